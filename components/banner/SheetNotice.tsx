import { useState } from 'preact/hooks';
import type { Translate } from '../../utils/ui/strings/translate';

/** The official notice, to be put into the message or onto the cover sheet before the share goes on. */
export function SheetNotice({
  notice,
  t,
  onCopy,
}: {
  readonly notice: string;
  readonly t: Translate;
  /** False where the browser refused: the text can still be selected by hand. */
  readonly onCopy: (text: string) => Promise<boolean>;
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');
  return (
    <section>
      <h3>{t('notice_title')}</h3>
      <p>{t('notice_hint')}</p>
      <blockquote class="notice-text" lang="en" tabIndex={0}>
        {notice}
      </blockquote>
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => void onCopy(notice).then((done) => setState(done ? 'copied' : 'refused'))}
        >
          {t('notice_copy')}
        </button>
      </div>
      <p class="fine" role="status">
        {state === 'idle' ? '' : t(state === 'copied' ? 'notice_copied' : 'notice_refused')}
      </p>
    </section>
  );
}
