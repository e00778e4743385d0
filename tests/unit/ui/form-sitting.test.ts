import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../components/form/check';
import { changedDraft } from '../../../components/form/change';
import { newDraft, STEPS, type FormDraft } from '../../../components/form/draft';
import { toResult } from '../../../components/form/outcome';
import { signedText } from '../../../components/form/signed-text';
import { MAX_SCAN_BYTES, readScan } from '../../../components/form/scan';
import { careAlone, signerRemarks } from '../../../components/form/signing';
import { changed } from '../../../components/form/sitting-draft';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { parseRequest } from '../../../utils/contract/schemas';
import { readConsents } from '../../../utils/fhir/consent-reader';
import { formCatalog } from '../../../utils/forms/catalog';
import { filingOf } from '../../../utils/tabs/form-consent';
import { formEn } from '../../../utils/ui/strings/form.en';
import { translator } from '../../../utils/ui/strings/translate';

const TODAY = '2026-11-24';
const NOW = '2026-11-24T10:00:00-08:00';
const f = translator(formEn);
const forms = formCatalog([]);
const { model } = forms['ascmi-ab133'];
const PNG = 'data:image/png;base64,AAAA';

const only = (...agreed: string[]): FormDraft['choices'] =>
  Object.fromEntries(model.questions.map(({ id }) => [id, agreed.includes(id) ? 'AGREE' : 'DECLINE']));

const adult: FormDraft = {
  ...newDraft({
    formId: 'f-1',
    identifiers: [{ kind: 'CIN', system: CIN_SYSTEM, value: '90000001A', source: '' }],
    name: 'Rosa Example',
    birthDate: '1984-02-17',
    mediCal: true,
    organization: 'Example County',
    existing: null,
  }),
  mediCal: true,
  form: 'ascmi-ab133',
  choices: only('general'),
  classes: ['TREATING_CE'],
  purposes: ['TREAT'],
  signerRole: 'self',
  expiry: 'none',
  typed: 'Rosa Example',
  intent: true,
};
const minor: FormDraft = { ...adult, birthDate: '2012-02-17' };

const problems = (draft: FormDraft) =>
  Object.assign({}, ...STEPS.map((step) => problemsOf(step, draft, TODAY, model))) as Record<string, string>;
const result = (draft: FormDraft) =>
  toResult(draft, model, { language: 'en', signedAt: NOW, shownText: 'text', shownTextSha256: 'ab' });
const filed = (draft: FormDraft, type: string) =>
  filingOf(result(draft), forms['ascmi-ab133'])?.entry.find(({ resource }) => resource['resourceType'] === type)
    ?.resource;

describe('who signs', () => {
  it('a minor alone for care that the minor agreed to alone, and for nothing else', () => {
    const draft = { ...minor, choices: only('repro', 'general') };
    expect(careAlone(draft, TODAY, model).map(({ id }) => id)).toEqual(['repro']);
    const remarks = signerRemarks({ ...draft, aloneCare: ['repro'] }, TODAY, model);
    expect(remarks.map(({ question, reason }) => [question.id, reason])).toEqual([['general', 'elder-signs']]);
    expect(problems(draft)).toHaveProperty('remarks');
    expect(problems({ ...minor, choices: only('repro'), aloneCare: ['repro'] })).toEqual({});
  });

  it('a parent not for substance use records, with the minor beside them yes', () => {
    const parent: FormDraft = {
      ...minor,
      choices: only('sud'),
      signerRole: 'PRN',
      signerName: 'Paula Example',
      authority: 'mother',
      typed: 'Paula Example',
    };
    expect(signerRemarks(parent, TODAY, model)).toMatchObject([{ question: { id: 'sud' }, reason: 'both-sign' }]);
    const both: FormDraft = { ...minor, choices: only('sud'), coRole: 'PRN', coName: 'Paula Example' };
    expect(problems(both)).toEqual({ coTyped: 'typed_mismatch' });
    expect(problems({ ...both, coTyped: 'paula example' })).toEqual({});
  });

  it('a parent only once the age is known, and never for an adult', () => {
    const parent: FormDraft = { ...adult, signerRole: 'PRN', signerName: 'P', authority: 'father', typed: 'P' };
    expect(problems({ ...parent, birthDate: '' })).toEqual({ signerRole: 'signer_birth_needed' });
    expect(signerRemarks(parent, TODAY, model)).toMatchObject([
      { reason: 'adult-signs-self', sections: ['Civil Code 56.11(c)'] },
    ]);
  });

  it('a parent for mental health only after it is known whether a court took the minor away', () => {
    const parent: FormDraft = {
      ...minor,
      choices: only('mh'),
      signerRole: 'PRN',
      signerName: 'P',
      authority: 'father',
      typed: 'P',
    };
    expect(problems(parent)).toEqual({ dependent: 'required' });
    expect(problems({ ...parent, dependent: false })).toEqual({});
    expect(problems({ ...parent, dependent: true })).toHaveProperty('remarks');
    expect(problems({ ...parent, dependent: true, courtOrder: true })).toEqual({});
  });

  it('a conservator with the paper that was seen', () => {
    const draft: FormDraft = { ...adult, signerRole: 'CONSERVATOR', signerName: 'C', authority: 'court', typed: 'C' };
    expect(problems(draft)).toEqual({ documentSeen: 'document_missing' });
    const whole = result({ ...draft, documentSeen: 'letters' });
    expect(whole.signer).toEqual({ role: 'CONSERVATOR', name: 'C', authority: 'court', documentSeen: 'letters' });
  });

  it('is filed with both names, so that the reader finds two signatures', () => {
    const both: FormDraft = { ...minor, choices: only('sud'), coRole: 'GUARD', coName: 'G', coTyped: 'G' };
    const [read] = readConsents([filed(both, 'Consent')]).records;
    expect(read?.signers).toEqual([{ kind: 'self' }, { kind: 'representative', role: 'GUARD' }]);
  });
});

describe('the signature', () => {
  it('falls when the text under it changes, and stands while one only looks back', () => {
    expect(changed(adult, { choices: only('mh') }, NOW)).toMatchObject({ typed: '', intent: false, signatureAt: '' });
    expect(changed(adult, { step: 'choices' }, NOW)).toMatchObject({ typed: 'Rosa Example', intent: true });
  });

  it('carries its own time', () => {
    const signed = changed({ ...adult, typed: '' }, { typed: 'Rosa Example' }, NOW);
    expect(result(signed).signature).toEqual({ method: 'typed', text: 'Rosa Example', at: NOW });
  });
});

describe('without a signature', () => {
  const refused: FormDraft = { ...newDraft({ ...adult, mediCal: true, existing: null }), ...{ mediCal: true } };
  it('a refusal is complete with a reason and a witness, and agrees to nothing that was ticked before', () => {
    const draft: FormDraft = {
      ...refused,
      form: 'ascmi-ab133',
      method: 'refused',
      choices: only('general'),
      intent: true,
    };
    expect(problems(draft)).toEqual({ refusalReason: 'required', witness: 'witness_missing' });
    const whole = { ...draft, refusalReason: 'wants to think', witness: 'W. Staff' };
    expect(problems(whole)).toEqual({});
    const refusal = result(whole);
    expect(new Set(Object.values(refusal.choices))).toEqual(new Set(['DECLINE']));
    expect(refusal).toMatchObject({
      signature: { method: 'none' },
      refusal: { reason: 'wants to think' },
      witness: { name: 'W. Staff' },
    });
    expect(parseRequest('consent.file', { result: refusal })).toEqual({ result: refusal });
    expect(filed(whole, 'Consent')).not.toHaveProperty('performer');
    expect(signedText(whole, model, f, 'en').plain).toContain('was not signed');
  });

  it('a telephone is enough for general records, and not for substance use', () => {
    const spoken: FormDraft = { ...adult, method: 'telephone', heardBy: 'H. Staff' };
    expect(problems(spoken)).toEqual({});
    expect(result(spoken).telephonic).toEqual({ heardBy: 'H. Staff' });
    expect(problems({ ...spoken, choices: only('general', 'sud') })).toEqual({ telephone: 'telephone_not' });
  });

  it('a paper form is filed with its scan and its day', () => {
    const paper: FormDraft = { ...adult, method: 'paper', scan: PNG, paperSignedOn: '2026-11-20' };
    expect(problems(paper)).toEqual({});
    expect(problems({ ...paper, scan: '', paperSignedOn: '2026-11-25' })).toEqual({
      scan: 'paper_scan_missing',
      paperSignedOn: 'paper_signed_bad',
    });
    expect(parseRequest('consent.file', { result: result(paper) })).toEqual({ result: result(paper) });
    expect(filed(paper, 'DocumentReference')?.['content']).toMatchObject([
      { attachment: { contentType: 'image/png', data: 'AAAA' } },
      { attachment: { contentType: 'text/plain; charset=utf-8' } },
    ]);
  });

  it('names interpreter and witness, in the text too', () => {
    const draft: FormDraft = {
      ...adult,
      hasInterpreter: true,
      interpreterName: 'Agency 12',
      interpreterLanguage: 'Hmong',
      witness: 'W. Staff',
    };
    expect(result(draft)).toMatchObject({
      interpreter: { name: 'Agency 12', language: 'Hmong' },
      witness: { name: 'W. Staff' },
    });
    expect(signedText(draft, model, f, 'en').plain).toContain('Interpreter: Agency 12, Hmong');
    expect(problems({ ...draft, interpreterLanguage: '' })).toEqual({ interpreter: 'interpreter_missing' });
  });
});

describe('turning to a revocation', () => {
  it('takes away the signature, the second signer and a refusal, and nothing else that was entered', () => {
    const begun: FormDraft = { ...minor, method: 'telephone', coRole: 'PRN', coName: 'Paula Example' };
    const turned = changedDraft(begun, { sitting: 'revoke', form: 'ascmi-revocation' }, NOW, forms);
    expect(turned).toMatchObject({ method: 'typed', coRole: null, typed: '', intent: false });
    expect(turned.choices).toEqual(begun.choices);
  });

  it('keeps of the answers what the next form asks too', () => {
    const next = changedDraft(
      { ...adult, choices: { ...adult.choices, gone: 'AGREE' } },
      { form: 'ascmi-non-ab133' },
      NOW,
      forms,
    );
    expect(next.choices).toEqual(adult.choices);
    expect(next.classes).toEqual(['TREATING_CE']);
  });
});

describe('a scan', () => {
  it.each([
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], 'data:application/pdf;base64,JVBERi0x'],
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0], 'data:image/jpeg;base64,/9j/4A=='],
  ])('is known as %s by its first bytes', async (_what, bytes, dataUrl) => {
    expect(await readScan(new Blob([new Uint8Array(bytes)], { type: 'text/html' }))).toEqual({ ok: true, dataUrl });
  });

  it('is refused where it is something else, or too large', async () => {
    const page = new Blob(['<html>'], { type: 'application/pdf' });
    expect(await readScan(page)).toEqual({ ok: false, problem: 'type' });
    expect(await readScan(new Blob([new Uint8Array(MAX_SCAN_BYTES + 1)]))).toEqual({ ok: false, problem: 'size' });
  });
});
