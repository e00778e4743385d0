import { describe, expect, it } from 'vitest';
import { formCatalog } from '../../../utils/forms/catalog';
import { compile } from '../../../utils/forms/compile';
import { SHIPPED } from '../../../utils/forms/questionnaires/shipped';
import { parseSettings } from '../../../utils/policy/schema';

/** As an administrator would load it: no mark of a reconstruction, an address and words of its own. */
const OFFICIAL = JSON.parse(
  JSON.stringify({ ...SHIPPED[0], meta: {}, experimental: false, url: 'https://forms.example/ab133', version: '2027' }),
) as Record<string, unknown>;
const broken = (from: string, to: string) => JSON.parse(JSON.stringify(OFFICIAL).replace(from, to)) as unknown;
const remarksOf = (source: unknown) => {
  const compiled = compile(source);
  return (compiled.ok ? compiled.value.notes : compiled.error).map(({ linkId, code }) => [linkId, code]);
};

describe('a form that an administrator loads', () => {
  it('stands in for the shipped one of its document, and is official', () => {
    const catalog = formCatalog([OFFICIAL]);
    expect(catalog['ascmi-ab133'].model).toMatchObject({ isReconstruction: false, isShipped: false, version: '2027' });
    expect(catalog['ascmi-non-ab133'].model.isReconstruction).toBe(true);
  });

  it.each([
    ['a category nobody knows', '"code":"GAC"', '"code":"WHAT"', ['gac', 'category-unknown']],
    ['a category asked twice', '"code":"GAC"', '"code":"HIV"', ['hiv', 'category-twice']],
    ['counseling notes', '"code":"GAC"', '"code":"SUD_CN"', ['gac', 'category-not-allowed']],
    ['a recipient nobody knows', '"code":"SCHOOL"', '"code":"COUSIN"', ['recipient-class', 'recipient-unknown']],
    ['a draft', '"status":"active"', '"status":"draft"', ['', 'not-active']],
    ['an unknown document', '"code":"ascmi-ab133"', '"code":"other"', ['', 'document-unknown']],
  ])('is refused with the item named: %s', (_what, from, to, remark) => {
    const source = broken(from, to);
    expect(remarksOf(source)).toContainEqual(remark);
    expect(compile(source).ok).toBe(false);
    expect(formCatalog([source])['ascmi-ab133'].model.isShipped).toBe(true);
  });

  it('takes its words from the standard translation extension', () => {
    const translated = JSON.parse(JSON.stringify(OFFICIAL), (_key, value: unknown) =>
      (value as { linkId?: string } | null)?.linkId === 'hiv'
        ? {
            ...(value as object),
            _text: {
              extension: [
                {
                  url: 'http://hl7.org/fhir/StructureDefinition/translation',
                  extension: [
                    { url: 'lang', valueCode: 'es' },
                    { url: 'content', valueString: 'VIH' },
                  ],
                },
              ],
            },
          }
        : value,
    ) as unknown;
    const textIn = (language: string) =>
      formCatalog([translated], language)['ascmi-ab133'].model.questions.find(({ id }) => id === 'hiv')?.text;
    expect([textIn('es-MX'), textIn('en')]).toEqual(['VIH', 'HIV']);
  });

  it('arrives by policy as JSON text, and what is wrong with it is named without its words', () => {
    expect(parseSettings({ forms: [JSON.stringify(OFFICIAL)] }).problems).toEqual([]);
    const { problems } = parseSettings({ forms: [JSON.stringify(broken('"code":"GAC"', '"code":"WHAT"'))] });
    expect(problems).toContain('forms.0 gac category-unknown');
  });
});
