import type { ConsentResource } from './resources';

const PARTIAL_DAY = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/;

/**
 * The last day that a record itself states (`provision.period.end`), `YYYY-MM-DD` where it was signed; null where it states none. A partial
 * date covers its whole month or year, as FHIR has it. Whether anything holds until then is for the decision layer to say.
 */
export function lastDayOf(consent: ConsentResource): string | null {
  const end = objectAt(objectAt(consent, 'provision'), 'period')['end'];
  const [, year, month = '12', day] = (typeof end === 'string' ? PARTIAL_DAY.exec(end) : null) ?? [];
  if (year === undefined) return null;
  if (day !== undefined) return `${year}-${month}-${day}`;
  // Day 0 of the next month is the last of this one.
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

function objectAt(value: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> {
  const found = value[key];
  return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
}
