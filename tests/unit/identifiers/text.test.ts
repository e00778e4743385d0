import { describe, expect, it } from 'vitest';
import { findDates } from '../../../utils/identifiers/dates';
import { classifyLabel } from '../../../utils/identifiers/labels';
import { maskIdentifier } from '../../../utils/identifiers/mask';
import { nameKey, readName } from '../../../utils/identifiers/names';
import { mayHoldIdentifier } from '../../../utils/identifiers/probe';
import { isNpi } from '../../../utils/identifiers/refuse';
import { fold, normaliseText } from '../../../utils/identifiers/text';

describe('text', () => {
  it('drops what takes no room and unifies blanks and dashes', () => {
    expect(normaliseText('9000\u00ad0001\u200bA')).toBe('90000001A');
    expect(normaliseText('MRN\u00a0:\u20094685\u2011076')).toBe('MRN : 4685-076');
    expect(normaliseText('９０００')).toBe('9000');
  });
  it('folds without changing the length', () => {
    for (const text of ['Número de Póliza', 'ÑANDÚ', 'İstanbul', '한국어'])
      expect(fold(text)).toHaveLength(text.length);
    expect(fold('Número')).toBe('numero');
  });
});

describe('labels', () => {
  it.each([
    ['CIN', 'CIN'],
    ['Client Index Number:', 'CIN'],
    ['Medi-Cal ID #', 'CIN'],
    ['Medi-Cal Identification Number', 'CIN'],
    ['Recipient ID Number', 'CIN'],
    ['Cardholder ID', 'CIN'],
    ['Identificación de Medi-Cal', 'CIN'],
    ['Número de Medi-Cal', 'CIN'],
    ['Medicare #', 'MBI'],
    ['Medicare Beneficiary Identifier (MBI)', 'MBI'],
    ['External ID:', 'MRN'],
    ['Medical Record Number', 'MRN'],
    ['Med Rec #', 'MRN'],
    ['Patient ID', 'MRN'],
    ['Primary MRN *', 'MRN'],
    ['Expediente', 'MRN'],
    ['Historia clínica', 'MRN'],
    ['Booking #', 'MRN'],
    ['Member ID', 'PLAN_ID'],
    ['Policy Number:', 'PLAN_ID'],
    ['Número de afiliado', 'PLAN_ID'],
    ['HMIS ID', 'HMIS_ID'],
    ['Unique Identifier', 'HMIS_ID'],
    ['CDCR #', 'CDCR'],
    ['Date of Birth', 'DOB'],
    ['Fecha de nacimiento', 'DOB'],
    ['D.O.B.', 'DOB'],
    ['ID', 'ID'],
    ['Provider ID', 'REFUSED'],
    ['Referring NPI', 'REFUSED'],
    ['Group Number', 'REFUSED'],
    ['SSN', 'REFUSED'],
    ['Encounter #', 'REFUSED'],
    ['Visit ID', 'REFUSED'],
    ['Order', null],
    ['Medi-Cal Managed Care', null],
    ['The member asked for her record number to be sent by mail', null],
  ])('%s', (text, is) => expect(classifyLabel(text)).toBe(is));
});

describe('dates of birth', () => {
  it.each([
    ['2005-01-18', '2005-01-18'],
    ['01/18/2005', '2005-01-18'],
    ['18/01/2005', '2005-01-18'],
    ['03-Sept-1943', '1943-09-03'],
    ['Tuesday, January 18, 2005', '2005-01-18'],
    ['18 de enero de 2005', '2005-01-18'],
    ['20050118', '2005-01-18'],
    ['1/2/80', '1980-01-02'],
  ])('%s', (text, iso) => expect(findDates(text)[0]?.iso).toBe(iso));
  it.each(['13/45/2005', '2005-13-40', '12345678', 'May 2005'])('%s is none', (text) =>
    expect(findDates(text)).toEqual([]),
  );
});

describe('names', () => {
  it.each([
    ['DOE, Jane Q.', 'DOE, Jane Q.'],
    ['Maria D Delgado', 'Maria D Delgado'],
    ['Delgado^Maria^D', 'Maria D Delgado'],
    ['Patient Summary', null],
    ['Send Fax', 'Send Fax'],
    ['4685076', null],
  ])('%s', (text, name) => expect(readName(text)).toBe(name));
  it('compares whatever the order', () => expect(nameKey('DOE, Jane Q.')).toBe(nameKey('Jane Q Doe')));
});

describe('refusals and masks', () => {
  it('knows an NPI by its check digit', () => {
    expect(isNpi('1234567893')).toBe(true);
    expect(isNpi('1234567890')).toBe(false);
    expect(isNpi('9234567893')).toBe(false);
  });
  it('masks', () => {
    expect(maskIdentifier('CIN', '90000001A')).toBe('9•••••01A');
    expect(maskIdentifier('MRN', '12345')).toBe('•••••5');
    expect(maskIdentifier('NAME_DOB', 'Jane Doe 1980-01-02')).not.toMatch(/Jane|1980/);
  });
});

describe('the probe', () => {
  it.each([
    'x90000001Ay',
    'foo1EG4TE5MK73bar',
    'MRN4685076',
    'NameDOBSex',
    'Jane Doe (4685076)',
    '9000\u00ad0001A',
    '2005-01-18 (21y)',
    'Fecha de nacimiento',
  ])('hits %s although cells run together', (text) => expect(mayHoldIdentifier(text)).toBe(true));
  it.each([
    'Blood pressure 120/80',
    '2026-11-24 10:00',
    'Appointments',
    '(559) 555-0100',
    '$1,234.00',
    'Follow-up call number 4711',
    'Claim #4711',
    'Task ID 4711',
  ])('passes over %s', (text) => expect(mayHoldIdentifier(text)).toBe(false));
});
