import type { PDFDocument, PDFImage, PDFPage } from '@cantoo/pdf-lib';
import type { FontkitFont } from 'fontkit';
import { breaksOf, settled } from './breaks';
import { drawGlyphs } from './draw-glyphs';
import { EmbeddedFace } from './embedded-face';
import { missingFrom, paragraph, visualRuns } from './runs';
import type { Paragraph, TextRun } from './runs';
import { reorders, shape } from './shape';
import type { PlacedGlyph } from './shape';
import type { Line, TextStyle, Typeface } from './typeface';

/** A word that no shipped font can write, as the browser draws it. Measures in shares of the type size. */
export interface WordPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

type Piece =
  | {
      readonly kind: 'word';
      readonly font: FontkitFont;
      readonly glyphs: readonly PlacedGlyph[];
      readonly actual: string | null;
    }
  | { readonly kind: 'picture'; readonly text: string };

/** Shaped text of every script, right to left where it is, in fonts that ship. What no font has stands as a picture, or as `?`. */
export class ShapedTypeface implements Typeface {
  readonly #doc: PDFDocument;
  readonly #fonts: readonly FontkitFont[];
  readonly #faces = new Map<FontkitFont, EmbeddedFace>();
  readonly #images = new Map<string, { readonly image: PDFImage; readonly picture: WordPicture }>();

  constructor(doc: PDFDocument, fonts: readonly FontkitFont[]) {
    this.#doc = doc;
    this.#fonts = fonts;
  }

  /** Prepares the words of a text that the fonts cannot write. */
  async addPictures(text: string, draw: (word: string) => Promise<WordPicture | null>): Promise<void> {
    for (const word of missingFrom(settled(text), this.#fonts)) {
      const picture = await draw(word);
      if (picture) this.#images.set(word, { picture, image: await this.#doc.embedPng(picture.png) });
    }
  }

  /** Greedy line breaking; a word wider than the line is cut. */
  lines(text: string, style: TextStyle, width: number): Line[] {
    const source = paragraph(settled(text), style.direction);
    const lines: Line[] = [];
    let start = 0;
    let end = 0;
    for (const next of this.#breaks(source, style, width)) {
      if (end > start && this.#width(source, start, next, style.size) > width) {
        lines.push(this.#line(source, start, end, style));
        start = end;
      }
      end = next;
    }
    return end > start ? [...lines, this.#line(source, start, end, style)] : lines;
  }

  /** Writes the fonts that were used. Call once, when everything is drawn. */
  finish(): void {
    for (const face of this.#faces.values()) face.write();
  }

  #breaks(source: Paragraph, { language, size }: TextStyle, width: number): number[] {
    let from = 0;
    return breaksOf(source.text, language).flatMap((to) => {
      const start = from;
      from = to;
      if (this.#width(source, start, to, size) <= width) return [to];
      const letters = new Intl.Segmenter(language, { granularity: 'grapheme' });
      return [...letters.segment(source.text.slice(start, to))].map(
        ({ index, segment }) => start + index + segment.length,
      );
    });
  }

  #width(source: Paragraph, from: number, to: number, size: number): number {
    return this.#pieces(source, from, to).reduce((sum, piece) => sum + this.#advance(piece), 0) * size;
  }

  /** Share of the type size. */
  #advance(piece: Piece): number {
    return piece.kind === 'word'
      ? piece.glyphs.reduce((sum, { advance }) => sum + advance, 0) / 1000
      : (this.#images.get(piece.text)?.picture.width ?? 0);
  }

  #pieces(source: Paragraph, from: number, to: number): Piece[] {
    const end = from + source.text.slice(from, to).trimEnd().length;
    return visualRuns(source, from, end, this.#fonts).flatMap((run) => this.#shaped(run));
  }

  #shaped(run: TextRun): Piece[] {
    const { text, script, level } = run;
    const font = run.font ?? (this.#images.has(text) ? null : this.#fonts[0]);
    if (!font) return [{ kind: 'picture', text }];
    const shown = run.font === null ? '?' : text;
    if (!reorders(script)) {
      return [{ kind: 'word', font, glyphs: shape(font, shown, script, level % 2 ? 'rtl' : 'ltr'), actual: null }];
    }
    return shown
      .split(/(?<= )/)
      .map((word) => ({ kind: 'word', font, glyphs: shape(font, word, script, 'ltr'), actual: word }));
  }

  #line(source: Paragraph, from: number, to: number, { size, isBold }: TextStyle): Line {
    const pieces = this.#pieces(source, from, to);
    const width = pieces.reduce((sum, piece) => sum + this.#advance(piece), 0) * size;
    return {
      width,
      draw: (page, left, y) => {
        let x = left;
        for (const piece of pieces) {
          if (piece.kind === 'word') {
            const { glyphs, actual } = piece;
            drawGlyphs(page, { face: this.#faceOf(piece.font), glyphs, actualText: actual }, { x, y, size, isBold });
          } else this.#drawPicture(page, piece.text, x, y, size);
          x += this.#advance(piece) * size;
        }
      },
    };
  }

  #drawPicture(page: PDFPage, text: string, x: number, y: number, size: number): void {
    const found = this.#images.get(text);
    if (!found) return;
    const { width, ascent, descent } = found.picture;
    page.drawImage(found.image, {
      x,
      y: y - descent * size,
      width: width * size,
      height: (ascent + descent) * size,
    });
  }

  #faceOf(font: FontkitFont): EmbeddedFace {
    const face = this.#faces.get(font) ?? new EmbeddedFace(this.#doc, font, this.#faces.size + 1);
    this.#faces.set(font, face);
    return face;
  }
}
