import type { IdentifierKind } from '../ascmi/identifiers';
import { findDates, hasAgeAfter } from './dates';
import { classifyLabel, findLabels, type LabelClass, type LabelMatch } from './labels';
import { readName } from './names';
import { findCdcr, findLooseCin, findShapes } from './patterns';
import { isDateLike, isNewYorkCin, isNpi, isPhoneLike, isPostalOrYear, isSsnLike } from './refuse';
import { squeeze } from './text';

/** How well the label vouches for the value: of the kind's own, of a kind that may hold it ("Policy Number"), a bare "ID", or nothing. */
export type Support = 'exact' | 'compatible' | 'weak' | 'none';

/** An identifier in a piece of text that reads as one: a cell, a line, a field. */
export interface Reading {
  readonly kind: Exclude<IdentifierKind, 'NAME_DOB'>;
  readonly value: string;
  readonly cin?: string;
  readonly support: Support;
  /** The shape was bent to fit: a loose last letter, a check digit without a valid date after it. */
  readonly bent: boolean;
  readonly label: string;
  readonly start: number;
}

export interface BirthDate {
  readonly iso: string;
  readonly start: number;
}

export interface TextReadings {
  readonly found: Reading[];
  readonly birthDates: BirthDate[];
  /** What the whole text is a label for; null when it is not just a label. */
  readonly labelFor: LabelClass | null;
}

/** Between a label and its value: "MRN: 123", "MRN #123", "mrn|123", "CIN is 9…". */
const GAP = /^[\s:#=|.()[\]*•·-]{0,10}(?:(?:is|es|number|no\.?)[\s:]+)?/i;
const TOKEN = /^[a-z0-9](?:[a-z0-9]|[-_](?=[a-z0-9])){2,24}(?![a-z0-9])/i;
/** An identifier with its system's short name before it: `KPX:778120`; alone in a cell also `kpx: 778120`. */
const PREFIXED = /^([A-Z]{2,6}):([A-Z0-9]*-?\d{3,12})(?![A-Za-z0-9])/;
const PREFIXED_CELL = /^([a-z]{2,6}):\s?([a-z0-9]*-?\d{3,12})$/i;
/** A label vouches for a shape this far behind it: "CIN (from card, verified by phone) 9…". */
const REACH = 40;

/**
 * Reads one block of normalised text. `outer` is what the page's structure says about it (a column header, a dt, a field's label); labels in
 * the text itself come first.
 */
export function readText(text: string, outer?: { is: LabelClass; text: string }): TextReadings {
  const labels = findLabels(text);
  const found: Reading[] = [];
  const shapes = findShapes(text);
  for (const shape of shapes) {
    const label = labelOf(labels, text, shape.start, shape.end) ?? outer;
    if (label?.is === 'REFUSED') continue;
    const bent = shape.form === 'cin-check' && /^[ -]?\d{4}(?!\d)/.test(text.slice(shape.end));
    const { kind, value, start, cin } = shape;
    const support = supportFor(kind, label?.is);
    found.push({ kind, value, start, bent, support, label: label?.text ?? '', ...(cin === undefined ? {} : { cin }) });
  }
  const covered = (at: number) => shapes.some((shape) => at < shape.end && at >= shape.start - 1);
  labels.forEach((label, index) => {
    if (label.is === 'DOB' || label.is === 'NAME' || label.is === 'REFUSED') return;
    if (label.is === 'ID' && !standsAlone(text, label.start)) return;
    const next = labels[index + 1];
    const gap = GAP.exec(text.slice(label.end))?.[0].length ?? 0;
    const from = label.end + gap;
    if ((next !== undefined && next.start < from) || covered(from)) return;
    const reading = valueAt(text.slice(from), label.is, from, squeeze(text.slice(label.start, label.end)));
    if (reading !== null && !(label.is === 'ID' && gap === 0)) found.push(reading);
  });
  if (outer !== undefined && found.length === 0) {
    const lead = text.length - text.trimStart().length;
    const own = text.trim();
    // Responsive tables say the column's title again in every cell.
    const again = own.startsWith(`${outer.text} `) ? outer.text.length + 1 : 0;
    const reading = wholeToken(own.slice(again), outer.is, lead + again, outer.text);
    if (reading !== null) found.push(reading);
  }
  const births = birthDates(text, labels, outer);
  if (found.length === 0) {
    const reading = bracketed(text, outer) ?? numberOfPerson(text, births);
    if (reading !== null) found.push(reading);
  }
  return { found, birthDates: births, labelFor: classifyLabel(squeeze(text)) };
}

function labelOf(labels: readonly LabelMatch[], text: string, start: number, end: number) {
  const before = labels.filter((label) => label.end <= start && label.is !== 'NAME' && label.is !== 'DOB').at(-1);
  if (before !== undefined) {
    const between = text.slice(before.end, start);
    const direct = GAP.exec(between)?.[0].length === between.length;
    const near = between.length <= REACH && !/\d/.test(between) && before.is !== 'REFUSED' && before.is !== 'ID';
    if (direct || near) return { is: before.is, text: squeeze(text.slice(before.start, before.end)) };
  }
  const after = labels.find((label) => label.start >= end);
  if (after !== undefined && /^\s?[([]\s?$/.test(text.slice(end, after.start)))
    return { is: after.is, text: squeeze(text.slice(after.start, after.end)) };
  return undefined;
}

/** Nothing before it but punctuation, a number or a seam: "Task ID" is no patient's. */
const standsAlone = (text: string, at: number): boolean => /(?:^|[|,;·•(/\n\d]\s*|\s{2})$/.test(text.slice(0, at));

function supportFor(kind: Reading['kind'], label: LabelClass | undefined): Support {
  switch (label) {
    case undefined:
    case 'NAME':
    case 'DOB':
    case 'REFUSED':
      return 'none';
    case 'CIN':
      return kind === 'CIN' || kind === 'BIC' ? 'exact' : 'none';
    case 'ID':
      return 'weak';
    case 'PLAN_ID':
    case 'MRN':
    case 'HMIS_ID':
    case 'MBI':
    case 'CDCR':
      return label === kind ? 'exact' : 'compatible';
  }
}

function valueAt(text: string, is: LabelClass, start: number, label: string): Reading | null {
  if (is === 'CIN') {
    const loose = findLooseCin(text.slice(0, 14));
    if (loose?.start !== 0) return null;
    return {
      kind: 'CIN',
      value: loose.value,
      cin: loose.value,
      support: loose.strict ? 'exact' : 'weak',
      bent: !loose.strict,
      label,
      start,
    };
  }
  if (is === 'CDCR') {
    const cdcr = findCdcr(text.slice(0, 12));
    return cdcr?.start === 0 ? { kind: 'CDCR', value: cdcr.value, support: 'exact', bent: false, label, start } : null;
  }
  if (is === 'MBI' || is === 'DOB' || is === 'NAME' || is === 'REFUSED') return null;
  const prefixed = PREFIXED.exec(text);
  if (prefixed !== null) return prefixedReading(prefixed, is, start, label);
  const token = TOKEN.exec(text)?.[0];
  if (token === undefined || !plausible(token, text, is)) return null;
  return {
    kind: is === 'ID' ? 'MRN' : is,
    value: token.toUpperCase(),
    support: is === 'ID' ? 'weak' : 'exact',
    bent: false,
    label,
    start,
  };
}

/** "Member ID: DOB:…" is a label without a value, and the next label. */
function prefixedReading(match: RegExpExecArray, is: LabelClass, start: number, label: string): Reading | null {
  const [, system = '', value = ''] = match;
  if (is !== 'ID' && is !== 'MRN' && is !== 'PLAN_ID' && is !== 'HMIS_ID') return null;
  if (findLabels(system).length > 0 || isNpi(value) || isSsnLike(value)) return null;
  return {
    kind: is === 'ID' ? 'MRN' : is,
    value: `${system}:${value}`.toUpperCase(),
    support: is === 'ID' ? 'weak' : 'exact',
    bent: false,
    label,
    start,
  };
}

function wholeToken(text: string, is: LabelClass, start: number, label: string): Reading | null {
  const bare = text.replace(/^[#(\s]+|[).,;\s]+$/g, '');
  const prefixed = PREFIXED_CELL.exec(bare);
  if (prefixed !== null) return prefixedReading(prefixed, is, start, label);
  const reading = valueAt(groupedNumber(bare, is), is, start, label);
  if (reading === null) return null;
  if (groupedNumber(bare, is) !== bare) return reading;
  const rest = bare.slice(TOKEN.exec(bare)?.[0].length ?? bare.length);
  return rest === '' || /^[\s,;(|/]/.test(rest) ? reading : null;
}

/** A number written in groups that fills its cell or field: "0031 2290", "WD 882 041". Phones and SSNs are written so too, and stay as they are. */
function groupedNumber(text: string, is: LabelClass): string {
  const grouped =
    (is === 'MRN' || is === 'PLAN_ID' || is === 'HMIS_ID') && /^(?:[A-Z]{1,3} )?\d{2,5}(?: \d{2,5}){1,3}$/.test(text);
  return grouped && !isPhoneLike(text) && !isSsnLike(text) ? text.replace(/ /g, '') : text;
}

/** What a token begins when it goes on over blanks and brackets: "900 12 3456", "(559) 555-0101" whose bracket the gap has taken. */
const LEADS_PHONE_OR_SSN = /^\d{3}(?:[- ]\d{2}[- ]\d{4}|\)? ?[ .-]?\d{3}[ .-]\d{4})(?!\d)/;

const DATE_AHEAD = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}/;

/** A number that may be an identifier: digits enough, and none of the things that digits also are. */
function plausible(token: string, text: string, is: LabelClass): boolean {
  const digits = token.replace(/\D/g, '').length;
  const letters = token.replace(/[^a-z]/gi, '').length;
  const enough = is === 'HMIS_ID' ? digits >= 2 : digits >= 3 && letters <= digits + 2;
  if (!enough || /^0+$/.test(token) || (is === 'ID' && digits < 4)) return false;
  if (isSsnLike(token) || isNewYorkCin(token) || isDateLike(token) || isPostalOrYear(token)) return false;
  if (LEADS_PHONE_OR_SSN.test(text)) return false;
  if (isPhoneLike(text.slice(0, 14).trim()) || isPhoneLike(token) || isDateLike(DATE_AHEAD.exec(text)?.[0] ?? ''))
    return false;
  return !isNpi(token) || is === 'MRN';
}

/** "Patient: Jane Doe (4685076)", "regarding DOE, Jane [4685076]". */
function bracketed(text: string, outer: { is: LabelClass; text: string } | undefined): Reading | null {
  const match = /[([]\s?(?:#|id:? ?)?(\d{5,12})\s?[)\]]/i.exec(text);
  const value = match?.[1];
  if (match === null || value === undefined || isNpi(value) || isSsnLike(value)) return null;
  const before = squeeze(text.slice(0, match.index));
  const lead =
    /^(.*?\b(?:patient|member|client|consumer|participant|regarding|re|for|chart|paciente|miembro|cliente)\b[\s:]*)?(.*)$/i.exec(
      before,
    );
  const name = lead?.[2] ?? '';
  const introduced = lead?.[1] !== undefined || outer?.is === 'NAME';
  const named = readName(name);
  if (named === null || !(introduced || /^[^,]+, /.test(name))) return null;
  return {
    kind: 'MRN',
    value,
    support: introduced ? 'compatible' : 'weak',
    bent: false,
    label: squeeze(lead?.[1] ?? outer?.text ?? ''),
    start: match.index + 1,
  };
}

/**
 * A person's line without any label: "(204552) Ruiz, Ozzie", a number in brackets before the name, and "Jane DOE 01/02/1980 #5512093", a hash
 * in the line that holds a date of birth.
 */
function numberOfPerson(text: string, births: readonly BirthDate[]): Reading | null {
  const leading = /^\s*(?:\p{L}+ [-–] )?[([]#?(\d{4,12})[)\]] (?=(.{4,60}))/u.exec(text);
  const match =
    leading !== null && /^[^\d,]+, /.test(readName(leading[2] ?? '') ?? '')
      ? leading
      : births.length === 1
        ? /(?:^|\s)#\s?(\d[\d-]{4,11})(?![\w-])/.exec(text)
        : null;
  const value = match?.[1];
  if (match === null || value === undefined || isNpi(value) || isSsnLike(value) || isPhoneLike(value)) return null;
  return {
    kind: 'MRN',
    value,
    support: 'weak',
    bent: false,
    label: '',
    start: match.index + match[0].lastIndexOf(value),
  };
}

function birthDates(text: string, labels: readonly LabelMatch[], outer: { is: LabelClass } | undefined): BirthDate[] {
  return findDates(text).filter((date) => {
    const label = labels.filter((one) => one.end <= date.start && one.is === 'DOB').at(-1);
    if (label !== undefined && /^[\s:,.()A-Za-z-]{0,16}$/.test(text.slice(label.end, date.start))) return true;
    return (outer?.is === 'DOB' && squeeze(text).length < 40) || hasAgeAfter(text, date);
  });
}
