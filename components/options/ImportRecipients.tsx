import { useId, useState } from 'preact/hooks';
import type { RecipientSettings } from '../../utils/contract/settings';
import { importDirectoryCsv } from '../../utils/recipients/import-csv';
import { importOrganizationBundle } from '../../utils/recipients/import-fhir';
import type { DirectoryImport, ImportProblem } from '../../utils/recipients/import-report';
import type { SectionProps } from './section-props';

/** Remarks that are listed one by one; the count says how many there are. */
const SHOWN = 20;
/** A directory of every clinic in the state is a few megabytes; a file beyond this is something else. */
const MAX_BYTES = 20_000_000;

interface ImportProps extends Pick<SectionProps, 'words'> {
  readonly present: readonly RecipientSettings[];
  readonly onImport: (entries: RecipientSettings[]) => Promise<boolean>;
}

/** A directory from a spreadsheet (CSV) or a FHIR Organization bundle: read, shown with every remark, and taken only when confirmed. */
export function ImportRecipients({ words, present, onImport }: ImportProps) {
  const { o } = words;
  const id = useId();
  const [found, setFound] = useState<DirectoryImport | null>(null);
  const [state, setState] = useState<'idle' | 'unreadable' | 'done' | 'failed'>('idle');

  async function read(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const report = file.size > MAX_BYTES ? null : parse(await file.text());
    input.value = '';
    setFound(report);
    setState(report ? 'idle' : 'unreadable');
  }

  async function take({ entries }: DirectoryImport): Promise<void> {
    const fresh = new Map(entries.map((entry) => [entry.match, entry]));
    const kept = present.filter(({ match }) => !fresh.has(match));
    const isTaken = await onImport([...kept, ...fresh.values()]);
    setState(isTaken ? 'done' : 'failed');
    if (isTaken) setFound(null);
  }

  return (
    <div class="stack card">
      <div class="field">
        <label for={id}>{o('import_file')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json,application/fhir+json"
          aria-describedby={`${id}-about`}
          onChange={(event) => void read(event.currentTarget)}
        />
        <p class="hint" id={`${id}-about`}>
          {o('import_hint')}
        </p>
      </div>
      <div role="status">
        {state === 'unreadable' && <p class="error">{o('import_unreadable')}</p>}
        {state === 'failed' && <p class="error">{o('not_saved')}</p>}
        {state === 'done' && <p>{o('import_done')}</p>}
        {found && <p>{o('import_found', `${found.entries.length}`, `${found.rejected.length}`)}</p>}
      </div>
      {found && found.problems.length > 0 && <Remarks problems={found.problems} words={words} />}
      {found && (
        <div class="actions">
          <button
            type="button"
            class="button primary"
            disabled={found.entries.length === 0}
            onClick={() => void take(found)}
          >
            {o('import_take', `${found.entries.length}`)}
          </button>
          <button type="button" class="button" onClick={() => setFound(null)}>
            {o('import_cancel')}
          </button>
        </div>
      )}
    </div>
  );
}

function Remarks({ problems, words: { o } }: { problems: readonly ImportProblem[] } & Pick<SectionProps, 'words'>) {
  return (
    <>
      <ul>
        {problems.slice(0, SHOWN).map(({ line, code, value }, at) => (
          <li key={at}>
            {o('import_line', `${line}`)} {o(`import_problem_${code}`)}
            {value && <> ({value})</>}
          </li>
        ))}
      </ul>
      {problems.length > SHOWN && <p class="muted">{o('recipients_more', `${SHOWN}`, `${problems.length}`)}</p>}
    </>
  );
}

function parse(text: string): DirectoryImport | null {
  if (!text.trimStart().startsWith('{')) return importDirectoryCsv(text);
  try {
    return importOrganizationBundle(JSON.parse(text));
  } catch {
    return null;
  }
}
