import type { RemindersData } from '../../../components/popup/Reminders';
import type { ReminderLine } from '../../../utils/contract/reminders';

const LINES: readonly ReminderLine[] = [
  { memberMasked: '9•••••05F', form: 'ascmi-ab133', endsOn: '2026-11-24', daysLeft: 0, ends: 'all' },
  { memberMasked: '2•••••G56', form: 'ascmi-non-ab133', endsOn: '2026-11-25', daysLeft: 1, ends: 'all' },
  { memberMasked: '9•••••01A', form: 'ascmi-ab133', endsOn: '2026-12-09', daysLeft: 15, ends: 'part' },
  { memberMasked: '9•••••13V', form: 'ascmi-ab133', endsOn: '2026-12-23', daysLeft: 29, ends: 'all' },
].map((line, at) => ({ ...line, consentId: `c-${at}`, isPractice: at === 1 }) as ReminderLine);

/** `reminders`: some; `=none`, `=asked`, `=many`, `=silent`: the other states. Without it the list is not there yet. */
export function remindersIn(query: URLSearchParams): RemindersData {
  const state = query.get('reminders');
  if (state === null) return null;
  if (state === 'silent') return 'silent';
  const isNone = state === 'none' || state === 'asked';
  return {
    withinDays: 30,
    scope: state === 'asked' ? 'asked' : 'registry',
    lines: isNone ? [] : LINES,
    more: state === 'many',
  };
}
