import type { Evidence, SudLabel } from './evidence';
import { ICD10CM } from './icd10';
import { findRow } from './value-set';

/**
 * ICD-10-CM codes that stand on a screen as text. Three-character codes without a point look like room numbers and form codes, so only
 * codes with a point are read, and the two HIV codes next to a diagnosis label.
 */
const POINTED = /(?<![A-Za-z0-9.])([A-TV-Z]\d[0-9A-Z]\.\d[0-9A-Z]{0,3})(?![A-Za-z0-9]|\.\d)/g;
const LABELLED_HIV =
  /\b(?:ICD(?:-?10)?(?:-?CM)?|dx|diagnos\w+|problem)\b[^\n]{0,20}(?<![A-Za-z0-9])(B20|Z21)(?![A-Za-z0-9.])/gi;

/** Codes of the screen's text. Pointed codes are read case-sensitively: prose does not write `F11.20`. */
export function classifyScreenCodes(text: string, sud: SudLabel): Evidence[] {
  return [...text.matchAll(POINTED), ...text.matchAll(LABELLED_HIV)].flatMap(([, written = '']): Evidence[] => {
    const code = written.toUpperCase();
    const row = findRow(ICD10CM, code);
    if (row === undefined || row[0] === 'GENERAL') return [];
    return [
      { category: row[0] === 'SUD' ? sud : row[0], confidence: row[1], source: 'code', evidence: `ICD-10-CM ${code}` },
    ];
  });
}
