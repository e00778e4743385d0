import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../../utils/sensitivity/classify';
import { classifyCode, systemOf } from '../../../utils/sensitivity/codes';
import { ICD10CM } from '../../../utils/sensitivity/icd10';
import { ACT_CODE, LOINC, NDC, PROCEDURES, RXNORM } from '../../../utils/sensitivity/value-sets';

const categoryOf = (system: string, code: string): string | undefined =>
  classifyCode({ system, code }, 'SUD_P2')[0]?.category;
const icd = (code: string): string | undefined => categoryOf('http://hl7.org/fhir/sid/icd-10-cm', code);

describe('ICD-10-CM', () => {
  test.each([
    ['F10.20', 'SUD_P2'],
    ['F19.99', 'SUD_P2'],
    ['F17.210', undefined],
    ['F20.9', 'MH'],
    ['F99', 'MH'],
    ['F70', 'IDD'],
    ['F84.0', 'IDD'],
    ['F64.0', 'GAC'],
    ['B20', 'HIV'],
    ['B20.1', 'HIV'],
    ['B19.20', undefined],
    ['Z21', 'HIV'],
    ['Z22.0', undefined],
    ['A49.9', undefined],
    ['A50.01', 'STD'],
    ['A64', 'STD'],
    ['A65', undefined],
    ['O98.711', 'HIV'],
    ['O98.211', 'STD'],
    ['O9A.311', 'REPRO'],
    ['O99.311', 'SUD_P2'],
    ['Z59.01', 'HOUSING'],
    ['Z59.41', 'SOCIAL'],
    ['Z65.1', 'CRIMLEGAL'],
    ['Z66', undefined],
    ['Z54.0', undefined],
    ['Z62.810', 'DV'],
    ['T74.11XA', 'DV'],
    ['E11.9', undefined],
  ])('%s', (code, category) => {
    expect(icd(code)).toBe(category);
  });
  test('the point does not matter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-TV-Z]\d[0-9A-Z][0-9A-Z]{1,4}$/), (flat) => {
        expect(icd(flat)).toBe(icd(`${flat.slice(0, 3)}.${flat.slice(3)}`));
      }),
    );
  });
  test('every code below a listed code has its category', () => {
    for (const [category, , codes] of ICD10CM.rows) {
      const first = codes.split(' ')[0]?.split('-')[0] ?? '';
      if (category !== 'GENERAL') expect(icd(`${first}${first.includes('.') ? '' : '.'}9`), first).toBe(icd(first));
    }
  });
  test('codes on a screen are read with their point only', () => {
    expect(classify({ text: 'Problem list: F11.20' })).toMatchObject([
      { category: 'SUD_P2', source: 'code', evidence: 'ICD-10-CM F11.20' },
    ]);
    expect(classify({ text: 'Room B20, bed F10' })).toEqual([]);
    expect(classify({ text: 'Diagnosis: B20' })).toMatchObject([{ category: 'HIV' }]);
  });
});

describe('other systems', () => {
  test.each([
    ['HCPCS', 'H0020', 'SUD_P2'],
    ['https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', 'T1007', 'SUD_P2'],
    ['http://www.ama-assn.org/go/cpt', '90837', 'MH'],
    ['http://www.ama-assn.org/go/cpt', '90899', 'MH'],
    ['http://www.ama-assn.org/go/cpt', '90901', undefined],
    ['http://www.ama-assn.org/go/cpt', '99213', undefined],
    ['CPT', '59840', 'REPRO'],
    ['http://loinc.org', '75622-1', 'HIV'],
    ['http://loinc.org', '4548-4', undefined],
    ['http://www.nlm.nih.gov/research/umls/rxnorm', '1819', 'SUD_P2'],
    ['http://hl7.org/fhir/sid/ndc', '49702-228-13', 'HIV'],
    ['http://hl7.org/fhir/sid/ndc', '61958250101', 'HIV'],
    ['http://terminology.hl7.org/CodeSystem/v3-ActCode', 'ETH', 'SUD_P2'],
    ['urn:oid:2.16.840.1.113883.6.90', 'F11.10', 'SUD_P2'],
    ['http://snomed.info/sct', '86406008', undefined],
    ['urn:unheard-of', 'F11.10', undefined],
  ])('%s %s', (system, code, category) => {
    expect(categoryOf(system, code)).toBe(category);
  });
  test('a display is read by the lexicon where the code is unknown', () => {
    const codes = [
      { system: 'http://hl7.org/fhir/sid/ndc', code: '00000-0000-00', display: 'Buprenorphine and naloxone film' },
    ];
    expect(classify({ codes })[0]).toMatchObject({ category: 'SUD_P2', source: 'title', evidence: 'buprenorphine' });
  });
  test('is total on arbitrary codings', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (system, code) => {
        expect(Array.isArray(classifyCode({ system, code }, 'SUD_P2'))).toBe(true);
      }),
    );
  });
  test('code system names', () => {
    expect(systemOf('http://hl7.org/fhir/sid/icd-10-cm')).toBe('ICD-10-CM');
    expect(systemOf('http://hl7.org/fhir/sid/icd-9-cm')).toBeNull();
  });
});

describe('value sets', () => {
  test('name their source and version, and hold no code twice', () => {
    for (const { source, version, rows } of [ICD10CM, PROCEDURES, LOINC, RXNORM, NDC, ACT_CODE]) {
      expect(source).not.toBe('');
      expect(version).not.toBe('');
      const entries = rows.flatMap(([, , codes]) => codes.split(' '));
      expect(new Set(entries).size).toBe(entries.length);
    }
  });
  test('LOINC check digits are right (Luhn over the number part)', () => {
    for (const code of LOINC.rows.flatMap(([, , codes]) => codes.split(' '))) {
      const [number = '', check] = code.split('-');
      const sum = number
        .split('')
        .reverse()
        .reduce((total, digit, at) => {
          const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
          return total + (value > 9 ? value - 9 : value);
        }, 0);
      expect((10 - (sum % 10)) % 10, code).toBe(Number(check));
    }
  });
});
