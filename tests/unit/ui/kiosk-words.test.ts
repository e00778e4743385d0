import { describe, expect, it } from 'vitest';
import { FORM_LANGUAGES } from '../../../utils/contract/form-language';
import { formEn } from '../../../utils/ui/strings/form.en';
import { clientTexts, clientTranslator, completeness } from '../../../utils/ui/strings/form-languages/catalog';
import { KIOSK_KEYS } from '../../../utils/ui/strings/form-languages/kiosk-words';

const marks = (text: string) => (text.match(/\$[1-9]/g) ?? []).sort();

describe.each(FORM_LANGUAGES.filter((language) => language !== 'en'))(
  'the device in the client’s hands in %s',
  (language) => {
    it('says everything in the client’s language, with the same numbers filled in', async () => {
      const texts: Readonly<Record<string, string>> = await clientTexts(language);
      expect(completeness(texts, KIOSK_KEYS)).toBe(1);
      for (const key of KIOSK_KEYS) {
        expect(marks(texts[key] ?? ''), key).toEqual(marks(formEn[key]));
        if (key !== 'kiosk_progress') expect(texts[key], key).not.toBe(formEn[key]);
      }
    });
  },
);

it('what staff types to take the device back stays in English', async () => {
  const f = clientTranslator(await clientTexts('ko'));
  expect(f('kiosk_give_back')).toBe('직원에게 돌려주기');
  expect(f('pin_wrong')).toBe(formEn.pin_wrong);
});
