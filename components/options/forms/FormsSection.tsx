import { useState } from 'preact/hooks';
import { FORM_LANGUAGES } from '../../../utils/contract/form-language';
import { FORM_DOCUMENTS } from '../../../utils/forms/model';
import { overviewOf, withForm, type FormOverview } from '../../../utils/forms/overview';
import { SHIPPED } from '../../../utils/forms/questionnaires/shipped';
import type { SectionProps } from '../section-props';
import { SectionFrame } from '../Section';
import { Languages, Remarks } from './FormFacts';
import { LoadForm } from './LoadForm';

/** What was done last, and the list as it was before: one step back. */
interface Done {
  readonly text: 'forms_kept' | 'forms_removed' | 'forms_undone';
  readonly before: readonly unknown[] | null;
}

/** Which wording each of the three documents has, and the way to load the official one. */
export function FormsSection({ settings, words, locked, save }: SectionProps) {
  const { o } = words;
  const { forms } = settings.values;
  const [done, setDone] = useState<Done | 'failed' | null>(null);
  const loaded = forms.map((source) => ({ source, overview: overviewOf(source, FORM_LANGUAGES) }));
  const usable = loaded.filter(({ overview }) => overview.faults.length === 0);
  const unusable = loaded.filter(({ overview }) => overview.faults.length > 0);

  async function write(next: readonly unknown[], outcome: Done): Promise<void> {
    setDone((await save({ forms: next })) ? outcome : 'failed');
  }
  const remove = (source: unknown) =>
    write(
      forms.filter((form) => form !== source),
      { text: 'forms_removed', before: forms },
    );

  return (
    <SectionFrame title={o('nav_forms')} intro={o('forms_intro')} words={words} locked={locked}>
      {FORM_DOCUMENTS.map((document) => {
        // The last one wins, as in the catalog of the form page.
        const own = usable.findLast(({ overview }) => overview.document === document);
        const shipped = SHIPPED.map((form) => overviewOf(form)).find((one) => one.document === document);
        const overview = own?.overview ?? shipped;
        return (
          <section class="stack card" key={document} aria-labelledby={`form-${document}`}>
            <h3 id={`form-${document}`}>{o(`forms_doc_${document}`)}</h3>
            <p>{o(own ? (locked ? 'forms_managed' : 'forms_loaded') : 'forms_shipped')}</p>
            {overview && own && <Facts overview={overview} words={words} />}
            {overview && !own && <p class="muted">{o('forms_version', overview.version)}</p>}
            {own && !locked && (
              <div class="actions">
                <button type="button" class="button" onClick={() => void remove(own.source)}>
                  {o('forms_remove')}
                </button>
              </div>
            )}
          </section>
        );
      })}
      {unusable.length > 0 && (
        <section class="stack card" aria-labelledby="forms-unusable">
          <h3 id="forms-unusable">{o('forms_unusable')}</h3>
          <p>{o('forms_unusable_text')}</p>
          {unusable.map(({ source, overview }, at) => (
            <div class="stack" key={at}>
              <h4>{overview.title || o('forms_untitled')}</h4>
              <Remarks remarks={overview.faults} words={words} />
              {!locked && (
                <div class="actions">
                  <button type="button" class="button" onClick={() => void remove(source)}>
                    {o('forms_remove_unusable')}
                  </button>
                </div>
              )}
            </div>
          ))}
        </section>
      )}
      <div role="status" class="forms-done">
        {done === 'failed' && <p class="error">{o('not_saved')}</p>}
        {done && done !== 'failed' && <p>{o(done.text)}</p>}
      </div>
      {done && done !== 'failed' && done.before && !locked && (
        <div class="actions">
          <button
            type="button"
            class="button"
            onClick={() => void write(done.before ?? [], { text: 'forms_undone', before: null })}
          >
            {o('forms_undo')}
          </button>
        </div>
      )}
      {!locked && (
        <LoadForm
          words={words}
          present={usable.map(({ overview }) => overview)}
          onTake={(source) => write(withForm(forms, source), { text: 'forms_kept', before: forms })}
        />
      )}
    </SectionFrame>
  );
}

function Facts({ overview, words }: { readonly overview: FormOverview } & Pick<SectionProps, 'words'>) {
  const { o } = words;
  return (
    <>
      <p>
        <strong>{overview.title || o('forms_untitled')}</strong> <bdi>{o('forms_version', overview.version)}</bdi>
      </p>
      {overview.isReconstruction && <p>{o('forms_still_reconstruction')}</p>}
      <Languages overview={overview} words={words} />
    </>
  );
}
