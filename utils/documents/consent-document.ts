import type { Bilingual, Block, SheetDocument } from './document';

/** What every paper of the form has: whose words, in which language. */
export interface PaperFrame {
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: Bilingual;
  /** Name of the form's version. */
  readonly version: string;
  /** Small print under the title: that the wording is a reconstruction, that a translation is unofficial. */
  readonly remarks: readonly Bilingual[];
  readonly organization: string;
}

export interface PaperPart {
  readonly heading: Bilingual;
  readonly lines: readonly Bilingual[];
}

export interface SignedPaper extends PaperFrame {
  readonly parts: readonly PaperPart[];
  /** Who signs and who else was there: stands with the signatures, so that no page holds a signature alone. */
  readonly people: readonly PaperPart[];
  /** The signer's, and that of the second person where two had to sign. */
  readonly signatures: readonly PaperSignature[];
  /** When it was signed. */
  readonly signed: Bilingual;
  readonly formId: string;
  /** SHA-256, hex, of the text that was shown. */
  readonly shownTextSha256: string;
  /** Words beside the code. */
  readonly codeWords: { readonly formId: Bilingual; readonly hash: Bilingual; readonly verify: Bilingual };
}

export interface PaperSignature {
  readonly label: Bilingual;
  /** A typed name, words that stand in its place, or what was drawn as PNG. */
  readonly mark: { readonly typed: Bilingual } | { readonly png: Uint8Array };
  /** Says what the picture shows. */
  readonly alt: string;
}

/** What the QR code says: which form, and the hash of its text. Nothing about the member. */
export const codeContent = ({ formId, shownTextSha256 }: Pick<SignedPaper, 'formId' | 'shownTextSha256'>): string =>
  `ASCMI-FORM:${formId}:SHA-256:${shownTextSha256}`;

const SIGNATURE_WIDTH = 190;
/** What belongs on one page, in points: a heading with a typed or a drawn signature, the date and the code, and who signs. */
const HEIGHT = { typed: 55, drawn: 120, closing: 160, heading: 30, line: 20 } as const;

function closingHeight({ people, signatures }: SignedPaper): number {
  const marks = signatures.map(({ mark }) => ('typed' in mark ? HEIGHT.typed : HEIGHT.drawn));
  const parts = people.map(({ lines }) => HEIGHT.heading + lines.length * HEIGHT.line);
  return [...marks, ...parts].reduce((sum, height) => sum + height, HEIGHT.closing);
}

/** The signed form, as the client takes it home. */
export function consentDocument(paper: SignedPaper): SheetDocument {
  const { signatures, codeWords, formId, shownTextSha256 } = paper;
  return frame(paper, [
    ...paper.parts.flatMap(partBlocks),
    { kind: 'room', height: closingHeight(paper) },
    ...paper.people.flatMap(partBlocks),
    ...signatures.flatMap(({ label, mark, alt }): Block[] => [
      { kind: 'heading', level: 2, ...label },
      'typed' in mark
        ? { kind: 'paragraph', tone: 'strong', ...mark.typed }
        : { kind: 'picture', png: mark.png, alt, width: SIGNATURE_WIDTH },
    ]),
    { kind: 'paragraph', ...paper.signed },
    {
      kind: 'code',
      content: codeContent(paper),
      alt: `QR: ${codeContent(paper)}`,
      lines: [withValue(codeWords.formId, formId), withValue(codeWords.hash, shownTextSha256), codeWords.verify],
    },
  ]);
}

/** The value stands once, after the English where there is one: a row of digits has no direction of its own. */
const withValue = ({ text, english }: Bilingual, value: string): Bilingual =>
  english === undefined ? { text: `${text}: ${value}` } : { text, english: `${english}: ${value}` };

export interface BlankPaper extends PaperFrame {
  /** Lines to fill in at the top: name, birth date, number. */
  readonly entries: readonly Bilingual[];
  /** Null where there is nothing to choose. */
  readonly intro: Bilingual | null;
  readonly groups: readonly {
    readonly heading: Bilingual;
    readonly questions: readonly { readonly question: Bilingual; readonly help: Bilingual }[];
  }[];
  readonly answers: readonly string[];
  /** `blanks`: what is written by hand under the boxes, such as names. */
  readonly lists: readonly (PaperPart & { readonly blanks?: readonly Bilingual[] })[];
  readonly parts: readonly PaperPart[];
  /** Lines to fill in at the end: until when, who signs, signature, date. */
  readonly closing: readonly Bilingual[];
}

/** The form to be filled in by hand. */
export function blankDocument(paper: BlankPaper): SheetDocument {
  return frame(paper, [
    ...paper.entries.map((label): Block => ({ kind: 'blank', label })),
    ...(paper.intro ? [{ kind: 'paragraph', ...paper.intro } satisfies Block] : []),
    ...paper.groups.flatMap(({ heading, questions }): Block[] => [
      { kind: 'heading', level: 2, ...heading },
      ...questions.map((each): Block => ({ kind: 'tick', ...each, boxes: paper.answers })),
    ]),
    ...paper.lists.flatMap(({ heading, lines, blanks = [] }): Block[] => [
      { kind: 'heading', level: 2, ...heading },
      { kind: 'points', items: lines, hasBoxes: true },
      ...blanks.map((label): Block => ({ kind: 'blank', label, lines: 2 })),
    ]),
    ...paper.parts.flatMap(partBlocks),
    ...paper.closing.map((label): Block => ({ kind: 'blank', label })),
  ]);
}

function partBlocks({ heading, lines }: PaperPart): Block[] {
  const [only] = lines;
  return [
    { kind: 'heading', level: 2, ...heading },
    lines.length === 1 && only ? { kind: 'paragraph', ...only } : { kind: 'points', items: lines },
  ];
}

const frame = (paper: PaperFrame, blocks: readonly Block[]): SheetDocument => ({
  title: paper.title.text,
  language: paper.language,
  direction: paper.direction,
  running: { left: 'ASCMI', right: paper.version },
  foot: paper.organization,
  blocks: [
    { kind: 'heading', level: 1, ...paper.title },
    { kind: 'paragraph', tone: 'strong', text: paper.version },
    ...paper.remarks.map((remark): Block => ({ kind: 'paragraph', tone: 'small', ...remark })),
    ...blocks,
  ],
});
