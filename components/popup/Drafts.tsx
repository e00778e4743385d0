import { useState } from 'preact/hooks';
import type { DraftLine } from '../../utils/contract/form-drafts';
import type { PopupKey } from '../../utils/ui/strings/popup.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { ago } from '../banner/ago';
import type { PopupEvents } from './events';

interface DraftsProps {
  readonly lines: readonly DraftLine[];
  readonly nowMs: number;
  readonly t: Translate;
  readonly p: Translate<PopupKey>;
  readonly on: PopupEvents;
}

/** Unfinished forms: go on with one, or give it up. Giving up asks once more in place. */
export function Drafts({ lines, nowMs, t, p, on }: DraftsProps) {
  const [doubted, setDoubted] = useState('');
  if (lines.length === 0) return null;
  const day = (ms: number) => new Intl.DateTimeFormat(`${t('language')}-US`, { dateStyle: 'medium' }).format(ms);
  return (
    <section class="drafts" aria-labelledby="drafts-title">
      <h2 id="drafts-title">{p('drafts_title')}</h2>
      <ul>
        {lines.map(({ formId, who, savedAtMs, expiresAtMs, isOpen }) => (
          <li key={formId}>
            <p>
              <b translate={false}>{who ? p('draft_who', who) : p('draft_nobody')}</b>
              <span class="hint">{p('draft_when', ago(nowMs - savedAtMs, t), day(expiresAtMs))}</span>
            </p>
            <div class="actions">
              <button type="button" class="button" onClick={() => on.resumeDraft(formId)}>
                {p(isOpen ? 'draft_show' : 'draft_resume')}
                <span class="sr"> {who}</span>
              </button>
              <button
                type="button"
                class="button quiet"
                onClick={() => (doubted === formId ? on.discardDraft(formId) : setDoubted(formId))}
              >
                {p(doubted === formId ? 'draft_discard_sure' : 'draft_discard')}
                <span class="sr"> {who}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
