import { useState } from 'preact/hooks';
import type { ReminderLine, ReminderList } from '../../utils/contract/reminders';
import { formatDay } from '../../utils/ui/strings/language';
import type { PopupKey } from '../../utils/ui/strings/popup.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { PopupEvents } from './events';

/** `silent`: the background did not answer. */
export type RemindersData = ReminderList | 'silent' | null;

interface RemindersProps {
  /** Null while it is asked for. */
  readonly data: RemindersData;
  /** The last renewal found nothing to start from. */
  readonly isRefused: boolean;
  readonly t: Translate;
  readonly p: Translate<PopupKey>;
  readonly on: Pick<PopupEvents, 'renew'>;
}

/** As many as the popup shows without scrolling away what it is opened for. */
const FIRST = 3;

/** Consents that end soon, each with a button that starts the form which takes its place. */
export function Reminders({ data, isRefused, t, p, on }: RemindersProps) {
  const [isOpen, setOpen] = useState(false);
  if (data === null || (data !== 'silent' && data.withinDays === 0)) return null;
  const lines = data === 'silent' ? [] : data.lines;
  const hidden = isOpen ? 0 : Math.max(0, lines.length - FIRST);
  return (
    <section class="reminders" aria-labelledby="reminders-title">
      <h2 id="reminders-title">{p('reminders_title')}</h2>
      {data === 'silent' ? (
        <p role="status">{p('reminders_silent')}</p>
      ) : (
        <>
          <p class="hint">{about(data, p)}</p>
          {lines.length > 0 && (
            <ul>
              {lines.slice(0, lines.length - hidden).map((line) => (
                <Reminder key={line.consentId} line={line} t={t} p={p} on={on} />
              ))}
            </ul>
          )}
          {hidden > 0 && (
            <button type="button" class="button quiet" onClick={() => setOpen(true)}>
              {p('reminders_all', `${lines.length}`)}
            </button>
          )}
          {data.more && hidden === 0 && <p class="hint">{p('reminders_more')}</p>}
        </>
      )}
      {isRefused && (
        <p role="alert" class="error">
          {p('reminders_refused')}
        </p>
      )}
    </section>
  );
}

function Reminder({ line, t, p, on }: { readonly line: ReminderLine } & Pick<RemindersProps, 't' | 'p' | 'on'>) {
  const { consentId, memberMasked, form, endsOn, daysLeft, ends, isPractice } = line;
  const day = formatDay(endsOn, t('language'));
  const when = daysLeft === 0 ? p('reminder_today') : p('reminder_on', day, daysIn(daysLeft, t('language')));
  return (
    <li>
      <p>
        <span class="reminder-who">
          {t('member')} <b translate={false}>{memberMasked}</b>
          {isPractice && <span class="tag">{t('demonstration')}</span>}
        </span>
        <span class="hint">
          {p(`reminder_${form}`)} · {when}
          {ends === 'part' && ` · ${p('reminder_part')}`}
        </span>
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={() => on.renew(consentId)}>
          {p('reminder_renew')}
          <span class="sr"> {memberMasked}</span>
        </button>
      </div>
    </li>
  );
}

/** What was gone through, and that nothing was found where nothing was. */
function about({ withinDays, scope, lines }: ReminderList, p: Translate<PopupKey>): string {
  const days = `${withinDays}`;
  const what = p(lines.length > 0 ? 'reminders_within' : 'reminders_none', days);
  return scope === 'asked' ? `${what} ${p('reminders_asked')}` : what;
}

/** `in 12 days`, `tomorrow`. */
function daysIn(days: number, language: string): string {
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
}
