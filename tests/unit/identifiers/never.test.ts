import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNpi } from '../../../utils/identifiers/refuse';
import { readText } from '../../../utils/identifiers/read';

/** Confusables of every kind, under labels that tempt: none may ever become a member's identifier. */
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const ssn = fc
  .tuple(digits(3), digits(2), digits(4), fc.constantFrom('-', ' '))
  .map(([area, group, serial, mark]) => [area, group, serial].join(mark));
const ssnLabel = fc.constantFrom(
  'SSN',
  'SSN#',
  'Social Security Number',
  'Social Security #',
  'S.S.N.',
  'Seguro social',
);
const memberLabel = fc.constantFrom('MRN', 'Member ID', 'Client ID', 'CIN', 'Medi-Cal ID', 'Chart #', 'HMIS ID', 'ID');
const npi = digits(9)
  .map((nine) => `1${nine.slice(0, 8)}`)
  .map((nine) => Array.from({ length: 10 }, (_, check) => `${nine}${check}`).find(isNpi) ?? '');
const capital = fc.constantFrom(...Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ'));
const newYork = fc.tuple(capital, capital, digits(5), capital).map((parts) => parts.join(''));
const join = fc.constantFrom(': ', ' ', ' # ', ':\n', ' | ');

function none(text: string, outer?: Parameters<typeof readText>[1]): void {
  expect(readText(text, outer).found).toEqual([]);
}

describe('never a member', () => {
  it('an SSN with marks, whatever its label', () => {
    fc.assert(
      fc.property(fc.oneof(ssnLabel, memberLabel), join, ssn, (label, mark, value) => none(`${label}${mark}${value}`)),
    );
  });

  it('nine bare digits under an SSN label, in the text or beside it', () => {
    fc.assert(
      fc.property(ssnLabel, join, digits(9), (label, mark, value) => {
        none(`${label}${mark}${value}`);
        none(value, { is: 'REFUSED', text: label });
      }),
    );
  });

  it("SmartCare's filler for no SSN", () => {
    fc.assert(fc.property(memberLabel, join, (label, mark) => none(`${label}${mark}999999999`)));
  });

  it("a provider's number under any label but a medical record's", () => {
    const label = fc.constantFrom(
      'Member ID',
      'Subscriber ID',
      'ID',
      'CIN',
      'HMIS ID',
      'NPI',
      'Provider ID',
      'Rendering NPI',
    );
    fc.assert(fc.property(label, join, npi, (name, mark, value) => none(`${name}${mark}${value}`)));
  });

  it("New York's Client Identification Number", () => {
    const label = fc.constantFrom(
      'CIN',
      'Client Identification Number',
      'Client Identification Number (CIN)',
      'Medicaid CIN',
    );
    fc.assert(fc.property(label, join, newYork, (name, mark, value) => none(`${name}${mark}${value}`)));
  });

  it('a CIN that begins with another digit or runs into other characters', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Array.from('012345678')),
        digits(7),
        fc.constantFrom('X', '1', ''),
        (first, middle, before) => {
          none(`${before}${first}${middle}A`);
        },
      ),
    );
    fc.assert(fc.property(digits(7), (middle) => none(`X9${middle}A`)));
  });

  it('nine digits under a CIN label', () => {
    fc.assert(fc.property(digits(8), (tail) => none(`CIN: 9${tail}`)));
  });

  it("a lot, an order, a company's CIN, a finding of pathology", () => {
    for (const text of [
      'Lot D27854',
      'Lot number: D-27854',
      'CIN U72200KA2013PTC097389',
      'CIN 2',
      'CIN III, 12345678',
      'Order 912345678',
    ])
      none(text);
  });

  it('a phone, a date, a postal code under a member label', () => {
    const look = fc.constantFrom(
      '559-555-0101',
      '(559) 555-0101',
      '01/02/1980',
      '2026-11-24',
      '93721-2210',
      '+15595550101',
    );
    fc.assert(fc.property(memberLabel, join, look, (label, mark, value) => none(`${label}${mark}${value}`)));
  });
});
