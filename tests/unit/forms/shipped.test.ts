import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ASCMI_CATEGORIES } from '../../../utils/ascmi/forms';
import { questionnaireFiles } from '../../../utils/cli/form-questionnaires';
import { formCatalog } from '../../../utils/forms/catalog';
import { lawsOf } from '../../../utils/forms/coded';
import { compile } from '../../../utils/forms/compile';
import { LEGAL_ELEMENTS } from '../../../utils/forms/legal';
import type { QuestionnaireItem } from '../../../utils/forms/questionnaire';
import { SHIPPED } from '../../../utils/forms/questionnaires/shipped';
import { formEn, type FormKey } from '../../../utils/ui/strings/form.en';
import { translator } from '../../../utils/ui/strings/translate';
import { resourceComplaints } from '../fhir/validators';

const NAMED = SHIPPED.map((source) => [source.id, source] as const);
const flat = (items: readonly QuestionnaireItem[]): QuestionnaireItem[] =>
  items.flatMap((item) => [item, ...flat(item.item ?? [])]);

describe.each(NAMED)('the shipped form %s', (id, source) => {
  const items = flat(source.item);

  it('is a sound FHIR R4 Questionnaire by validators that are not ours', () => {
    expect(resourceComplaints(source)).toEqual([]);
  });

  it('says that it is a reconstruction, to people and to programs', () => {
    expect(source.description).toContain('Reconstruction');
    expect(formCatalog([])[id].model.isReconstruction).toBe(true);
  });

  it.each(LEGAL_ELEMENTS[id].map(({ code, asks }) => [code, asks]))('has an item for %s: %s', (code) => {
    const meeting = items.filter((item) => lawsOf(item).includes(code));
    expect(meeting.map(({ text }) => text ?? '').join('')).not.toBe('');
  });

  it('names no section of the law that is not on the list', () => {
    const known = new Set(Object.values(LEGAL_ELEMENTS).flatMap((list) => list.map(({ code }) => code)));
    expect(items.flatMap(lawsOf).filter((code) => !known.has(code))).toEqual([]);
  });

  it('is understood without a remark', () => {
    expect(compile(source)).toMatchObject({ ok: true, value: { notes: [] } });
  });
});

describe('the two authorizations', () => {
  it.each(['ascmi-ab133', 'ascmi-non-ab133'] as const)('%s asks every category that an ASCMI can carry, once', (id) => {
    const asked = formCatalog([])[id].model.questions.flatMap(({ categories }) => categories);
    expect([...asked].sort()).toEqual([...ASCMI_CATEGORIES].sort());
  });

  it('have the words that the product has in every language', () => {
    const f = translator(formEn);
    for (const { model } of Object.values(formCatalog([]))) {
      for (const { id, text, help } of model.questions) {
        expect(text).toBe(f(`q_${id}` as FormKey));
        expect(help).toBe(f(`q_${id}_means` as FormKey));
      }
      for (const { id, text } of model.groups) expect(text).toBe(f(id.replace('-', '_') as FormKey));
      for (const { kind, text } of model.recipientClasses) expect(text).toBe(f(`r_${kind}` as FormKey));
      for (const { code, text } of model.purposes) expect(text).toBe(f(`p_${code}` as FormKey));
      for (const { id, text } of model.statements)
        expect(text).toBe(f(id as FormKey, 'the organization that takes this form'));
    }
  });
});

it('is published as the files that an administrator starts from (npm run forms:questionnaires)', async () => {
  for (const [file, text] of await questionnaireFiles()) expect(await readFile(file, 'utf8')).toBe(text);
});
