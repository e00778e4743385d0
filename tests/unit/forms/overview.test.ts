import { describe, expect, it } from 'vitest';
import { FORM_LANGUAGES } from '../../../utils/contract/form-language';
import { formCatalog } from '../../../utils/forms/catalog';
import { overviewOf, withForm } from '../../../utils/forms/overview';
import { SHIPPED } from '../../../utils/forms/questionnaires/shipped';

const OFFICIAL = { ...SHIPPED[0], meta: {}, experimental: false, url: 'https://forms.example/ab133', version: '2027' };
const translation = (lang: string, content: string) => ({
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/translation',
      extension: [
        { url: 'lang', valueCode: lang },
        { url: 'content', valueString: content },
      ],
    },
  ],
});
const SMALL = {
  resourceType: 'Questionnaire',
  title: 'Official',
  _title: translation('es', 'Oficial'),
  item: [
    { linkId: 'a', type: 'display', text: 'One', _text: translation('es', 'Uno') },
    { linkId: 'b', type: 'display', text: 'Two', _text: translation('vi', 'Hai') },
    { linkId: 'c', type: 'display', text: 'Three' },
  ],
};
const shareOf = (source: unknown, language: string) =>
  overviewOf(source, FORM_LANGUAGES).languages.find((one) => one.language === language)?.share;

describe('what an administrator is shown of a form', () => {
  it('names the document that it stands in for, its version and its address', () => {
    expect(overviewOf(OFFICIAL)).toMatchObject({
      document: 'ascmi-ab133',
      version: '2027',
      url: 'https://forms.example/ab133',
      isReconstruction: false,
      faults: [],
    });
    expect(overviewOf(SHIPPED[0]).isReconstruction).toBe(true);
  });

  it('counts for each language the texts that stand in it', () => {
    expect([shareOf(SMALL, 'en'), shareOf(SMALL, 'es'), shareOf(SMALL, 'vi'), shareOf(SMALL, 'ko')]).toEqual([
      1, 0.5, 0.25, 0,
    ]);
    expect(shareOf({ ...SMALL, language: 'es' }, 'es')).toBe(1);
  });

  it('sets what stops a form apart from what is only good to know', () => {
    const { faults, notes } = overviewOf({ ...OFFICIAL, status: 'draft', item: OFFICIAL.item?.slice(0, -1) });
    expect(faults.map(({ code }) => code)).toContain('not-active');
    expect(notes.map(({ code }) => code)).toContain('legal-missing');
  });

  it('answers for a file that is something else', () => {
    for (const other of [null, 7, [], { resourceType: 'Patient' }])
      expect(overviewOf(other)).toMatchObject({ document: null, faults: [{ code: 'not-a-questionnaire' }] });
  });
});

describe('taking a form', () => {
  it('puts it in the place of an earlier one of the same document only', () => {
    const newer = { ...OFFICIAL, version: '2028' };
    const other = { ...SHIPPED[2], url: 'https://forms.example/revocation' };
    const forms = withForm(withForm([OFFICIAL], other), newer);
    expect(forms).toEqual([other, newer]);
    expect(formCatalog(forms)['ascmi-ab133'].model.version).toBe('2028');
  });
});
