import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { embeddedEn } from '../../../utils/ui/strings/embedded.en';
import { embeddedEs } from '../../../utils/ui/strings/embedded.es';
import { formEn } from '../../../utils/ui/strings/form.en';
import { formEs } from '../../../utils/ui/strings/form.es';
import { formatDay, pickLanguage } from '../../../utils/ui/strings/language';
import { localeMessages } from '../../../utils/ui/strings/locales';
import { optionsEn } from '../../../utils/ui/strings/options.en';
import { optionsEs } from '../../../utils/ui/strings/options.es';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { popupEn } from '../../../utils/ui/strings/popup.en';
import { popupEs } from '../../../utils/ui/strings/popup.es';
import { translator } from '../../../utils/ui/strings/translate';

const CATALOGS: readonly [string, Record<string, string>, Record<string, string>][] = [
  ['page', pageEn, pageEs],
  ['popup', popupEn, popupEs],
  ['options', optionsEn, optionsEs],
  ['form', formEn, formEs],
  ['embedded', embeddedEn, embeddedEs],
];

const marks = (text: string) => (text.match(/\$[1-9]/g) ?? []).sort();

describe.each(CATALOGS)('the %s catalog', (_name, english, spanish) => {
  it('says the same things in both languages, with the same values filled in', () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      expect(spanish[key], key).not.toBe('');
      expect(marks(spanish[key] ?? ''), key).toEqual(marks(text));
    }
  });

  it('never gives legal advice', () => {
    for (const text of [...Object.values(english), ...Object.values(spanish)]) {
      expect(text).not.toMatch(/\byou (must|are required to) (by law|legally)|está legalmente obligado/i);
    }
  });
});

describe('page texts in the package', () => {
  it.each(['en', 'es'] as const)('are what the %s catalog says', async (language) => {
    const file = await readFile(new URL(`../../../public/_locales/${language}/messages.json`, import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(localeMessages()[language]);
  });

  it('have names that browsers accept', () => {
    for (const key of Object.keys(localeMessages().en)) expect(key).toMatch(/^[A-Za-z0-9_]+$/);
  });
});

describe('translator', () => {
  const t = translator({ greet: 'Hello $1, $2 and $1', price: '$$5', missing: '[$3]' });

  it('fills values in, again where they are named again', () => expect(t('greet', 'A', 'B')).toBe('Hello A, B and A'));
  it('keeps what a value itself contains', () => expect(t('greet', '$2', 'B')).toBe('Hello $2, B and $2'));
  it('reads a doubled dollar as a dollar', () => expect(t('price')).toBe('$5'));
  it('leaves out a value that is not given', () => expect(t('missing', 'A')).toBe('[]'));
});

describe('language and days', () => {
  it.each([
    ['es', 'es'],
    ['es-419', 'es'],
    ['en-US', 'en'],
    ['vi', 'en'],
    ['est', 'en'],
  ])('%s gives %s', (tag, language) => expect(pickLanguage(tag)).toBe(language));

  it('a day stays that day wherever the user is', () => {
    expect(formatDay('2026-03-01', 'en')).toBe('Mar 1, 2026');
    expect(formatDay('2026-03-01T00:30:00+14:00', 'en')).toBe('Mar 1, 2026');
  });

  it('shows what is not a day as it is', () => expect(formatDay('2026', 'en')).toBe('2026'));
});
