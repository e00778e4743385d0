import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNpi } from '../../../utils/identifiers/refuse';
import { mayHoldIdentifier } from '../../../utils/identifiers/probe';
import { readText } from '../../../utils/identifiers/read';

const letters = (text: string): string[] => Array.from(text);
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const letter = fc.constantFrom(...letters('ACDEFGHMNTUVWXYZ'));
const cin = fc.tuple(digits(7), letter).map(([middle, last]) => `9${middle}${last}`);
const day = fc.integer({ min: 1, max: 366 }).map((value) => String(value).padStart(3, '0'));
const bic = fc.tuple(cin, digits(1), digits(1), day).map(([base, check, year, of]) => `${base}${check}${year}${of}`);
const M = letters('ACDEFGHJKMNPQRTUVWXY');
const alpha = fc.constantFrom(...M);
const either = fc.constantFrom(...M, ...letters('0123456789'));
const mbi = fc
  .tuple(
    fc.constantFrom(...letters('123456789')),
    alpha,
    either,
    digits(1),
    alpha,
    either,
    digits(1),
    alpha,
    alpha,
    digits(2),
  )
  .map((parts) => parts.join(''));
const mrn = fc.integer({ min: 100_000, max: 9_999_999 }).map(String);
const planId = fc.tuple(fc.constantFrom('XJB', 'W', 'LA'), digits(9)).map((parts) => parts.join(''));

const labelled = fc.oneof(
  fc.tuple(
    fc.constantFrom('CIN', 'Medi-Cal ID', 'Client Index Number', 'Número de Medi-Cal', 'Recipient ID'),
    cin,
    fc.constant('CIN'),
  ),
  fc.tuple(fc.constantFrom('BIC', 'Medi-Cal ID Number', 'Cardholder ID Number'), bic, fc.constant('BIC')),
  fc.tuple(fc.constantFrom('MBI', 'Medicare ID', 'Medicare #'), mbi, fc.constant('MBI')),
  fc.tuple(
    fc.constantFrom('MRN', 'Medical Record Number', 'Chart #', 'External ID', 'Expediente'),
    mrn,
    fc.constant('MRN'),
  ),
  fc.tuple(fc.constantFrom('Member ID', 'Policy Number', 'Número de afiliado'), planId, fc.constant('PLAN_ID')),
);
const decoy = fc.oneof(
  digits(9).map((value) => `SSN: ${value.slice(0, 3)}-${value.slice(3, 5)}-${value.slice(5)}`),
  digits(7).map((value) => `Encounter #: ${value}`),
  digits(10).map((value) => `Phone: ${value.slice(0, 3)}-${value.slice(3, 6)}-${value.slice(6)}`),
  digits(10)
    .filter(isNpi)
    .map((value) => `NPI: ${value}`),
  fc.constantFrom('DOB: 01/02/1980', 'Sex: F', 'Ward 3', 'Age 46', 'PCP: Alice Smith', 'Updated 2026-11-24 10:00'),
  digits(6).map((value) => `Claim #: ${value}`),
);
const colon = fc.constantFrom(': ', ' ', ':', ' # ', ':\u00a0'.replace('\u00a0', ' '));
const separator = fc.constantFrom('  ', '\n', ' | ', '; ', ' · ');
type Item = { readonly text: string; readonly want: string | null };
const item: fc.Arbitrary<Item> = fc.oneof(
  fc
    .tuple(labelled, colon)
    .map(([[label, value, kind], mark]) => ({ text: `${label}${mark}${value}`, want: `${kind} ${value}` })),
  decoy.map((text) => ({ text, want: null })),
);

describe('a line of labelled facts', () => {
  it('is read with precision 1 and recall 1', () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 7 }), separator, (items, between) => {
        const text = items.map((one) => one.text).join(between);
        const wanted = [...new Set(items.flatMap((one) => one.want ?? []))].sort();
        const got = [...new Set(readText(text).found.map(({ kind, value }) => `${kind} ${value}`))].sort();
        expect(got).toEqual(wanted);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never missed by the probe', () => {
    fc.assert(
      fc.property(labelled, fc.string({ maxLength: 12 }), ([label, value], noise) => {
        expect(mayHoldIdentifier(`${noise}${label}${value}${noise}`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives the same whatever the case', () => {
    fc.assert(
      fc.property(cin, (value) => {
        expect(readText(`cin: ${value.toLowerCase()}`).found[0]?.value).toBe(value);
      }),
    );
  });
});

describe('text without identifiers', () => {
  it('yields none', () => {
    fc.assert(
      fc.property(fc.array(decoy, { minLength: 1, maxLength: 8 }), separator, (items, between) => {
        expect(readText(items.join(between)).found).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
