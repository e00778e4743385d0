import type { Evidence, SudLabel } from './evidence';
import { ICD10CM } from './icd10';
import { findRow } from './value-set';
import type { ValueRow, ValueSet } from './value-set';
import { ACT_CODE, LOINC, NDC, PROCEDURES, RXNORM } from './value-sets';

/** A coding as FHIR, a claim or a screen writes it. `system` may be a FHIR URI, an OID or the everyday name. */
export interface CodeInput {
  readonly system: string;
  readonly code: string;
  /** The coding's own wording; the lexicon reads it (drug names of NDC and RxNorm products). */
  readonly display?: string;
}

type CodeSystem = 'ICD-10-CM' | 'HCPCS' | 'LOINC' | 'RXNORM' | 'NDC' | 'ACT';

/** FHIR R4 terminology URIs, HL7 OIDs and everyday names, upper case without blanks, dashes and slashes at the end. */
const SYSTEMS: readonly (readonly [RegExp, CodeSystem])[] = [
  [/ICD-?10(?:-?CM)?$|2\.16\.840\.1\.113883\.6\.90$/, 'ICD-10-CM'],
  [/HCPCS|\bCPT$|\/CPT$|2\.16\.840\.1\.113883\.6\.(?:12|285|14)$/, 'HCPCS'],
  [/LOINC|2\.16\.840\.1\.113883\.6\.1$/, 'LOINC'],
  [/RXNORM|2\.16\.840\.1\.113883\.6\.88$/, 'RXNORM'],
  [/\bNDC$|2\.16\.840\.1\.113883\.6\.69$/, 'NDC'],
  [/V3-ACTCODE|\bACTCODE$|2\.16\.840\.1\.113883\.5\.4$/, 'ACT'],
];
const SETS: Readonly<Record<CodeSystem, ValueSet>> = {
  'ICD-10-CM': ICD10CM,
  HCPCS: PROCEDURES,
  LOINC,
  RXNORM,
  NDC,
  ACT: ACT_CODE,
};

export function systemOf(name: string): CodeSystem | null {
  const plain = name.trim().toUpperCase().replace(/\/+$/, '');
  return SYSTEMS.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

/** What one code says, or nothing: an unknown system or code is no finding. The evidence is system and code. */
export function classifyCode({ system, code }: CodeInput, sud: SudLabel): Evidence[] {
  const known = systemOf(system);
  if (known === null) return [];
  const normal = normalise(known, code);
  const row = normal === null ? undefined : rowOf(known, normal);
  if (normal === null || row === undefined || row[0] === 'GENERAL') return [];
  const [category, confidence] = row;
  return [
    { category: category === 'SUD' ? sud : category, confidence, source: 'code', evidence: `${known} ${normal}` },
  ];
}

/** ICD-10-CM without its point is as good as with it; an 11-digit NDC is read 5-4-2. Null: no code of the system. */
function normalise(system: CodeSystem, code: string): string | null {
  const plain = code.trim();
  switch (system) {
    case 'ICD-10-CM': {
      const match = /^([A-Z]\d[0-9A-Z])\.?([0-9A-Z]{0,4})$/.exec(plain.toUpperCase());
      return match ? `${match[1] ?? ''}${match[2] ? `.${match[2]}` : ''}` : null;
    }
    case 'HCPCS':
      return /^[A-Z0-9]\d{4}$/.test(plain.toUpperCase()) ? plain.toUpperCase() : null;
    case 'LOINC':
      return /^\d{1,7}-\d$/.test(plain) ? plain : null;
    case 'RXNORM':
      return /^\d{1,8}$/.test(plain) ? plain : null;
    case 'NDC':
      return normaliseNdc(plain);
    case 'ACT':
      return plain;
  }
}

/** FDA 10-digit NDCs are 4-4-2, 5-3-2 or 5-4-1; without hyphens only the 11-digit billing form is unambiguous. */
function normaliseNdc(code: string): string | null {
  const parts = code.split('-');
  if (parts.length >= 2) return `${(parts[0] ?? '').padStart(5, '0')}-${(parts[1] ?? '').padStart(4, '0')}`;
  return /^\d{11}$/.test(code) ? `${code.slice(0, 5)}-${code.slice(5, 9)}` : null;
}

const holds = (row: ValueRow, system: CodeSystem, code: string): boolean =>
  row[2].split(' ').some((entry) => entry === code || (system === 'NDC' && entry === code.slice(0, 5)));

function rowOf(system: CodeSystem, code: string): ValueRow | undefined {
  if (system === 'ICD-10-CM' || system === 'HCPCS') return findRow(SETS[system], code);
  return SETS[system].rows.find((row) => holds(row, system, code));
}
