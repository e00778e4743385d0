import { formatDay } from './language';
import { listed } from './translate';

/**
 * Days, moments and lists in the client's language. Browsers know no Hmong: left to themselves they write it in English.
 * Western calendar and digits everywhere, since staff compare with the English beside it.
 */
interface OwnWords {
  readonly day: (date: Date) => string;
  /** Before the last of a list. */
  readonly and: string;
}

const OWN: Readonly<Record<string, OwnWords>> = {
  hmn: {
    day: (date) => `hnub tim ${date.getUTCDate()} lub ${date.getUTCMonth() + 1} hlis xyoo ${date.getUTCFullYear()}`,
    and: 'thiab',
  },
};

/** A calendar day, `YYYY-MM-DD`. */
export function clientDay(day: string, language: string): string {
  const own = OWN[language];
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  return own && !Number.isNaN(date.getTime()) ? own.day(date) : formatDay(day, language);
}

/** A moment in the zone of this computer. */
export function clientMoment(moment: Date, language: string): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${language}-US-u-ca-gregory-nu-latn`, options).format(moment);
  const own = OWN[language];
  if (!own) return format({ dateStyle: 'long', timeStyle: 'short' });
  const local = new Date(Date.UTC(moment.getFullYear(), moment.getMonth(), moment.getDate()));
  return `${own.day(local)}, ${format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** `a, b and c`. */
export function clientList(names: readonly string[], language: string): string {
  const own = OWN[language];
  const last = names.at(-1);
  if (!own || last === undefined || names.length === 1) return listed(names, language);
  return `${names.slice(0, -1).join(', ')} ${own.and} ${last}`;
}
