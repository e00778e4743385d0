import { useEffect, useId, useState } from 'preact/hooks';
import { blobOf, isPicture, readScan } from './scan';
import { errorText, type StepProps } from './props';

/** Adds the scan of a form that was signed on paper, with a preview. */
export function ScanUpload(props: StepProps) {
  const { draft, change, f } = props;
  const id = useId();
  const [problem, setProblem] = useState<'type' | 'size' | null>(null);

  const [address, setAddress] = useState('');
  useEffect(() => {
    if (draft.scan === '' || isPicture(draft.scan)) return undefined;
    // An extension's page may not embed a PDF, so it is opened in a tab of its own.
    const url = URL.createObjectURL(blobOf(draft.scan));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [draft.scan]);

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
            <a href={address} target="_blank" rel="noreferrer">
              {f('paper_scan_open')}
            </a>
          )}
          <button type="button" class="button" onClick={() => change({ scan: '', scanName: '' })}>
            {f('paper_scan_remove')}
          </button>
        </figure>
      )}
    </div>
  );
}
