import { useState } from 'preact/hooks';
import { FORM_LANGUAGES } from '../../../utils/contract/form-language';
import { overviewOf, type FormOverview } from '../../../utils/forms/overview';
import { FileField } from '../embedded/FileField';
import type { SectionProps } from '../section-props';
import { Languages, Remarks } from './FormFacts';

/** A form in all languages is some hundred kilobytes; the browser's storage holds what is taken. */
const MAX_BYTES = 2_000_000;

interface LoadFormProps extends Pick<SectionProps, 'words'> {
  /** Loaded before and in use. */
  readonly present: readonly FormOverview[];
  readonly onTake: (source: unknown) => Promise<void>;
}

/** A Questionnaire from a file: read, shown for what it is, and used only when confirmed. */
export function LoadForm({ words, present, onTake }: LoadFormProps) {
  const { o } = words;
  const [found, setFound] = useState<{ readonly source: unknown; readonly overview: FormOverview } | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);

  async function read(file: File): Promise<void> {
    const source = file.size > MAX_BYTES ? undefined : parsed(await file.text());
    setUnreadable(source === undefined);
    setFound(source === undefined ? null : { source, overview: overviewOf(source, FORM_LANGUAGES) });
  }

  return (
    <div class="stack card">
      <FileField
        label={o('forms_file')}
        hint={o('forms_file_hint')}
        accept=".json,application/json,application/fhir+json"
        disabled={false}
        onFile={(file) => void read(file)}
      />
      <div role="status">
        {isUnreadable && <p class="error">{o('forms_unreadable')}</p>}
        {found && <p>{o('forms_preview', found.overview.title || o('forms_untitled'))}</p>}
      </div>
      {found && <Preview overview={found.overview} present={present} words={words} />}
      {found && (
        <div class="actions">
          {found.overview.faults.length === 0 && (
            <button
              type="button"
              class="button primary"
              onClick={() => void onTake(found.source).then(() => setFound(null))}
            >
              {o('forms_take')}
            </button>
          )}
          <button type="button" class="button" onClick={() => setFound(null)}>
            {o('forms_do_not_take')}
          </button>
        </div>
      )}
    </div>
  );
}

function Preview({
  overview,
  present,
  words,
}: { readonly overview: FormOverview } & Pick<LoadFormProps, 'present' | 'words'>) {
  const { o } = words;
  const { document, version, url, faults, notes, questions } = overview;
  const earlier = present.find((one) => one.document === document);
  const name = document && o(`forms_doc_${document}`);
  return (
    <>
      <ul>
        {version && <li>{o('forms_version', version)}</li>}
        {url && <li class="break">{o('forms_address', url)}</li>}
        {questions > 0 && <li>{o('forms_questions', `${questions}`)}</li>}
        {name && (
          <li>
            {earlier
              ? o('forms_replaces_loaded', name, earlier.title || earlier.url)
              : o('forms_replaces_shipped', name)}
          </li>
        )}
        {overview.isReconstruction && <li>{o('forms_still_reconstruction')}</li>}
      </ul>
      {faults.length > 0 && (
        <>
          <h3 class="error">{o('forms_cannot')}</h3>
          <Remarks remarks={faults} words={words} />
          <p>{o('forms_cannot_text')}</p>
        </>
      )}
      {overview.languages.length > 0 && <Languages overview={overview} words={words} />}
      {notes.length > 0 && (
        <>
          <h3>{o('forms_know')}</h3>
          <Remarks remarks={notes} words={words} />
        </>
      )}
    </>
  );
}

/** Undefined: no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
