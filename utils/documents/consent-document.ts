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
  readonly signature: {
    readonly label: Bilingual;
    /** Typed name, or what was drawn as PNG. */
    readonly mark: { readonly typed: string } | { readonly png: Uint8Array };
    /** Says what the picture shows. */
    readonly alt: string;
    readonly signed: Bilingual;
  };
  readonly formId: string;
  /** SHA-256, hex, of the text that was shown. */
  readonly shownTextSha256: string;
  /** Words beside the code, in English: it is staff who verify. */
  readonly codeWords: { readonly formId: string; readonly hash: string; readonly verify: string };
}

/** What the QR code says: which form, and the hash of its text. Nothing about the member. */
export const codeContent = ({ formId, shownTextSha256 }: Pick<SignedPaper, 'formId' | 'shownTextSha256'>): string =>
  `ASCMI-FORM:${formId}:SHA-256:${shownTextSha256}`;

const SIGNATURE_WIDTH = 190;
/** Heading, signature, its date and the code, which belong on one page. Points. */
const SIGNATURE_HEIGHT = 280;

/** The signed form, as the client takes it home. */
export function consentDocument(paper: SignedPaper): SheetDocument {
  const { signature, codeWords, formId, shownTextSha256 } = paper;
  return frame(paper, [
    ...paper.parts.flatMap(partBlocks),
    { kind: 'room', height: SIGNATURE_HEIGHT },
    { kind: 'heading', level: 2, ...signature.label },
    'typed' in signature.mark
      ? { kind: 'paragraph', tone: 'strong', text: signature.mark.typed }
      : { kind: 'picture', png: signature.mark.png, alt: signature.alt, width: SIGNATURE_WIDTH },
    { kind: 'paragraph', ...signature.signed },
    {
      kind: 'code',
      content: codeContent(paper),
      alt: `QR: ${codeContent(paper)}`,
      lines: [`${codeWords.formId}: ${formId}`, `${codeWords.hash}: ${shownTextSha256}`, codeWords.verify],
    },
  ]);
}

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
  readonly lists: readonly PaperPart[];
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
    ...paper.lists.flatMap(({ heading, lines }): Block[] => [
      { kind: 'heading', level: 2, ...heading },
      { kind: 'points', items: lines, hasBoxes: true },
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
