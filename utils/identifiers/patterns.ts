import type { IdentifierKind } from '../ascmi/identifiers';

/**
 * Shapes that identify by themselves, in the order in which they are tried: a BIC holds a CIN, and a CIN with a check digit holds one too.
 * Sources: DHCS BIC design (14 characters: CIN, check digit, Julian issue date YDDD), CMS MBI format (11 characters without S L O I B Z).
 */
const CIN_LETTER = 'ACDEFGHMNTUVWXYZ';
const MBI_LETTER = 'AC-HJKMNP-RT-Y';
const START = '(?<![A-Z0-9])';
const END = '(?![A-Z0-9])';
const JULIAN_DAY = '00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6]';

const BIC = new RegExp(`${START}(9\\d{7}[${CIN_LETTER}])[ -]?(\\d)[ -]?(\\d)(${JULIAN_DAY})${END}`, 'gi');
const CIN_CHECK = new RegExp(`${START}(9\\d{7}[${CIN_LETTER}])(\\d)${END}`, 'gi');
const CIN = new RegExp(`${START}9\\d{7}[${CIN_LETTER}]${END}`, 'gi');
/** A card number often comes in groups: `9000 0001 A`, `9000-0001-A`. Only next to a label of the CIN's own. */
const CIN_GROUPED = new RegExp(`${START}9\\d{3}[ -]\\d{4}[ -]?[${CIN_LETTER}]${END}`, 'gi');
/** Any last letter: the card's leaflet gives "A, B, C" as examples. Only next to a label of the CIN's own, and never more than low. */
const CIN_LOOSE = new RegExp(`${START}9\\d{7}[A-Z]${END}`, 'gi');
const MBI = new RegExp(
  `${START}[1-9][${MBI_LETTER}][0-9${MBI_LETTER}]\\d-?[${MBI_LETTER}][0-9${MBI_LETTER}]\\d-?[${MBI_LETTER}]{2}\\d{2}${END}`,
  'gi',
);
const CDCR = new RegExp(`${START}(?:[A-Z]-?\\d{5}|[A-Z]{2}-?\\d{4})${END}`, 'gi');

/** What a shape found. `form` says which shape: it decides how much a label must add. */
export interface ShapeMatch {
  readonly kind: Extract<IdentifierKind, 'BIC' | 'CIN' | 'MBI'>;
  readonly value: string;
  readonly cin?: string;
  readonly form: 'bic' | 'cin' | 'cin-check' | 'mbi';
  /** Offsets into the text that was searched. */
  readonly start: number;
  readonly end: number;
}

/** BICs, CINs and MBIs in `text` (normalised, any case), left to right, never overlapping. */
export function findShapes(text: string): ShapeMatch[] {
  const found: ShapeMatch[] = [];
  const taken = (start: number, end: number) => found.some((one) => start < one.end && end > one.start);
  const add = (pattern: RegExp, make: (match: RegExpMatchArray) => Omit<ShapeMatch, 'start' | 'end'>) => {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (!taken(match.index, end)) found.push({ ...make(match), start: match.index, end });
    }
  };
  const upper = (match: RegExpMatchArray, group = 0) => (match[group] ?? '').toUpperCase();
  add(BIC, (match) => ({
    kind: 'BIC',
    value: upper(match).replace(/[ -]/g, ''),
    cin: upper(match, 1),
    form: 'bic',
  }));
  add(CIN_CHECK, (match) => ({ kind: 'CIN', value: upper(match, 1), cin: upper(match, 1), form: 'cin-check' }));
  add(CIN, (match) => ({ kind: 'CIN', value: upper(match), cin: upper(match), form: 'cin' }));
  add(MBI, (match) => ({ kind: 'MBI', value: upper(match).replace(/-/g, ''), form: 'mbi' }));
  return found.sort((left, right) => left.start - right.start);
}

/** The parts of a card number. The issue date's decade is not on the card, so it is never part of an identity. */
export function splitBic(value: string): { cin: string; check: string; yearDigit: string; dayOfYear: number } | null {
  BIC.lastIndex = 0;
  const match = BIC.exec(value);
  const [, cin, check, yearDigit, day] = match ?? [];
  if (cin === undefined || check === undefined || yearDigit === undefined || day === undefined) return null;
  return { cin: cin.toUpperCase(), check, yearDigit, dayOfYear: Number(day) };
}

/** The first thing in `text` that a CIN label may vouch for although the strict shape refuses it. */
export function findLooseCin(text: string): { value: string; strict: boolean; start: number; end: number } | null {
  for (const [pattern, strict] of [
    [CIN_GROUPED, true],
    [CIN_LOOSE, false],
  ] as const) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    if (match !== null) {
      const value = match[0].replace(/[ -]/g, '').toUpperCase();
      return { value, strict, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}

export function findCdcr(text: string): { value: string; start: number; end: number } | null {
  CDCR.lastIndex = 0;
  const match = CDCR.exec(text);
  if (match === null) return null;
  return {
    value: match[0].replace(/-/g, '').toUpperCase(),
    start: match.index,
    end: match.index + match[0].length,
  };
}
