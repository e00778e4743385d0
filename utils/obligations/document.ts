/** A document before it is set: what a sheet says, in reading order. `pdf-render.ts` sets it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'normal' | 'strong' | 'small' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Label and value a row. A row without value leaves a ruled line to write on. */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** A framed part: its blocks stay together. */
  | { readonly kind: 'frame'; readonly blocks: readonly Exclude<Block, { kind: 'frame' }>[] };

export interface SheetDocument {
  readonly title: string;
  readonly language: 'en' | 'es';
  /** Top line of every page, left and right. */
  readonly running: { readonly left: string; readonly right: string };
  /** Bottom line of every page; the page number is added. */
  readonly foot: string;
  readonly blocks: readonly Block[];
}

/** Every word of the document, for tests and for plain-text channels. */
export const plainText = ({ title, running, foot, blocks }: SheetDocument): string =>
  [title, running.left, running.right, ...blocks.flatMap(blockText), foot].filter((part) => part !== '').join('\n');

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'list':
      return [...block.items];
    case 'fields':
      return block.rows.map(([label, value]) => `${label}: ${value}`);
    case 'frame':
      return block.blocks.flatMap(blockText);
  }
}
