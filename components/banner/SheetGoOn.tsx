import { LONGEST_REASON, SHORTEST_REASON } from '../../utils/contract/views';
import type { Translate } from '../../utils/ui/strings/translate';

export interface SheetGoOnProps {
  readonly t: Translate;
  readonly busy: boolean;
  readonly onGoOn: (reason: string) => void;
}

/** The way past a warning: it takes a few words, which the audit log keeps. Never the button that stands out. */
export function SheetGoOn({ t, busy, onGoOn }: SheetGoOnProps) {
  return (
    <form
      class="choose"
      onSubmit={(event) => {
        event.preventDefault();
        onGoOn(((new FormData(event.currentTarget).get('goOnReason') ?? '') as string).trim());
      }}
    >
      <label>
        <span>{t('go_on_reason')}</span>
        <textarea
          name="goOnReason"
          rows={2}
          minLength={SHORTEST_REASON}
          maxLength={LONGEST_REASON}
          required
          disabled={busy}
        />
        <span class="fine">{t('go_on_hint')}</span>
      </label>
      <button type="submit" class="button" disabled={busy}>
        {t('remedy_proceed')}
      </button>
    </form>
  );
}
