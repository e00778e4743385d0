import { useId, useState } from 'preact/hooks';
import { isPicture, readScan } from './scan';
import { errorText, type StepProps } from './props';

/** Adds the scan of a form that was signed on paper, with a preview. */
export function ScanUpload(props: StepProps) {
  const { draft, change, f } = props;
  const id = useId();
  const [problem, setProblem] = useState<'type' | 'size' | null>(null);

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const reading = await readScan(file);
    setProblem(reading.ok ? null : reading.problem);
    change(reading.ok ? { scan: reading.dataUrl, scanName: file.name } : { scan: '', scanName: '' });
  }

  const error = problem ? f(`paper_scan_${problem}`) : errorText(props, 'scan');
  return (
    <div class="field">
      <label for={id}>{f('paper_scan')}</label>
      <input
        id={id}
        type="file"
        accept="application/pdf,image/png,image/jpeg"
        aria-describedby={`${id}-about`}
        {...(error ? { 'aria-invalid': true } : {})}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <div id={`${id}-about`}>
        <p class="hint">{f('paper_scan_hint')}</p>
        {error && <p class="error">{error}</p>}
      </div>
      {draft.scan && (
        <figure class="scan">
          <figcaption>{draft.scanName}</figcaption>
          {isPicture(draft.scan) ? (
            <img src={draft.scan} alt={f('paper_scan_preview')} />
          ) : (
            <embed src={draft.scan} type="application/pdf" title={f('paper_scan_preview')} />
          )}
          <button type="button" class="button" onClick={() => change({ scan: '', scanName: '' })}>
            {f('paper_scan_remove')}
          </button>
        </figure>
      )}
    </div>
  );
}
