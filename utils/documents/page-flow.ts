import { rgb } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import type { Bilingual, SheetDocument } from './document';
import { PAGE, STYLE, columnsOf } from './layout';
import type { Column, StyleName } from './layout';
import { TagRecorder, element } from './tags';
import type { TagElement } from './tags';
import type { Line, Typeface } from './typeface';

/** Black only and nothing under 9 points: the sheet has to survive a fax at 200 dpi and a dry cartridge. */
export const INK = rgb(0, 0, 0);
/** A box to tick. Points. */
export const BOX = 10;

/** The running page: where the next line goes, and what puts words, rules and boxes there. Opens pages as needed. */
export class PageFlow {
  readonly tags = new TagRecorder();
  readonly column: Column = { left: PAGE.margin, width: PAGE.width - 2 * PAGE.margin };
  readonly sheet: SheetDocument;
  readonly #doc: PDFDocument;
  readonly #face: Typeface;
  readonly #pages: PDFPage[] = [];
  page: PDFPage;
  /** Points from the bottom of the page; what is set next stands under it. */
  y = 0;

  constructor(doc: PDFDocument, face: Typeface, sheet: SheetDocument) {
    this.#doc = doc;
    this.#face = face;
    this.sheet = sheet;
    this.page = this.#open();
  }

  /** Page numbers need the number of pages. */
  finish(): void {
    this.#pages.forEach((page, at) => {
      const y = PAGE.foot - 12;
      this.tags.artifact(page, () => {
        this.one(this.sheet.foot, 'foot').draw(page, PAGE.margin, y);
        const number = this.one(`${at + 1} / ${this.#pages.length}`, 'foot');
        number.draw(page, PAGE.width - PAGE.margin - number.width, y);
      });
    });
  }

  #open(): PDFPage {
    const page = this.#doc.addPage([PAGE.width, PAGE.height]);
    this.#pages.push(page);
    const { left, right } = this.sheet.running;
    const y = PAGE.height - 46;
    this.tags.artifact(page, () => {
      this.one(left, 'running').draw(page, PAGE.margin, y);
      const mark = this.one(right, 'running');
      mark.draw(page, PAGE.width - PAGE.margin - mark.width, y);
    });
    this.rule(page, PAGE.margin, PAGE.width - PAGE.margin, y - 8, 1.4);
    this.page = page;
    this.y = y - 26;
    return page;
  }

  /** A line of its own: running title, page number. */
  one(text: string, style: StyleName): Line {
    return this.broken(text, style, this.column, 'en')[0] ?? { width: 0, draw: () => undefined };
  }

  broken(text: string, style: StyleName, column: Column, language: string): Line[] {
    const { size, isBold } = STYLE[style];
    const direction = language === this.sheet.language ? (this.sheet.direction ?? 'ltr') : 'ltr';
    return this.#face.lines(text, { size, isBold, language, direction }, column.width);
  }

  rule(page: PDFPage, from: number, to: number, y: number, thickness: number): void {
    this.tags.artifact(page, () => {
      page.drawLine({ start: { x: from, y }, end: { x: to, y }, thickness, color: INK });
    });
  }

  room(height: number): void {
    if (this.y - height < PAGE.foot + 8) this.page = this.#open();
  }

  text(words: Bilingual, style: StyleName, column: Column, owner: TagElement): void {
    const { lead, before, after } = STYLE[style];
    const [main, beside] = columnsOf(words, column, this.isRtl);
    const lines = this.broken(words.text, style, main, this.sheet.language);
    this.y -= before;
    // A heading stays with the first lines under it; a paragraph does not leave one line behind.
    this.room(style === 'h1' || style === 'h2' ? lead * (lines.length + 2) : lead * Math.min(lines.length, 2));
    this.beside(words, style, main, beside, lines, owner);
    this.y -= after;
  }

  /** The reader's words, with the English in its own column. */
  beside(
    words: Bilingual,
    style: StyleName,
    main: Column,
    beside: Column | null,
    lines: readonly Line[],
    owner: TagElement,
  ): void {
    const { lead } = STYLE[style];
    const english = this.#english(words, style, beside);
    if (beside === null || english.length === 0) {
      this.lines(lines, lead, main, owner, this.isRtl);
      return;
    }
    this.roomBeside(words, style, lines, beside);
    const [start, top] = [this.page, this.y];
    this.lines(lines, lead, main, owner, this.isRtl);
    const [last, under] = [this.page, this.y];
    // The English starts where its translation starts; where that broke over a page, it stays on the first.
    [this.page, this.y] = [start, top];
    this.lines(english, STYLE.beside.lead, beside, element('Span', owner, { language: 'en-US' }), false);
    if (this.page === last) this.y = Math.min(this.y, under);
    else [this.page, this.y] = [last, under];
  }

  /** Keeps a text and its English together, and what stands before them with them: a bullet never ends a page alone. */
  roomBeside(words: Bilingual, style: StyleName, lines: readonly Line[], beside: Column | null): void {
    const { lead } = STYLE[style];
    const english = this.#english(words, style, beside);
    this.room(
      english.length === 0
        ? lead * Math.min(lines.length, 2)
        : Math.min(Math.max(lines.length * lead, english.length * STYLE.beside.lead), 120),
    );
  }

  #english({ english }: Bilingual, style: StyleName, beside: Column | null): readonly Line[] {
    if (beside === null || english === undefined) return [];
    return this.broken(english, STYLE[style].isBold ? 'besideBold' : 'beside', beside, 'en');
  }

  lines(lines: readonly Line[], lead: number, column: Column, owner: TagElement, isRtl: boolean): void {
    for (const line of lines) {
      this.room(lead);
      this.y -= lead;
      const [page, y] = [this.page, this.y + lead * 0.26];
      const x = isRtl ? column.left + column.width - line.width : column.left;
      this.tags.mark(page, owner, () => line.draw(page, x, y));
    }
  }

  mark(label: string, edge: number, y: number, owner: TagElement): void {
    const line = this.one(label, 'normal');
    const page = this.page;
    this.tags.mark(page, owner, () => line.draw(page, this.isRtl ? edge - line.width : edge, y));
  }

  box(x: number, y: number): void {
    const page = this.page;
    this.tags.artifact(page, () =>
      page.drawRectangle({ x, y, width: BOX, height: BOX, borderColor: INK, borderWidth: 1 }),
    );
  }

  get isRtl(): boolean {
    return this.sheet.direction === 'rtl';
  }
}
