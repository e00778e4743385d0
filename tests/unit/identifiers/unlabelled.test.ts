import { describe, expect, it } from 'vitest';
import { classifyLabel } from '../../../utils/identifiers/labels';
import { mayHoldIdentifier } from '../../../utils/identifiers/probe';
import { readText } from '../../../utils/identifiers/read';

const values = (text: string) => readText(text).found.map(({ kind, value }) => `${kind} ${value}`);

describe('a person’s line without labels', () => {
  it('reads a hash beside a date of birth, and no other hash', () => {
    expect(values('Mira OSTERHAUS 35yo F DOB 09-07-1990 #5512093')).toEqual(['MRN 5512093']);
    expect(values('NIGHTINGALE-ROSS, Ephraim M 67y b. 14 May 1958 # 0309-4417')).toEqual(['MRN 0309-4417']);
    expect(values('Psych eval #88412077 01/12/2026')).toEqual([]);
    expect(values('Jane Doe DOB 01/02/1980 #555-555-0101')).toEqual([]);
  });

  it('reads a number in brackets before a name with its comma', () => {
    expect(values('(204552) Ruiz-Talbot, Ozzie')).toEqual(['MRN 204552']);
    expect(values('Client - (204551) Ruiz-Talbot, Tavia')).toEqual(['MRN 204551']);
    expect(values('(88017) Female Single Parent')).toEqual([]);
  });

  it('takes a number in brackets after a date for an age where it is the right one', () => {
    const year = new Date().getFullYear();
    expect(readText(`10/02/${year - 31} (31)`).birthDates).toHaveLength(1);
    expect(readText(`10/02/${year - 31} (12)`).birthDates).toEqual([]);
    expect(readText(`10/02/${year - 1} (1)`).birthDates).toEqual([]);
  });
});

describe('labels', () => {
  it('knows the Spanish abbreviation with its point inside', () => {
    expect(classifyLabel('N.º de afiliado')).toBe('PLAN_ID');
    expect(classifyLabel('N.º de expediente:')).toBe('MRN');
  });

  it('takes "Chart" for a label by itself only', () => {
    expect(classifyLabel('Chart')).toBe('MRN');
    expect(classifyLabel('Chart Review')).toBeNull();
    expect(values('Growth chart 44120')).toEqual([]);
  });

  it('reads a number with letters in groups under its label', () => {
    const label = { is: 'MRN', text: 'MRN' } as const;
    expect(readText('WD 882 041', label).found.map(({ value }) => value)).toEqual(['WD882041']);
    expect(readText('see note 12', label).found).toEqual([]);
  });
});

describe('where to look', () => {
  it.each([
    'UNIQUE IDENTIFIER8C41D07B2',
    'EXPEDIENTE: 00-44718',
    'SUBSCRIBER ID',
    'patient id 4471',
    'DOE, JANEDOB01/02/1980',
  ])('%s', (text) => {
    expect(mayHoldIdentifier(text)).toBe(true);
  });

  it.each([
    'Azithromycin 250 mg tablet, gentamicin 80',
    'patient not seen, client no show',
    'Paid 1200.00, combined, in October',
    'Arabic interpreter, aerobic exercise',
    'Follow-up call number 12',
  ])('not %s', (text) => {
    expect(mayHoldIdentifier(text)).toBe(false);
  });
});
