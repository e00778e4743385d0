import type { Bilingual, PlainBlock } from './document';

/** US Letter, in points; margins of 0.8 inch stay clear of every fax machine's edge. */
export const PAGE = { width: 612, height: 792, margin: 58, foot: 44 } as const;

/** Points. `lead`: from base line to base line. */
export const STYLE = {
  h1: { size: 18, lead: 23, before: 4, after: 9, isBold: true },
  h2: { size: 11.5, lead: 15, before: 10, after: 4, isBold: true },
  normal: { size: 10.5, lead: 13.8, before: 0, after: 6, isBold: false },
  label: { size: 10.5, lead: 13.8, before: 6, after: 2, isBold: true },
  strong: { size: 11.5, lead: 15, before: 2, after: 8, isBold: true },
  small: { size: 9, lead: 12, before: 4, after: 4, isBold: false },
  beside: { size: 9, lead: 12, before: 0, after: 4, isBold: false },
  besideBold: { size: 9, lead: 12, before: 0, after: 4, isBold: true },
  running: { size: 10.5, lead: 13.8, before: 0, after: 0, isBold: true },
  foot: { size: 9, lead: 12, before: 0, after: 0, isBold: false },
} as const;
export type StyleName = keyof typeof STYLE;

export const LABEL_WIDTH = 112;
export const FRAME_PAD = 13;
export const INDENT = 22;
const GUTTER = 18;
/** The reader's language gets the larger part of the line. */
const MAIN_SHARE = 0.6;

export interface Column {
  readonly left: number;
  readonly width: number;
}

/** The reader's column and the English one; the reader's starts where reading starts. */
export function columnsOf({ english }: Bilingual, column: Column, isRtl: boolean): [Column, Column | null] {
  if (english === undefined) return [column, null];
  const main = (column.width - GUTTER) * MAIN_SHARE;
  const beside = column.width - GUTTER - main;
  return isRtl
    ? [
        { left: column.left + beside + GUTTER, width: main },
        { left: column.left, width: beside },
      ]
    : [
        { left: column.left, width: main },
        { left: column.left + main + GUTTER, width: beside },
      ];
}

/** Height of a frame's blocks in points. `broken`: how many lines a text takes at a width. */
export function heightOf(
  blocks: readonly PlainBlock[],
  column: Column,
  broken: (text: string, style: StyleName, width: number) => number,
): number {
  const measure = (text: string, style: StyleName, width: number): number =>
    broken(text, style, width) * STYLE[style].lead + STYLE[style].before + STYLE[style].after;
  return blocks.reduce((sum, block) => {
    switch (block.kind) {
      case 'heading':
        return sum + measure(block.text, block.level === 1 ? 'h1' : 'h2', column.width);
      case 'paragraph':
        return sum + measure(block.text, block.tone ?? 'normal', column.width);
      case 'list':
        return sum + block.items.reduce((height, item) => height + measure(item, 'normal', column.width - INDENT), 6);
      case 'fields':
        return sum + block.rows.length * 24;
    }
  }, 0);
}
