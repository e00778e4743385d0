import type { FilePreview, ImportReport, RefusedRow } from '../../../utils/contract/embedded-view';
import { numberOf, type PanelProps } from './panel';

interface ImportResultProps extends Pick<PanelProps, 'api' | 'words'> {
  readonly report: ImportReport;
  readonly preview: FilePreview;
}

/** Rows that are listed on the page; the saved list has all. */
const SHOWN = 20;

/** What became of each row. What was not taken can be saved, corrected and fed in again. */
export function ImportResult({ api, words, report, preview }: ImportResultProps) {
  const { e } = words;
  const { rows, created, updated, unchanged, refused, end } = report;
  const counts = [rows, created, updated, unchanged, refused.length].map((count) => numberOf(count, words));
  return (
    <>
      <p role="status" class={end === 'complete' ? 'saved' : 'error'}>
        {end === 'complete' && rows === 0 ? e('report_empty') : e(`report_${end}`, ...counts)}
      </p>
      {refused.length > 0 && (
        <>
          <RefusedTable refused={refused.slice(0, SHOWN)} words={words} />
          {refused.length > SHOWN && (
            <p class="muted">{e('report_more', numberOf(SHOWN, words), numberOf(refused.length, words))}</p>
          )}
          <div class="actions">
            <button type="button" class="button" onClick={() => api.saveReport(report)}>
              {e('report_save')}
            </button>
            <button type="button" class="button" onClick={() => api.saveRefused(report, preview)}>
              {e('report_save_rows')}
            </button>
          </div>
          <p class="hint">{e('report_save_hint')}</p>
        </>
      )}
    </>
  );
}

function RefusedTable({
  refused,
  words: { e },
}: { readonly refused: readonly RefusedRow[] } & Pick<PanelProps, 'words'>) {
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={e('report_table')}>
      <table>
        <caption>{e('report_table')}</caption>
        <thead>
          <tr>
            <th scope="col">{e('report_row')}</th>
            <th scope="col">{e('report_column')}</th>
            <th scope="col">{e('report_reason')}</th>
          </tr>
        </thead>
        <tbody>
          {refused.flatMap(({ line, problems }) =>
            problems.map(({ code, column }, at) => (
              <tr key={`${line}-${at}`}>
                <td class="number">{line}</td>
                <td>{column ?? '–'}</td>
                <td>{e(`problem_${code}`)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
