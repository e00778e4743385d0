/** Words in the reader's language, with the same words in English for staff where the reader's language is another one. */
export interface Bilingual {
  readonly text: string;
  readonly english?: string;
}

type Direction = 'ltr' | 'rtl';

/** A document before it is set: what a sheet says, in reading order. `setter.ts` sets it. */
export type Block =
  | ({ readonly kind: 'heading'; readonly level: 1 | 2 } & Bilingual)
  | ({ readonly kind: 'paragraph'; readonly tone?: 'normal' | 'strong' | 'small' } & Bilingual)
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Label and value a row. A row without value leaves a ruled line to write on. */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Items with the English beside them. `hasBoxes`: each has a box to tick instead of a dot. */
  | { readonly kind: 'points'; readonly items: readonly Bilingual[]; readonly hasBoxes?: true }
  /** A question of the blank form: boxes to tick stand under it. */
  | {
      readonly kind: 'tick';
      readonly question: Bilingual;
      readonly help?: Bilingual;
      readonly boxes: readonly string[];
    }
  /** A label and lines to write on (one, where not said), or what was written there. */
  | { readonly kind: 'blank'; readonly label: Bilingual; readonly value?: string; readonly lines?: number }
  /** `width` in points; the height follows. */
  | { readonly kind: 'picture'; readonly png: Uint8Array; readonly alt: string; readonly width: number }
  /** A QR code with words beside it, the English under the others. */
  | { readonly kind: 'code'; readonly content: string; readonly alt: string; readonly lines: readonly Bilingual[] }
  /** What follows needs so many points on one page: else it starts on the next. */
  | { readonly kind: 'room'; readonly height: number }
  /** A framed part: its blocks stay together. */
  | { readonly kind: 'frame'; readonly blocks: readonly PlainBlock[] };

export type PlainBlock = Extract<Block, { kind: 'heading' | 'paragraph' | 'list' | 'fields' }>;

export interface SheetDocument {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** Of the document's language; left to right where absent. */
  readonly direction?: Direction;
  /** Top line of every page, left and right. */
  readonly running: { readonly left: string; readonly right: string };
  /** Bottom line of every page; the page number is added. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

/** Every word of the document, for tests, for plain-text channels, and to know which letters it needs. */
export const plainText = ({ title, running, foot, blocks }: SheetDocument): string =>
  [title, running.left, running.right, ...blocks.flatMap(blockText), foot].filter((part) => part !== '').join('\n');

const both = ({ text, english }: Bilingual): string[] => (english === undefined ? [text] : [text, english]);

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return both(block);
    case 'list':
      return [...block.items];
    case 'fields':
      return block.rows.map(([label, value]) => `${label}: ${value}`);
    case 'points':
      return block.items.flatMap(both);
    case 'tick':
      return [...both(block.question), ...(block.help ? both(block.help) : []), ...block.boxes];
    case 'blank':
      return [...both(block.label), block.value ?? ''];
    case 'picture':
      return [block.alt];
    case 'code':
      return block.lines.flatMap(both);
    case 'room':
      return [];
    case 'frame':
      return block.blocks.flatMap(blockText);
  }
}
