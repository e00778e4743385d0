import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import { create } from 'fontkit';
import * as hb from 'harfbuzzjs';
import jsQR from 'jsqr';
import qrcode from 'qrcode-generator';
import { describe, expect, it } from 'vitest';
import { newDraft, type FormDraft } from '../../../components/form/draft';
import { toResult } from '../../../components/form/outcome';
import { blankPaper, signedPaper } from '../../../components/form/paper';
import { shownText, spokenForm, type Tongue } from '../../../components/form/shown';
import { directionOf, FORM_LANGUAGES, type FormLanguage } from '../../../utils/contract/form-language';
import { blankDocument, codeContent, consentDocument } from '../../../utils/documents/consent-document';
import { renderConsentPdf } from '../../../utils/documents/consent-pdf';
import { plainText } from '../../../utils/documents/document';
import { fontsFor } from '../../../utils/documents/font-plan';
import { missingFrom, paragraph, visualRuns } from '../../../utils/documents/runs';
import { scriptOf, shape } from '../../../utils/documents/shape';
import { formCatalog } from '../../../utils/forms/catalog';
import { formEn } from '../../../utils/ui/strings/form.en';
import { clientTranslator, completeness, LANGUAGES } from '../../../utils/ui/strings/form-languages/catalog';
import { CLIENT_KEYS } from '../../../utils/ui/strings/form-languages/texts';
import { translator } from '../../../utils/ui/strings/translate';

const fontFile = async (name: string) =>
  new Uint8Array(await readFile(new URL(`../../../public/fonts/${name}.ttf`, import.meta.url)));
const fontFiles = (language: string) => Promise.all(fontsFor(language).map(fontFile));

const forms = formCatalog([]);
const { model } = forms['ascmi-ab133'];
const spokenIn = (tongue: Tongue, form: keyof typeof forms = 'ascmi-ab133') => spokenForm(forms[form], tongue);
const shownIn = (tongue: Tongue) => shownText(draft, spokenIn(tongue), tongue).plain;

async function tongueOf(language: FormLanguage): Promise<Tongue> {
  const client = clientTranslator(await LANGUAGES[language].load());
  return { language, direction: directionOf(language), client, english: translator(formEn) };
}

const start = { identifiers: [], name: 'Rosa Example', birthDate: '1984-02-17', organization: 'Example County' };
const draft: FormDraft = {
  ...newDraft({ ...start, formId: 'f-1', mediCal: true, existing: null }),
  mediCal: true,
  form: 'ascmi-ab133',
  choices: Object.fromEntries(model.questions.map(({ id }, at) => [id, at % 2 ? 'DECLINE' : 'AGREE'])),
  classes: ['TREATING_CE', 'MCP'],
  purposes: ['TREAT'],
  signerRole: 'self',
  expiry: 'date',
  expiresOn: '2027-11-24',
  typed: 'Rosa Example',
};
const HASH = 'ab'.repeat(32);
const at = new Date('2026-11-24T18:00:00Z');

async function signedSheet(language: FormLanguage, changes: Partial<FormDraft> = {}) {
  const own = { ...draft, ...changes };
  const signing = { language, signedAt: '2026-11-24T10:00:00-08:00', shownText: '', shownTextSha256: HASH };
  const tongue = await tongueOf(language);
  return consentDocument(signedPaper(own, toResult(own, model, signing), spokenIn(tongue), tongue));
}

describe.each(FORM_LANGUAGES)('the form in %s', (language) => {
  it('has every text that the client reads', async () => {
    expect(completeness(await LANGUAGES[language].load())).toBe(1);
  });

  it('has a letter in the shipped fonts for each of its letters', async () => {
    const fonts = (await fontFiles(language)).map((file) => create(file));
    const tongue = await tongueOf(language);
    const blanks = (['ascmi-ab133', 'ascmi-revocation'] as const).map((form) =>
      blankDocument(blankPaper(spokenIn(tongue, form), 'Example County', tongue)),
    );
    const written = [await signedSheet(language), ...blanks].flatMap((sheet) => plainText(sheet).split('\n'));
    // Lines that only some forms have: a witness, a refusal, an exclusion.
    const possible = CLIENT_KEYS.map((key) => tongue.client(key));
    expect([...written, ...possible].flatMap((line) => missingFrom(line, fonts))).toEqual([]);
  });

  it('is a tagged PDF on letter paper, with its language and a way back to Unicode', async () => {
    const pdf = await renderConsentPdf(await signedSheet(language), { at, fonts: await fontFiles(language) });
    const doc = await PDFDocument.load(pdf, { updateMetadata: false });
    for (const page of doc.getPages()) expect(page.getSize()).toEqual({ width: 612, height: 792 });
    const objects = doc.context.enumerateIndirectObjects().map(([, object]) => object.toString());
    const catalog = doc.catalog.toString();
    expect(catalog).toContain('/Marked true');
    expect(catalog).toMatch(new RegExp(`/Lang \\(${language}`));
    expect(objects.some((text) => text.includes('/S /H1'))).toBe(true);
    expect(objects.some((text) => text.includes('/S /Figure') && text.includes('/Alt'))).toBe(true);
    const fonts = objects.filter((text) => text.includes('/Subtype /Type0'));
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toContain('/ToUnicode');
    expect(pdf.length).toBeLessThan(120_000);
  });
});

/** Everybody who can be in the room, and every number. */
const CROWDED: Partial<FormDraft> = {
  identifiers: (['BIC', 'MBI', 'MRN', 'PLAN_ID', 'HMIS_ID', 'CDCR'] as const).map((kind) => ({
    kind,
    system: 'urn:example',
    value: '1001',
    source: '',
  })),
  signerRole: 'CONSERVATOR',
  signerName: 'Kim Example',
  authority: 'A1',
  documentSeen: 'D1',
  hasInterpreter: true,
  interpreterName: 'I1',
  interpreterLanguage: 'L1',
  witness: 'W1',
};
const BESIDES: readonly Partial<FormDraft>[] = [
  CROWDED,
  { ...CROWDED, signerRole: 'self', coRole: 'PRN', coName: 'P1' },
  { ...CROWDED, signerRole: 'self', coRole: 'GUARD', coName: 'P1' },
  { ...CROWDED, method: 'refused', refusalReason: '7' },
  { ...CROWDED, method: 'telephone', heardBy: 'H1' },
  { ...CROWDED, method: 'paper', paperSignedOn: '2026-11-20' },
];

it.each(FORM_LANGUAGES.filter((language) => language !== 'en'))(
  'says everything that is signed in %s too: who else was there, a refusal, a paper, every number',
  async (language) => {
    const tongue = await tongueOf(language);
    const untranslated = BESIDES.flatMap((changes) => {
      const own = { ...draft, ...changes };
      const { parts } = shownText(own, spokenIn(tongue), tongue);
      return parts.flatMap(({ heading, lines }) => [heading, ...lines]).filter(({ english }) => english === undefined);
    });
    const written = ['Rosa Example', 'Example County', '7', 'HIV'];
    expect(untranslated.map(({ text }) => text).filter((text) => !written.includes(text))).toEqual([]);
  },
);

it('writes days and lists in Hmong, which no browser knows', async () => {
  const { plain } = shownText(
    { ...draft, purposes: ['TREAT', 'COC'] },
    spokenIn(await tongueOf('hmn')),
    await tongueOf('hmn'),
  );
  const [own = ''] = plain.split(formEn.long_title);
  expect(own).toContain('hnub tim 24 lub 11 hlis xyoo 2027');
  expect(own).toContain(' thiab ');
  expect(own).not.toMatch(/ and |Nov/);
});

it('carries both signatures where two had to sign, each under its name', async () => {
  const text = plainText(await signedSheet('es', { coRole: 'PRN', coName: 'Ana Example', coTyped: 'Ana Example' }));
  expect(text).toContain('Firma de Rosa Example');
  expect(text).toContain('Firma de Ana Example\nSignature of Ana Example\nAna Example');
});

it('says on the paper of a refusal that nobody signed, in both languages', async () => {
  const text = plainText(await signedSheet('vi', { method: 'refused', refusalReason: 'later' }));
  expect(text).toContain('Thân chủ không ký\nThe client does not sign');
});

it('leaves room on the blank form for names, exchanges, exclusions, authority, a second signer and those who help', async () => {
  const tongue = await tongueOf('ar');
  const sheet = blankDocument(blankPaper(spokenIn(tongue), 'Example County', tongue));
  const blanks = sheet.blocks.flatMap((block) => (block.kind === 'blank' ? [block] : []));
  expect(blanks.filter(({ lines }) => lines === 2).map(({ label }) => label.english)).toEqual([
    formEn.named,
    formEn.intermediaries,
    formEn.exclusions,
  ]);
  const labels = blanks.map(({ label }) => label.english);
  for (const label of ['Authority', 'Interpreter', 'Witness', 'Signature: A parent / A guardian'])
    expect(labels).toContain(label);
});

/** Glyphs as HarfBuzz places them, the shaper of both browsers. */
function reference(file: Uint8Array, text: string): string {
  const buffer = new hb.Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  hb.shape(new hb.Font(new hb.Face(new hb.Blob(file.slice().buffer), 0)), buffer);
  const positions = buffer.getGlyphPositions();
  return buffer
    .getGlyphInfos()
    .map(({ codepoint }, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      return [codepoint, xAdvance, xOffset, yOffset].join(',');
    })
    .join(' ');
}

/**
 * Words that may differ: the shaper does not choose the lower form of some vowel and tone signs (Khmer, Lao, Thai) where another sign
 * is in the way, so that such a sign stands a little off. Every word remains legible.
 */
const ALLOWED: Readonly<Partial<Record<FormLanguage, number>>> = { km: 0.15, lo: 0.3, th: 0.12 };

it.each(['km', 'hi', 'pa', 'ar', 'fa', 'lo', 'th', 'hy', 'vi', 'ru'] as const)(
  'shapes %s as the browsers do',
  async (language) => {
    const texts = Object.values(await LANGUAGES[language].load()).join(' ');
    const direction = directionOf(language);
    const name = fontsFor(language).find((each) => each !== 'latin') ?? 'latin';
    const file = await fontFile(name);
    const font = create(file);
    const words = [...new Set(texts.split(/[^\p{L}\p{M}\u200c]+/u))].filter(
      (word) => word !== '' && Array.from(word).every((char) => scriptOf(char) !== 'latn' || name === 'latin'),
    );
    const different = words.filter((word) => {
      const script =
        Array.from(word)
          .map(scriptOf)
          .find((each) => each !== null) ?? 'latn';
      const own = font.layout(word, {}, script, undefined, direction);
      const glyphs = shape(font, word, script, direction);
      expect(glyphs.length).toBeGreaterThan(0);
      const unit = font.unitsPerEm / 1000;
      const text = glyphs.map(({ id, advance, dx, dy }) =>
        [id, advance * unit, dx * unit, dy * unit].map((value) => Math.round(value)).join(','),
      );
      return own.glyphs.length === 0 || text.join(' ') !== reference(file, word);
    });
    expect(different.length / words.length, different.join(' ')).toBeLessThanOrEqual(ALLOWED[language] ?? 0);
  },
);

it('puts runs in the order of the page: Farsi from the right, the number inside it from the left', async () => {
  const fonts = (await fontFiles('fa')).map((file) => create(file));
  const text = 'شماره 90000001A است';
  const runs = visualRuns(paragraph(text, 'rtl'), 0, text.length, fonts).map((run) => run.text.trim());
  expect(runs.filter((run) => run !== '')).toEqual(['است', '90000001', 'A', 'شماره']);
});

it('mirrors brackets that stand in right-to-left text', async () => {
  const fonts = (await fontFiles('ar')).map((file) => create(file));
  const runs = visualRuns(paragraph('(نعم)', 'rtl'), 0, 5, fonts).map(({ text }) => text);
  expect([runs.at(0), runs.at(-1)]).toEqual(['(', ')']);
});

it('draws a name in a script without a font as a picture', async () => {
  const asked: string[] = [];
  const png = pixel();
  const sheet = await signedSheet('en', { name: 'ပန်းချီ', typed: 'ပန်းချီ' });
  const picture = (word: string) => {
    asked.push(word);
    return Promise.resolve({ png, width: 3, ascent: 0.9, descent: 0.3 });
  };
  const pdf = await renderConsentPdf(sheet, { at, fonts: await fontFiles('en'), picture });
  expect(asked).toEqual(['ပန်းချီ']);
  expect(Buffer.from(pdf).includes('/Image')).toBe(true);
});

/** One black pixel. */
const pixel = () =>
  new Uint8Array(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
      'base64',
    ),
  );

it('says in its QR code which form and which text, and nothing about the member', () => {
  const content = codeContent({ formId: 'f-1', shownTextSha256: HASH });
  const code = qrcode(0, 'M');
  code.addData(content, 'Byte');
  code.make();
  const [side, scale] = [code.getModuleCount() + 8, 4];
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255);
  for (let y = 0; y < side * scale; y++)
    for (let x = 0; x < side * scale; x++) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4];
      const inside = row >= 0 && column >= 0 && row < side - 8 && column < side - 8;
      if (inside && code.isDark(row, column))
        pixels.fill(0, (y * side * scale + x) * 4, (y * side * scale + x) * 4 + 3);
    }
  expect(jsQR(pixels, side * scale, side * scale)?.data).toBe(content);
  expect(content).toBe(`ASCMI-FORM:f-1:SHA-256:${HASH}`);
});

it('hashes both languages: the same choices in another language are another text', async () => {
  const farsi = shownIn(await tongueOf('fa'));
  expect(farsi).toContain(formEn.long_title);
  expect(farsi).toContain((await LANGUAGES.fa.load()).long_title);
  expect(farsi).not.toBe(shownIn(await tongueOf('ar')));
  expect(shownIn(await tongueOf('en'))).not.toContain('unofficial');
});
