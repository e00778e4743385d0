import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../shared/Icon';
import type { OptionsWords } from './words';

interface SectionFrameProps {
  readonly title: string;
  readonly intro: string;
  readonly words: OptionsWords;
  readonly locked?: boolean;
  readonly children: ComponentChildren;
}

/** Heading, one sentence of purpose, and the administrator's lock where it holds. */
export function SectionFrame({ title, intro, words, locked, children }: SectionFrameProps) {
  return (
    <section class="section" aria-labelledby="section-title">
      <h2 id="section-title">{title}</h2>
      <p class="muted intro">{intro}</p>
      {locked && (
        <p class="locked">
          <Icon name="lock" /> {words.o('locked')}
        </p>
      )}
      {children}
    </section>
  );
}

interface SaveFormProps {
  readonly words: OptionsWords;
  readonly locked: boolean;
  /** False: there is something to correct, or it could not be saved; the form stays as it is. */
  readonly onSave: () => Promise<'saved' | 'failed' | 'invalid'>;
  readonly children: ComponentChildren;
  readonly extra?: ComponentChildren;
}

/** A form with one save button, which says aloud what became of it. */
export function SaveForm({ words, locked, onSave, children, extra }: SaveFormProps) {
  const { o } = words;
  const [outcome, setOutcome] = useState<'saved' | 'failed' | 'invalid' | 'busy' | null>(null);
  return (
    <form
      noValidate
      class="stack"
      onInput={() => setOutcome(null)}
      onSubmit={(event) => {
        event.preventDefault();
        setOutcome('busy');
        void onSave().then(setOutcome);
      }}
    >
      <fieldset class="stack" disabled={locked}>
        {children}
      </fieldset>
      {!locked && (
        <div class="actions save">
          <button type="submit" class="button primary" disabled={outcome === 'busy'}>
            {o('save')}
          </button>
          {extra}
          <span role="status" class={outcome === 'failed' ? 'error' : 'saved'}>
            {outcome === 'saved' && (
              <>
                <Icon name="agree" /> {o('saved')}
              </>
            )}
            {outcome === 'failed' && o('not_saved')}
          </span>
        </div>
      )}
    </form>
  );
}
