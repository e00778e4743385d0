import { describe, expect, it } from 'vitest';
import { confidenceOf } from '../../../utils/identifiers/confidence';
import { splitBic } from '../../../utils/identifiers/patterns';
import { readText, type Reading } from '../../../utils/identifiers/read';

const NOBODY = { name: false, birthDate: false };
const CARD = { name: false, birthDate: true };
const one = (text: string): Reading => {
  const { found } = readText(text);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const none = (text: string) => expect(readText(text).found).toEqual([]);

describe('Medi-Cal CIN', () => {
  it('is found bare, with low confidence', () => {
    const reading = one('91234567A');
    expect(reading).toMatchObject({ kind: 'CIN', value: '91234567A', support: 'none' });
    expect(confidenceOf(reading, NOBODY)).toBe('low');
  });
  it('is high under its own label', () => {
    const reading = one('CIN: 91234567A.');
    expect(reading).toMatchObject({ kind: 'CIN', value: '91234567A', label: 'CIN' });
    expect(confidenceOf(reading, NOBODY)).toBe('high');
  });
  it('is upper-cased', () => expect(one('91234567a').value).toBe('91234567A'));
  it('with an excluded last letter is nothing, and low when labelled', () => {
    none('91234567B');
    expect(confidenceOf(one('CIN 91234567B'), CARD)).toBe('low');
  });
  it('drops its check digit', () =>
    expect(one('91234567A2')).toMatchObject({ kind: 'CIN', value: '91234567A', bent: false }));
  it.each([
    '81234567A',
    'X91234567A',
    '912345678',
    'AB12345C',
    'CIN: AB12345C',
    'CIN 2',
    'CIN',
    '912345678A',
    '91234567AB',
  ])('is not in %s', (text) => none(text));
  it.each(['Lot 90000001A', 'Accession #: 90000001A', 'SSN 90000001A', 'Provider ID: 90000001A'])(
    'is refused in "%s"',
    (text) => none(text),
  );
  it('may come in groups under its own label only', () => {
    expect(one('Medi-Cal ID 9000 0001 A')).toMatchObject({ kind: 'CIN', value: '90000001A' });
    none('9000 0001 A');
  });
  it('under a label that fits other numbers too is medium, high beside a date of birth', () => {
    expect(confidenceOf(one('Policy Number: 90000001A'), NOBODY)).toBe('medium');
    expect(confidenceOf(one('Policy Number: 90000001A'), CARD)).toBe('high');
  });
  it('keeps its label when the words between are few', () =>
    expect(one('CIN (from card) 90000001A').support).toBe('exact'));
  it('reads a label after it in brackets', () =>
    expect(one('90000001A (CIN)')).toMatchObject({ support: 'exact', label: 'CIN' }));
});

describe('BIC', () => {
  it.each(['91234567A2 9180', '91234567A29180', '91234567A-2-9180'])('yields its CIN: %s', (text) =>
    expect(one(text)).toMatchObject({ kind: 'BIC', value: '91234567A29180', cin: '91234567A' }),
  );
  it('splits into CIN, check digit, year digit, day', () =>
    expect(splitBic('91234567A29180')).toEqual({ cin: '91234567A', check: '2', yearDigit: '9', dayOfYear: 180 }));
  it('with an impossible day falls through to the CIN, and counts for less', () => {
    const reading = one('91234567A2 9400');
    expect(reading).toMatchObject({ kind: 'CIN', value: '91234567A', bent: true });
    expect(confidenceOf(reading, NOBODY)).toBe('low');
    expect(confidenceOf(one('CIN: 91234567A2 9400'), NOBODY)).toBe('medium');
  });
});

describe('MBI', () => {
  it.each(['1EG4-TE5-MK73', '1EG4TE5MK73', '1eg4-te5-mk73'])('%s', (text) =>
    expect(one(text)).toMatchObject({ kind: 'MBI', value: '1EG4TE5MK73' }),
  );
  it.each(['0EG4TE5MK73', '1SG4TE5MK73', '1EG4TE5MKA3', '1EG4TE5MK734'])('%s is none', (text) => none(text));
});

describe('numbers that only a label makes', () => {
  it.each([
    ['MRN: 4685076', 'MRN', '4685076'],
    ['Client ID: 104233', 'MRN', '104233'],
    ['MRN4685076', 'MRN', '4685076'],
    ['Chart #A-10233', 'MRN', 'A-10233'],
    ['http://hospital.example/mrn: 4685076', 'MRN', '4685076'],
    ['urn:oid:1.2.3/mrn|4685076', 'MRN', '4685076'],
    ['PatientID 4685076', 'MRN', '4685076'],
    ['No. de expediente: 88123', 'MRN', '88123'],
    ['Member ID: XJB123456789', 'PLAN_ID', 'XJB123456789'],
    ['Número de afiliado: 55501234', 'PLAN_ID', '55501234'],
    ['HMIS ID: A1B2C3D4E', 'HMIS_ID', 'A1B2C3D4E'],
    ['CDCR #: D-27854', 'CDCR', 'D27854'],
    ['CDCR Number AB1234', 'CDCR', 'AB1234'],
    ['Patient: Jane Doe (4685076)', 'MRN', '4685076'],
    ['Generate letter regarding DOE, Jane [4685076]', 'MRN', '4685076'],
  ])('%s', (text, kind, value) => expect(one(text)).toMatchObject({ kind, value }));

  it.each([
    'D27854',
    'Lot D27854',
    'S.S. 900-70-3534',
    'SSN: 999999999',
    'MRN: 900-70-3534',
    'MRN: 999999999',
    'ID: 999999999',
    'Provider NPI: 1234567893',
    'NPI 1234567893',
    'Member ID: 1234567893',
    'Phone: (559) 555-0100',
    'Fax #: 559-555-0100',
    'Encounter #: 889123',
    'Accession Number: 20261120001',
    'Visit ID: 44321',
    'Group Number: 443210',
    'Group ID 443210',
    'Claim #: 7784512',
    'Authorization number 7784512',
    'Task ID: 7784512',
    'Invoice 7784512',
    'MRN: pending',
    'Patient ID: 01/02/1980',
    'Client ID: 555-010-0199',
    'Zip 95202-1234',
    "Mother's MRN: 4685076",
    'Purchase Order (12345)',
    'DOB: 01/02/1980',
    'Número de seguro social: 900-70-3534',
    'Número de autorización: 7784512',
    'Patient 2026',
  ])('"%s" holds no member identifier', (text) => none(text));

  it('is medium by label alone, high beside a date of birth', () => {
    expect(confidenceOf(one('MRN: 4685076'), NOBODY)).toBe('medium');
    expect(confidenceOf(one('MRN: 4685076'), CARD)).toBe('high');
  });
  it('a bare ID is low', () => expect(confidenceOf(one('ID: 4685076'), NOBODY)).toBe('low'));
});

describe('a banner in one line', () => {
  it('gives each number its own label', () => {
    const { found, birthDates } = readText('DOE, Jane  DOB 01/02/1980  MRN 12345  CIN 90000001A  SSN 900-70-3534');
    expect(found.map(({ kind, value }) => `${kind} ${value}`).sort()).toEqual(['CIN 90000001A', 'MRN 12345']);
    expect(birthDates.map(({ iso }) => iso)).toEqual(['1980-01-02']);
  });
});
