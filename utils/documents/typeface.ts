import type { PDFPage } from '@cantoo/pdf-lib';

/** A line of text that is ready to be drawn. `width` in points. */
export interface Line {
  readonly width: number;
  /** `x`: left edge; `y`: base line; both in points from the page's lower left corner. */
  readonly draw: (page: PDFPage, x: number, y: number) => void;
}

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly isBold: boolean;
  /** BCP 47: decides letter forms and where lines may break. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

/** What the setter needs of letters: to break a text into lines of a width, in points. */
export interface Typeface {
  readonly lines: (text: string, style: TextStyle, width: number) => Line[];
}
