/**
 * `npm run forms:fonts -- <folder> <file>`: writes `public/fonts` anew. The folder holds the Noto fonts of the system, the file is its
 * NotoSansCJK-Regular.ttc. Run it after changing a text of the form: a Chinese, Japanese or Korean font holds the letters of our texts
 * only; a test says when one is missing.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { FORM_LANGUAGES, type FormLanguage } from '../contract/form-language';
import { LANGUAGES } from '../ui/strings/form-languages/catalog';
import { memberOfCollection } from './font-collection';

type Range = readonly [first: number, last: number];
const ASCII: Range = [0x20, 0x7e];
const PUNCTUATION: Range = [0x2010, 0x203a];

/** Whole blocks for scripts with small alphabets. */
const ALPHABETS: Readonly<Record<string, { readonly source: string; readonly ranges: readonly Range[] }>> = {
  latin: {
    source: 'NotoSans-Regular.ttf',
    ranges: [
      ASCII,
      [0xa0, 0x24f],
      [0x2b0, 0x2ff],
      [0x300, 0x36f],
      [0x400, 0x45f],
      [0x490, 0x493],
      [0x1ea0, 0x1ef9],
      PUNCTUATION,
      [0x20a0, 0x20bf],
      [0x2122, 0x2122],
    ],
  },
  armenian: { source: 'NotoSansArmenian-Regular.ttf', ranges: [[0x531, 0x58f]] },
  arabic: {
    source: 'NotoNaskhArabic-Regular.ttf',
    ranges: [
      [0x20, 0x21],
      [0x28, 0x2f],
      [0x3a, 0x3b],
      [0xab, 0xab],
      [0xbb, 0xbb],
      [0x600, 0x6ff],
      [0x200b, 0x200f],
    ],
  },
  khmer: {
    source: 'NotoSansKhmer-Regular.ttf',
    ranges: [
      [0x1780, 0x17f9],
      [0x200b, 0x200d],
    ],
  },
  lao: {
    source: 'NotoSansLao-Regular.ttf',
    ranges: [
      [0xe81, 0xedf],
      [0x200b, 0x200d],
    ],
  },
  thai: {
    source: 'NotoSansThai-Regular.ttf',
    ranges: [
      [0xe01, 0xe5b],
      [0x200b, 0x200d],
    ],
  },
  devanagari: {
    source: 'NotoSansDevanagari-Regular.ttf',
    ranges: [
      [0x900, 0x97f],
      [0x200b, 0x200d],
    ],
  },
  gurmukhi: {
    source: 'NotoSansGurmukhi-Regular.ttf',
    ranges: [
      [0xa01, 0xa75],
      [0x964, 0x965],
      [0x200b, 0x200d],
    ],
  },
};
/** Fonts of thousands of letters: those of our texts, the punctuation of the script, and the kana. */
const IDEOGRAPHS: Readonly<
  Record<string, { readonly member: string; readonly language: FormLanguage; readonly ranges: readonly Range[] }>
> = {
  'han-traditional': { member: 'NotoSansCJKtc-Regular', language: 'zh-Hant', ranges: [] },
  'han-simplified': { member: 'NotoSansCJKsc-Regular', language: 'zh-Hans', ranges: [] },
  japanese: {
    member: 'NotoSansCJKjp-Regular',
    language: 'ja',
    ranges: [
      [0x3041, 0x3096],
      [0x30a1, 0x30fc],
    ],
  },
  korean: { member: 'NotoSansCJKkr-Regular', language: 'ko', ranges: [] },
};
const CJK_PUNCTUATION: readonly Range[] = [
  [0x3001, 0x3003],
  [0x3008, 0x3011],
  [0xff01, 0xff1f],
];
/** Dates in words: a format that the browser writes, not our texts. */
const DATE_LETTERS = '年月日년월일時分上下午0123456789';

const spread = (ranges: readonly Range[]): string =>
  ranges
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_each, at) => String.fromCodePoint(first + at)),
    )
    .join('');

async function main([folder = '', collection = '']: readonly string[]): Promise<void> {
  const target = new URL('../../public/fonts/', import.meta.url);
  await mkdir(target, { recursive: true });
  const options = { targetFormat: 'truetype' as const, noHinting: true };
  const write = async (name: string, font: Uint8Array) => {
    await writeFile(new URL(`${name}.ttf`, target), font);
    process.stdout.write(`${name.padEnd(16)} ${Math.round(font.length / 1024)} kB\n`);
  };
  for (const [name, { source, ranges }] of Object.entries(ALPHABETS)) {
    await write(name, await subsetFont(await readFile(join(folder, source)), spread(ranges), options));
  }
  const all = await readFile(collection);
  for (const [name, { member, language, ranges }] of Object.entries(IDEOGRAPHS)) {
    const texts = Object.values(await LANGUAGES[language].load()).join('');
    const letters = [...new Set(texts + LANGUAGES[language].name + DATE_LETTERS)]
      .filter((char) => char > '\u2fff')
      .join('');
    const text = letters + spread([...ranges, ...CJK_PUNCTUATION]);
    await write(name, await subsetFont(memberOfCollection(all, member), text, { ...options, keepFeatures: ['locl'] }));
  }
  process.stdout.write(`${FORM_LANGUAGES.length} languages\n`);
}

void main(process.argv.slice(2));
