import { fold } from './text';

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, may: 5, jun: 6, jul: 7, aug: 8, sep: 9, oct: 10, nov: 11, dec: 12,
  ene: 1, abr: 4, ago: 8, set: 9, dic: 12,
}; // prettier-ignore

const ISO = '((?:19|20)\\d{2})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d)';
const US = '(\\d{1,2})[-/.](\\d{1,2})[-/.]((?:19|20)\\d{2}|\\d{2})(?!\\d)';
const DAY_FIRST = '(\\d{1,2})(?:st|nd|rd|th)?[ -](?:de )?([a-z]{3,10})\\.?,?[ -](?:de(?:l)? )?((?:19|20)\\d{2})';
const MONTH_FIRST = '([a-z]{3,10})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\\d{2})';
const COMPACT = '((?:19|20)\\d{2})([01]\\d)([0-3]\\d)(?!\\d)';
const DATE = new RegExp(`(?<!\\d)(?:${ISO}|${US}|${DAY_FIRST}|${MONTH_FIRST}|${COMPACT})`, 'g');

export interface DateMatch {
  /** `YYYY-MM-DD` */
  readonly iso: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Calendar dates in `text`, as portals write them: ISO, US order (day first where the month cannot be), `03-Sept-1943`, `Tuesday, January 18,
 * 2005`, `18 de enero de 2005`, DICOM's `20050118`. A two-digit year is read as the past century when above 30.
 */
export function findDates(text: string): DateMatch[] {
  const found: DateMatch[] = [];
  for (const match of fold(text).matchAll(DATE)) {
    const iso = toIso(match);
    if (iso !== null) found.push({ iso, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

function toIso(match: RegExpMatchArray): string | null {
  const part = (index: number) => match[index];
  const month = (name: string | undefined) => MONTHS[(name ?? '').slice(0, 3)];
  if (part(1) !== undefined) return build(part(1), Number(part(2)), part(3));
  if (part(6) !== undefined) {
    const [first, second] = [Number(part(4)), Number(part(5))];
    return first > 12 ? build(part(6), second, String(first)) : build(part(6), first, String(second));
  }
  if (part(9) !== undefined) return build(part(9), month(part(8)), part(7));
  if (part(12) !== undefined) return build(part(12), month(part(10)), part(11));
  return build(part(13), Number(part(14)), part(15));
}

function build(year: string | undefined, month: number | undefined, day: string | undefined): string | null {
  if (year === undefined || month === undefined || day === undefined) return null;
  const full = year.length === 2 ? (Number(year) > 30 ? `19${year}` : `20${year}`) : year;
  const dayNumber = Number(day);
  if (month < 1 || month > 12 || dayNumber < 1 || dayNumber > 31) return null;
  return `${full}-${String(month).padStart(2, '0')}-${String(dayNumber).padStart(2, '0')}`;
}

/** An age right after a date ("2005-01-18 (21y)", "01/02/1980 46 yrs", "43 años") makes it a date of birth although no label says so. */
export function hasAgeAfter(text: string, { iso, end }: DateMatch): boolean {
  const after = fold(text.slice(end, end + 24));
  const bare = /^ ?\((\d{1,3})\)/.exec(after)?.[1];
  if (bare !== undefined) return isAge(Number(bare), iso);
  return /^[\s,;·|(-]{0,4}(?:age:? ?|edad:? ?)?\d{1,3} ?(?:y\b|yo\b|y\/o|yrs?\b|years?|anos\b|m\b|f\b)/.test(after);
}

/** "(31)" after a date may be a count of anything: it is an age where it is the right one. Infants' would be right by chance. */
const isAge = (years: number, iso: string): boolean =>
  years > 2 && Math.abs(new Date().getFullYear() - Number(iso.slice(0, 4)) - years) <= 1;
