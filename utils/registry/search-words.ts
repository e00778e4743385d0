import { CIN_SYSTEM, type Identifier } from '../ascmi/identifiers';
import { lastDayOf } from './consent-end';
import { containedPatient } from './person';
import type { ConsentResource } from './resources';

/**
 * What a person may search by, as words that are stored only as keyed digests: each number without its system, each part of a name and the
 * birth date where the record keeps them, and by which reminders find it: its last day. The prefix keeps them apart from `system|value`, by which look-ups ask.
 */
const PREFIX = 'search:';
const BIC = /^(9\d{7}[A-Z])\d{5}$/;

const numberWord = (value: string): string => {
  const plain = value.toUpperCase().replace(/[\s-]/g, '');
  return `${PREFIX}number:${BIC.exec(plain)?.[1] ?? plain}`;
};
const nameWord = (part: string): string =>
  `${PREFIX}name:${part.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()}`;
const bornWord = (day: string): string => `${PREFIX}born:${day}`;
/** Finds what states this last day, `YYYY-MM-DD`. No query of a person makes such a word. */
export const endWord = (day: string): string => `${PREFIX}ends:${day}`;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const partsOf = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

/** The name that a contained Patient carries, as one line; null where the record keeps none. */
export function nameOf(consent: ConsentResource): string | null {
  const names = containedPatient(consent)?.['name'];
  const [first] = Array.isArray(names) ? (names as unknown[]) : [];
  if (typeof first !== 'object' || first === null) return null;
  const { text, given, family } = first as { text?: unknown; given?: unknown; family?: unknown };
  if (isText(text)) return text;
  const parts = [...(Array.isArray(given) ? (given as unknown[]) : []), family].filter(isText);
  return parts.length > 0 ? parts.join(' ') : null;
}

/** The CIN first: members are counted by the first. */
export function cinFirst(identifiers: readonly Identifier[]): Identifier[] {
  const isCin = ({ system }: Identifier) => system === CIN_SYSTEM;
  return [...identifiers.filter(isCin), ...identifiers.filter((one) => !isCin(one))];
}

export function wordsOfRecord(consent: ConsentResource, identifiers: readonly Identifier[]): string[] {
  const birthDate = containedPatient(consent)?.birthDate;
  const lastDay = lastDayOf(consent);
  return [
    ...identifiers.map(({ value }) => numberWord(value)),
    ...partsOf(nameOf(consent) ?? '').map(nameWord),
    ...(isText(birthDate) ? [bornWord(birthDate)] : []),
    ...(lastDay === null ? [] : [endWord(lastDay)]),
  ];
}

/** All of them must be in the record. A word with a digit is a number or a day; the others are parts of a name. */
export function wordsOfQuery(text: string, readDay: (text: string) => string | null): string[] {
  return partsOf(text).map((part) => {
    const day = readDay(part);
    return day !== null ? bornWord(day) : /\d/.test(part) ? numberWord(part) : nameWord(part);
  });
}
