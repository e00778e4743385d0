import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../components/form/check';
import { ageOn, newDraft, nextYear, STEPS, stepsOf, type FormDraft } from '../../../components/form/draft';
import { toResult } from '../../../components/form/outcome';
import { signedText } from '../../../components/form/signed-text';
import { originOf } from '../../../components/options/PortalsSection';
import { ASCMI_CATEGORIES } from '../../../utils/ascmi/forms';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { parseRequest } from '../../../utils/contract/schemas';
import { formCatalog } from '../../../utils/forms/catalog';
import { formEn } from '../../../utils/ui/strings/form.en';
import { translator } from '../../../utils/ui/strings/translate';

const TODAY = '2026-11-24';
const f = translator(formEn);
const { model } = formCatalog([])['ascmi-ab133'];
const revocation = formCatalog([])['ascmi-revocation'].model;
const signing = {
  language: 'en',
  signedAt: '2026-11-24T10:00:00-08:00',
  shownText: 'text',
  shownTextSha256: 'ab',
} as const;

function choices(choice: 'AGREE' | 'DECLINE', ...others: string[]): FormDraft['choices'] {
  const other = choice === 'AGREE' ? 'DECLINE' : 'AGREE';
  return Object.fromEntries(model.questions.map(({ id }) => [id, others.includes(id) ? other : choice]));
}

const start = {
  formId: 'f-1',
  identifiers: [{ kind: 'CIN', system: CIN_SYSTEM, value: '90000001A', source: 'Medi-Cal ID' }],
  name: 'Rosa Example',
  birthDate: '1984-02-17',
  mediCal: true,
  organization: 'Example County',
  existing: null,
} as const;

const complete: FormDraft = {
  ...newDraft(start),
  mediCal: true,
  form: 'ascmi-ab133',
  choices: choices('AGREE', 'sud'),
  classes: ['TREATING_CE', 'CBO_NON_CE'],
  named: [{ name: ' Example HIE ' }, { name: '' }],
  purposes: ['COC', 'TREAT'],
  signerRole: 'self',
  expiry: 'none',
  typed: 'rosa  EXAMPLE',
  intent: true,
};

const allProblems = (draft: FormDraft) => STEPS.flatMap((step) => Object.keys(problemsOf(step, draft, TODAY, model)));

describe('what the form asks', () => {
  it('starts with nothing ticked, Medi-Cal included', () => {
    const draft = newDraft(start);
    expect([draft.mediCal, draft.form, draft.signerRole, draft.expiry]).toEqual([null, null, null, null]);
    expect([draft.choices, draft.classes, draft.purposes, draft.intent]).toEqual([{}, [], [], false]);
  });
});

describe('checks', () => {
  it('find a complete form complete', () => expect(allProblems(complete)).toEqual([]));

  it.each<[string, Partial<FormDraft>, string]>([
    ['no number to find it by', { identifiers: [] }, 'identifiers'],
    ['a CIN of the wrong shape', { identifiers: [{ ...start.identifiers[0], value: '9000001A' }] }, 'identifier-0'],
    ['a birth date to come', { birthDate: '2026-11-25' }, 'birthDate'],
    ['Medi-Cal not answered', { mediCal: null }, 'mediCal'],
    ['AB 133 without Medi-Cal', { mediCal: false }, 'form'],
    ['one choice left open', { choices: { ...complete.choices, hiv: undefined } }, 'hiv'],
    ['nobody to receive', { classes: [], named: [{ name: ' ' }] }, 'recipients'],
    ['no purpose', { purposes: [] }, 'purposes'],
    ['a representative without a name', { signerRole: 'GUARD', authority: 'letters' }, 'signerName'],
    ['a representative without authority', { signerRole: 'GUARD', signerName: 'G', typed: 'G' }, 'authority'],
    ['no end on a state-law form', { form: 'ascmi-non-ab133' }, 'expiry'],
    ['an end that is today', { expiry: 'date', expiresOn: TODAY }, 'expiresOn'],
    ['another name under it', { typed: 'Someone Else' }, 'typed'],
    ['an empty signature', { typed: '' }, 'typed'],
    ['an undrawn signature', { method: 'drawn' }, 'drawn'],
    ['no confirmation', { intent: false }, 'intent'],
  ])('see %s', (_what, patch, field) => expect(allProblems({ ...complete, ...patch })).toContain(field));

  it('accept that everything is declined, with nobody named and no end', () => {
    const draft: FormDraft = {
      ...complete,
      form: 'ascmi-non-ab133',
      choices: choices('DECLINE'),
      classes: [],
      named: [],
      purposes: [],
    };
    expect(allProblems(draft)).toEqual([]);
  });

  it('compare a typed name without accents', () => {
    expect(allProblems({ ...complete, name: 'José Ejemplo', typed: 'jose ejemplo' })).toEqual([]);
  });
});

describe('the result', () => {
  const result = toResult(complete, model, signing);

  it('has a choice for every category, substance use as one', () => {
    expect(Object.keys(result.choices).sort()).toEqual([...ASCMI_CATEGORIES].sort());
    expect(result.choices).toMatchObject({ SUD_P2: 'DECLINE', SUD_OTHER: 'DECLINE', MH: 'AGREE' });
  });

  it('names classes, and parties by name', () => {
    expect(result.recipients).toEqual({
      classes: ['TREATING_CE', 'CBO_NON_CE', 'CBO_BA'],
      named: [{ name: 'Example HIE' }],
    });
    expect(result.purposes).toEqual(['TREAT', 'COC']);
  });

  it('has no end where none was stated, and the stated one otherwise', () => {
    expect(result).not.toHaveProperty('expiresOn');
    const dated = toResult({ ...complete, expiry: 'date', expiresOn: '2027-11-24' }, model, signing);
    expect(dated.expiresOn).toBe('2027-11-24');
  });

  it('names no recipient and no purpose where everything was declined', () => {
    const declined = toResult({ ...complete, choices: choices('DECLINE') }, model, signing);
    expect([declined.recipients, declined.purposes]).toEqual([{ classes: [], named: [] }, []]);
  });

  it('passes the border of the background', () => {
    expect(parseRequest('consent.file', { result })).toEqual({ result });
  });
});

describe('recipients by name', () => {
  const exchange: FormDraft = { ...complete, classes: ['TREATING_CE', 'HIE_INTERMEDIARY'] };
  const named: FormDraft = { ...exchange, intermediaries: [{ name: 'Example HIE', npi: '1234567893' }] };

  it('an information exchange must be named (42 CFR 2.31(a)(4)(ii))', () => {
    expect(allProblems(exchange)).toEqual(['intermediaries']);
    expect(allProblems(named)).toEqual([]);
  });

  it('an exchange receives by its name, never as a class', () => {
    const result = toResult(named, model, signing);
    expect(result.recipients.classes).toEqual(['TREATING_CE']);
    expect(result.intermediaries).toEqual([{ name: 'Example HIE', npi: '1234567893' }]);
    expect(signedText(named, model, f, 'en').plain).toContain(
      'Example HIE (NPI 1234567893), which may pass it on only',
    );
  });

  it('nobody can be both a recipient and left out', () => {
    expect(allProblems({ ...named, exclusions: [{ name: 'example hie' }] })).toEqual(['exclusions']);
  });

  it('who is left out is in the text and in the result', () => {
    const draft: FormDraft = { ...complete, exclusions: [{ name: 'Example Clinic' }, { name: ' ' }] };
    expect(toResult(draft, model, signing).exclusions).toEqual([{ name: 'Example Clinic' }]);
    expect(signedText(draft, model, f, 'en').parts).toContainEqual({ heading: 'Not with', lines: ['Example Clinic'] });
  });
});

describe('a revocation', () => {
  const draft: FormDraft = { ...complete, sitting: 'revoke', form: 'ascmi-revocation', mediCal: null, expiry: null };

  it('asks who, by whom and a signature, and nothing else', () => {
    expect(stepsOf(draft)).toEqual(['member', 'signer', 'review']);
    const missing = stepsOf(draft).flatMap((step) => Object.keys(problemsOf(step, draft, TODAY, revocation)));
    expect(missing).toEqual([]);
  });

  it('carries no choice, no recipient and no end, whatever was entered before', () => {
    const result = toResult(draft, revocation, signing);
    expect(result).toMatchObject({ form: 'ascmi-revocation', choices: {}, purposes: [] });
    expect(result.recipients).toEqual({ classes: [], named: [] });
    expect(result).not.toHaveProperty('expiresOn');
    expect(parseRequest('consent.file', { result })).toEqual({ result });
  });

  it('says what it does and what it cannot undo', () => {
    const { plain } = signedText(draft, revocation, f, 'en');
    expect(plain).toContain('all my choices are: do not share');
    expect(plain).toContain('cannot be undone');
    expect(plain).not.toContain('Substance use');
  });
});

describe('the signed text', () => {
  it('names who, what, with whom, why, until when, and the rights', () => {
    const { plain } = signedText(complete, model, f, 'en');
    for (const part of [
      'Rosa Example',
      '90000001A',
      'Substance use',
      'Example HIE',
      'Treatment',
      'No end date',
      'in writing',
    ]) {
      expect(plain).toContain(part);
    }
  });

  it('changes with every choice', () => {
    const other = signedText({ ...complete, choices: choices('AGREE') }, model, f, 'en');
    expect(other.plain).not.toBe(signedText(complete, model, f, 'en').plain);
  });

  it('is marked as a reconstruction', () =>
    expect(signedText(complete, model, f, 'en').plain).toContain('Reconstruction'));
});

describe('days', () => {
  it.each([
    ['1984-11-24', 42],
    ['1984-11-25', 41],
    ['2008-11-24', 18],
    ['2008-11-25', 17],
    ['', null],
    ['1984', null],
  ])('born %s is %s today', (born, age) => expect(ageOn(TODAY, born)).toBe(age));

  it('a year on from a leap day is a day that exists', () => expect(nextYear('2028-02-29')).toBe('2029-02-28'));
});

describe('a portal address as typed', () => {
  it.each([
    ['https://portal.county.example/login?x=1', 'https://portal.county.example'],
    ['portal.county.example', 'https://portal.county.example'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://portal.county.example', null],
    ['file:///etc', null],
    ['javascript:alert(1)', null],
    ['portal', null],
    ['', null],
  ])('%s gives %s', (text, origin) => expect(originOf(text)).toBe(origin));
});
