import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { ConsentState } from '../../utils/ascmi/outcomes';
import { BannerDetails } from '../banner/BannerDetails';
import { words } from '../banner/words';
import { Icon } from '../shared/Icon';
import { STATE_TONE } from '../shared/tone';
import type { Sitting } from './draft';
import type { OnFile } from './props';

interface ExistingProps {
  readonly onFile: OnFile;
  readonly sitting: Sitting;
  readonly f: Translate<FormKey>;
  readonly t: Translate;
  readonly onLookup: () => void;
  readonly onSitting: (sitting: Sitting) => void;
}

/** What can be done about a form on file. A registry that is silent must not stand in the way of taking it back. */
const SITTINGS: Readonly<Partial<Record<ConsentState, readonly Sitting[]>>> = {
  ALL: ['renew', 'change', 'revoke'],
  PART: ['renew', 'change', 'revoke'],
  DECL: ['renew', 'change'],
  EXP: ['renew', 'change'],
  WRONG: ['new', 'revoke'],
  AMBIG: ['new', 'revoke'],
  UNK: ['new', 'revoke'],
};

/** What is on file already, seen before a second form is signed. */
export function Existing({ onFile, sitting, f, t, onLookup, onSitting }: ExistingProps) {
  const button = (
    <div class="actions">
      <button type="button" class="button" disabled={onFile === 'busy'} onClick={onLookup}>
        {f(onFile === 'busy' ? 'lookup_busy' : 'lookup')}
      </button>
    </div>
  );
  if (onFile === 'unasked' || onFile === 'busy') {
    return (
      <section class="notice neutral" aria-live="polite">
        <Icon name="neutral" />
        <div class="notice-body">
          <h2>{f('existing_title')}</h2>
          {button}
        </div>
      </section>
    );
  }
  const state = onFile === 'silent' ? 'UNK' : onFile.state;
  const tone = STATE_TONE[state];
  const { title, text } = words(state, onFile === 'silent' ? null : onFile, t);
  const sittings = SITTINGS[state] ?? [];
  return (
    <section class={`notice ${tone}`} aria-live="polite">
      <Icon name={tone} />
      <div class="notice-body">
        <h2>
          {f('existing_title')}: {title}
        </h2>
        {state === 'NONE' && <p>{f('existing_none')}</p>}
        {state === 'UNK' && <p>{f('existing_unknown')}</p>}
        {state !== 'NONE' && state !== 'UNK' && (
          <>
            <p>{text}</p>
            {onFile !== 'silent' && onFile.lines.length > 0 && (
              <details>
                <summary>{t('choices_title')}</summary>
                <BannerDetails banner={{ ...onFile, contentCategories: [] }} t={t} />
              </details>
            )}
            <p>{f(sitting === 'revoke' ? 'existing_revoke' : 'existing_replace')}</p>
          </>
        )}
        {sittings.length > 0 && (
          <div class="actions" role="group" aria-label={f('sitting')}>
            {sittings.map((each) => (
              <button
                key={each}
                type="button"
                class="button"
                aria-pressed={sitting === each}
                onClick={() => onSitting(sitting === each ? 'new' : each)}
              >
                {f(`sitting_${each}`)}
              </button>
            ))}
          </div>
        )}
        {state === 'UNK' && button}
      </div>
    </section>
  );
}
