import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldName,
  normaliseDomain,
  normaliseEmail,
  normaliseFax,
  normaliseNpi,
  splitAddresses,
} from '../../../utils/recipients/normalise';

describe('fax numbers', () => {
  test.each([
    '5555550100',
    '555-555-0100',
    '(555) 555-0100',
    '555.555.0100',
    '+1 555 555 0100',
    '1-555-555-0100',
    '+15555550100',
    'tel:+1-555-555-0100',
    'Fax: (555) 555-0100',
    'fax:5555550100',
    '555 555 0100 ext. 12',
    '(555)555-0100 x4',
    '9, 1-555-555-0100',
    '555‑555‑0100',
    '５５５-555-0100',
    'Fax # 555/555-0100',
  ])('%s', (written) => {
    expect(normaliseFax(written)).toBe('+15555550100');
  });
  test.each([
    '',
    '555-0100',
    '155-555-0100',
    '555-155-0100',
    '55555501001',
    'none',
    '555-555-01OO',
    '+1 155 555 0100',
    'desk@clinic.example',
  ])('no number: %s', (written) => {
    expect(normaliseFax(written)).toBeNull();
  });
  test('other countries need their prefix', () => {
    expect(normaliseFax('+44 (0)20 7946 0000')).toBe('+442079460000');
    expect(normaliseFax('011 44 20 7946 0000')).toBe('+442079460000');
    expect(normaliseFax('44 20 7946 0000')).toBeNull();
  });
  test('is idempotent, and every spelling of a number is one number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[2-9]\d{2}[2-9]\d{6}$/), (digits) => {
        const [area, exchange, line] = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
        const spellings = [
          digits,
          `(${area}) ${exchange}-${line}`,
          `+1 ${area}.${exchange}.${line}`,
          `1${digits}`,
          `${area} ${exchange} ${line} ext 9`,
        ];
        for (const spelling of spellings) expect(normaliseFax(spelling)).toBe(`+1${digits}`);
        expect(normaliseFax(`+1${digits}`)).toBe(`+1${digits}`);
      }),
    );
  });
});

describe('mail', () => {
  test.each([
    ['Desk@Clinic.Example', 'desk@clinic.example'],
    ['mailto:desk@clinic.example?subject=hello', 'desk@clinic.example'],
    ['Front Desk <desk@clinic.example>', 'desk@clinic.example'],
    ['desk@clinic.example.', 'desk@clinic.example'],
    ['desk@münchen.example', 'desk@xn--mnchen-3ya.example'],
  ])('%s', (written, normal) => {
    expect(normaliseEmail(written)).toBe(normal);
  });
  test.each([
    '',
    'desk',
    'desk@',
    '@clinic.example',
    'desk@localhost',
    'a b@clinic.example',
    'desk@clinic.example:25',
    'desk@1.2.3.4',
  ])('no address: %s', (written) => {
    expect(normaliseEmail(written)).toBeNull();
  });
  test('copies of a mailto link count', () => {
    expect(
      splitAddresses('mailto:a@one.example?cc=b@two.example,c@three.example&subject=x&bcc=d%40four.example'),
    ).toEqual({
      addresses: ['a@one.example', 'b@two.example', 'c@three.example', 'd@four.example'],
      unreadable: 0,
    });
    expect(splitAddresses('a@one.example; nonsense')).toEqual({ addresses: ['a@one.example'], unreadable: 1 });
  });
  test('a single label is no domain', () => {
    expect(normaliseDomain('gov')).toBeNull();
    expect(normaliseDomain('ca.gov')).toBe('ca.gov');
  });
});

describe('NPI', () => {
  test.each([
    ['1234567893', '1234567893'],
    ['NPI: 1234567893', '1234567893'],
    ['1234567890', null],
    ['3234567893', null],
    ['123456789', null],
  ])('%s', (written, normal) => {
    expect(normaliseNpi(written)).toBe(normal);
  });
  test('a changed digit is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digits = '1234567893'.split('');
        digits[at] = String((Number(digits[at]) + shift) % 10);
        expect(normaliseNpi(digits.join(''))).toBeNull();
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['Example Clinic, Inc.', 'example clinic'],
    ['The Example  Clinic', 'Example Clinic LLC'],
    ["St. Mary's Hosp.", 'St Marys Hospital'],
    ['Clínica Ejemplo', 'Clinica Ejemplo'],
    ['Health & Wellness Ctr', 'Health and Wellness Center'],
  ])('%s is %s', (first, second) => {
    expect(foldName(first)).toBe(foldName(second));
  });
  test('is idempotent', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });
});

test('all are total', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const normalise of [normaliseFax, normaliseEmail, normaliseDomain, normaliseNpi]) {
        const result = normalise(text);
        expect(result === null || typeof result === 'string').toBe(true);
      }
      expect(splitAddresses(text).addresses).toBeInstanceOf(Array);
    }),
  );
});
