import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../../utils/ascmi/categories';
import type { ConsentSummary } from '../../../utils/decision/types';
import { coverSheet } from '../../../utils/obligations/cover-sheet';
import { plainText } from '../../../utils/documents/document';
import { CATEGORY_WORDS, dateWord } from '../../../utils/obligations/labels';
import { renderPdf } from '../../../utils/obligations/pdf-render';
import { scopeOfConsent } from '../../../utils/obligations/scope';
import { senderAdvice } from '../../../utils/obligations/sender-advice';
import { pdfText } from '../../support/pdf-text';

const summary: ConsentSummary = {
  state: 'PART',
  signedOn: '2026-03-02',
  form: 'ascmi-ab133',
  choices: { SUD_P2: 'AGREE', MH: 'AGREE', HIV: 'DECLINE' },
};
const base = {
  obligations: ['N232', 'COPY', 'LBL'],
  sender: { organization: 'Example County', phone: '(555) 555-0110' },
  recipient: { name: 'Example Clinic' },
  date: '2026-11-24',
  ruleSetVersion: '2026.11',
} as const;

describe('scope of the consent', () => {
  test('says what the record says, for what is sent', () => {
    const scope = scopeOfConsent({ summary, categories: ['SUD_P2'], endsOn: null, record: 'Consent/c-2' }, 'en');
    expect(scope).toMatchObject({ ok: true, value: { record: 'Consent/c-2' } });
    const text = scope.ok ? scope.value.sentences.join(' ') : '';
    expect(text).toContain('signed March 2, 2026');
    expect(text).toContain('(42 CFR part 2)');
    expect(text).toContain('treatment, payment, health care operations, and coordination of care');
    expect(text).toContain('states no end date');
  });
  test('names no category that is not sent, agreed or declined', () => {
    const scope = scopeOfConsent({ summary, categories: ['SUD_P2'] }, 'en');
    const text = scope.ok ? scope.value.sentences.join(' ') : '';
    for (const category of CATEGORIES.filter((each) => each !== 'SUD_P2'))
      expect(text).not.toContain(CATEGORY_WORDS[category].en);
  });
  test.each([
    ['a declined category', { categories: ['SUD_P2', 'HIV'] }, 'not-agreed'],
    ['an unanswered category', { categories: ['DV'] }, 'not-agreed'],
    ['nothing sent', { categories: [] }, 'nothing-sent'],
  ] as const)('refuses %s', (_why, input, error) => {
    expect(scopeOfConsent({ summary, ...input }, 'en')).toEqual({ ok: false, error });
  });
  test.each(['REV', 'EXP', 'DECL', 'NONE', 'WRONG', 'UNSIGNED', 'UNK', 'AMBIG'] as const)(
    'refuses a consent in state %s',
    (state) => {
      expect(scopeOfConsent({ summary: { ...summary, state }, categories: ['SUD_P2'] }, 'en')).toEqual({
        ok: false,
        error: 'not-in-force',
      });
    },
  );
  test('speaks Spanish', () => {
    const scope = scopeOfConsent({ summary, categories: ['MH'], endsOn: '2027-01-31' }, 'es');
    expect(scope.ok && scope.value.sentences.join(' ')).toContain('termina el 31 de enero de 2027');
  });
});

describe('the cover sheet', () => {
  const scope = scopeOfConsent({ summary, categories: ['SUD_P2'] }, 'en');
  const statement = scope.ok ? scope.value : { heading: '', sentences: [] };
  test('carries notice, scope and recipient', () => {
    const text = plainText(coverSheet({ ...base, consent: { kind: 'scope', statement } }));
    for (const part of [
      'Notice to the recipient (42 CFR 2.32(a)(1))',
      'Scope of the consent',
      'To: Example Clinic',
      'Keep this sheet',
      'not the intended recipient',
    ]) {
      expect(text).toContain(part);
    }
  });
  test('says nothing about the member unless the caller passes it', () => {
    expect(plainText(coverSheet(base))).not.toContain('Regarding');
    expect(plainText(coverSheet({ ...base, regarding: '9•••••01A' }))).toContain('Regarding: 9•••••01A');
  });
  test('a sheet without Part 2 content carries no notice', () => {
    expect(plainText(coverSheet({ ...base, obligations: ['LOG'] }))).not.toContain('42 CFR');
  });
  test('fits on one page in the common case', async () => {
    const pdf = await renderPdf(
      coverSheet({ ...base, consent: { kind: 'scope', statement }, regarding: '9•••••01A', purpose: 'Treatment' }),
      new Date(0),
    );
    expect((await PDFDocument.load(pdf)).getPageCount()).toBe(1);
  });
  test('is tagged, titled, in Letter format and the same on every run', async () => {
    const sheet = coverSheet(base);
    const bytes = await renderPdf(sheet, new Date(0));
    const doc = await PDFDocument.load(bytes, { updateMetadata: false });
    expect(doc.getTitle()).toBe('Disclosure cover sheet');
    expect(doc.getPage(0).getSize()).toEqual({ width: 612, height: 792 });
    expect(doc.catalog.get(PDFName.of('StructTreeRoot'))).toBeDefined();
    expect(doc.catalog.get(PDFName.of('MarkInfo'))?.toString()).toContain('true');
    expect(doc.catalog.get(PDFName.of('Lang'))?.toString()).toContain('en-US');
    expect(Buffer.from(await renderPdf(sheet, new Date(0))).equals(Buffer.from(bytes))).toBe(true);
  });
  test('the signed consent follows', async () => {
    const copy = await renderPdf(
      senderAdvice({
        language: 'en',
        sent: ['MH'],
        instructions: [],
        organization: 'Example',
        ruleSetVersion: '1',
      }),
      new Date(0),
    );
    const pdf = await renderPdf(coverSheet({ ...base, consent: { kind: 'copy', pages: 1 } }), new Date(0), copy);
    const doc = await PDFDocument.load(pdf);
    expect(doc.getPageCount()).toBe(2);
    expect(pdfText(pdf)).toContain('(1 page)');
  });
  test('prints every word that a caller passes, whatever its length or script, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.stringMatching(/^[a-z]{1,300}$/),
        async (name, long) => {
          const pdf = await renderPdf(coverSheet({ ...base, recipient: { name, attention: long } }), new Date(0));
          expect(pdfText(pdf).replace(/\s/g, '')).toContain(long);
        },
      ),
      { numRuns: 25 },
    );
    expect(
      pdfText(await renderPdf(coverSheet({ ...base, recipient: { name: 'Nguyễn Peña' } }), new Date(0))),
    ).toContain('Nguyen Peña');
  });
});

describe('advice for the sender', () => {
  test('is a sheet of its own, marked as internal', () => {
    const text = plainText(
      senderAdvice({
        language: 'en',
        sent: ['GENERAL'],
        instructions: ['Log it.'],
        organization: 'Example',
        ruleSetVersion: '1',
      }),
    );
    expect(text).toContain('Do not send this sheet');
    expect(text).toContain('1. Log it.');
  });
  test('dates', () => {
    expect(dateWord('2026-11-24', 'en')).toBe('November 24, 2026');
    expect(dateWord('2026-11-24', 'es')).toBe('24 de noviembre de 2026');
    expect(dateWord('soon', 'en')).toBe('soon');
  });
});
