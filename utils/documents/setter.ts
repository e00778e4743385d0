import { rgb } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib';
import type { Bilingual, Block, SheetDocument } from './document';
import { FRAME_PAD, INDENT, LABEL_WIDTH, PAGE, STYLE, columnsOf, heightOf } from './layout';
import type { Column, StyleName } from './layout';
import { drawCode } from './qr';
import { TagRecorder, element } from './tags';
import type { TagElement } from './tags';
import type { Line, Typeface } from './typeface';

/** Black only and nothing under 9 points: the sheet has to survive a fax at 200 dpi and a dry cartridge. */
const INK = rgb(0, 0, 0);
const CODE_WIDTH = 92;
/** A box to tick. */
const BOX = 10;
const BOX_GAP = 6;

/** Sets block after block, top to bottom, and opens pages as needed. */
export class Setter {
  readonly tags = new TagRecorder();
  readonly column: Column = { left: PAGE.margin, width: PAGE.width - 2 * PAGE.margin };
  readonly #doc: PDFDocument;
  readonly #face: Typeface;
  readonly #sheet: SheetDocument;
  readonly #pages: PDFPage[] = [];
  #page: PDFPage;
  #y = 0;

  constructor(doc: PDFDocument, face: Typeface, sheet: SheetDocument) {
    this.#doc = doc;
    this.#face = face;
    this.#sheet = sheet;
    this.#page = this.#open();
  }

  async block(block: Block, column: Column, owner: TagElement): Promise<void> {
    switch (block.kind) {
      case 'heading':
        this.#text(block, block.level === 1 ? 'h1' : 'h2', column, element(block.level === 1 ? 'H1' : 'H2', owner));
        break;
      case 'paragraph':
        this.#text(block, block.tone ?? 'normal', column, element('P', owner));
        break;
      case 'list':
        this.#list(block.items, column, element('L', owner));
        break;
      case 'points':
        this.#points(block, column, element('L', owner));
        break;
      case 'fields':
        this.#fields(block.rows, column, element('Table', owner));
        break;
      case 'tick':
        this.#tick(block, column, owner);
        break;
      case 'blank':
        this.#blank(block, column, owner);
        break;
      case 'picture':
        await this.#picture(block, column, owner);
        break;
      case 'code':
        this.#code(block, column, owner);
        break;
      case 'frame':
        await this.#frame(block.blocks, column, element('Sect', owner));
        break;
    }
  }

  /** Page numbers need the number of pages. */
  finish(): void {
    this.#pages.forEach((page, at) => {
      const y = PAGE.foot - 12;
      this.tags.artifact(page, () => {
        this.#one(this.#sheet.foot, 'foot').draw(page, PAGE.margin, y);
        const number = this.#one(`${at + 1} / ${this.#pages.length}`, 'foot');
        number.draw(page, PAGE.width - PAGE.margin - number.width, y);
      });
    });
  }

  #open(): PDFPage {
    const page = this.#doc.addPage([PAGE.width, PAGE.height]);
    this.#pages.push(page);
    const { left, right } = this.#sheet.running;
    const y = PAGE.height - 46;
    this.tags.artifact(page, () => {
      this.#one(left, 'running').draw(page, PAGE.margin, y);
      const mark = this.#one(right, 'running');
      mark.draw(page, PAGE.width - PAGE.margin - mark.width, y);
    });
    this.#rule(page, PAGE.margin, PAGE.width - PAGE.margin, y - 8, 1.4);
    this.#page = page;
    this.#y = y - 26;
    return page;
  }

  /** A line of its own: running title, page number. */
  #one(text: string, style: StyleName): Line {
    return this.#broken(text, style, this.column, 'en')[0] ?? { width: 0, draw: () => undefined };
  }

  #broken(text: string, style: StyleName, column: Column, language: string): Line[] {
    const { size, isBold } = STYLE[style];
    const direction = language === this.#sheet.language ? (this.#sheet.direction ?? 'ltr') : 'ltr';
    return this.#face.lines(text, { size, isBold, language, direction }, column.width);
  }

  #rule(page: PDFPage, from: number, to: number, y: number, thickness: number): void {
    this.tags.artifact(page, () => {
      page.drawLine({ start: { x: from, y }, end: { x: to, y }, thickness, color: INK });
    });
  }

  #room(height: number): void {
    if (this.#y - height < PAGE.foot + 8) this.#page = this.#open();
  }

  #text(words: Bilingual, style: StyleName, column: Column, owner: TagElement): void {
    const { lead, before, after } = STYLE[style];
    const [main, beside] = columnsOf(words, column, this.#isRtl);
    const lines = this.#broken(words.text, style, main, this.#sheet.language);
    this.#y -= before;
    // A heading stays with the first lines under it; a paragraph does not leave one line behind.
    this.#room(style === 'h1' || style === 'h2' ? lead * (lines.length + 2) : lead * Math.min(lines.length, 2));
    this.#beside(words, style, main, beside, lines, owner);
    this.#y -= after;
  }

  /** The reader's words, with the English in its own column. */
  #beside(
    words: Bilingual,
    style: StyleName,
    main: Column,
    beside: Column | null,
    lines: readonly Line[],
    owner: TagElement,
  ): void {
    const { lead } = STYLE[style];
    if (beside === null || words.english === undefined) {
      this.#lines(lines, lead, main, owner, this.#isRtl);
      return;
    }
    const small = STYLE[style].isBold ? 'besideBold' : 'beside';
    const english = this.#broken(words.english, small, beside, 'en');
    this.#room(Math.min(Math.max(lines.length * lead, english.length * STYLE.beside.lead), 120));
    const [start, top] = [this.#page, this.#y];
    this.#lines(lines, lead, main, owner, this.#isRtl);
    const [last, under] = [this.#page, this.#y];
    // The English starts where its translation starts; where that broke over a page, it stays on the first.
    [this.#page, this.#y] = [start, top];
    this.#lines(english, STYLE.beside.lead, beside, element('Span', owner, { language: 'en-US' }), false);
    if (this.#page === last) this.#y = Math.min(this.#y, under);
    else [this.#page, this.#y] = [last, under];
  }

  #lines(lines: readonly Line[], lead: number, column: Column, owner: TagElement, isRtl: boolean): void {
    for (const line of lines) {
      this.#room(lead);
      this.#y -= lead;
      const [page, y] = [this.#page, this.#y + lead * 0.26];
      const x = isRtl ? column.left + column.width - line.width : column.left;
      this.tags.mark(page, owner, () => line.draw(page, x, y));
    }
  }

  /** Items that carry their own number, `(i) …` or `1. …`, hang from it. */
  #list(items: readonly string[], column: Column, owner: TagElement): void {
    for (const item of items) {
      const [label = '', ...rest] = item.split(/\s+/);
      this.#item({ text: rest.join(' ') }, label, column, owner);
    }
    this.#y -= 3;
  }

  #points({ items, hasBoxes }: Extract<Block, { kind: 'points' }>, column: Column, owner: TagElement): void {
    for (const item of items) this.#item(item, hasBoxes ? null : '•', column, owner);
    this.#y -= 3;
  }

  /** `label`: what stands before the item; null: a box to tick. */
  #item(item: Bilingual, label: string | null, column: Column, owner: TagElement): void {
    const { lead } = STYLE.normal;
    const body = element('LBody', element('LI', owner));
    const [main, beside] = columnsOf(item, column, this.#isRtl);
    const inner: Column = { left: this.#isRtl ? main.left : main.left + INDENT, width: main.width - INDENT };
    const lines = this.#broken(item.text, 'normal', inner, this.#sheet.language);
    this.#room(lead * Math.min(lines.length, 2));
    const y = this.#y - lead + lead * 0.26;
    const edge = this.#isRtl ? main.left + main.width : main.left;
    if (label === null) this.#box(this.#isRtl ? edge - BOX : edge, y - 1);
    else this.#mark(label, edge, y, body);
    this.#beside(item, 'normal', inner, beside, lines, body);
    this.#y -= 3;
  }

  #mark(label: string, edge: number, y: number, owner: TagElement): void {
    const line = this.#one(label, 'normal');
    const page = this.#page;
    this.tags.mark(page, owner, () => line.draw(page, this.#isRtl ? edge - line.width : edge, y));
  }

  #box(x: number, y: number): void {
    const page = this.#page;
    this.tags.artifact(page, () =>
      page.drawRectangle({ x, y, width: BOX, height: BOX, borderColor: INK, borderWidth: 1 }),
    );
  }

  #fields(rows: readonly (readonly [string, string])[], column: Column, owner: TagElement): void {
    const { lead } = STYLE.normal;
    const value: Column = { left: column.left + LABEL_WIDTH, width: column.width - LABEL_WIDTH };
    for (const [label, written] of rows) {
      const row = element('TR', owner);
      const lines = written === '' ? [] : this.#broken(written, 'normal', value, this.#sheet.language);
      this.#room(lead * Math.max(lines.length, 1) + 8);
      this.#y -= 2;
      const top = this.#y;
      this.#lines(this.#broken(label, 'label', column, 'en'), lead, column, element('TH', row), false);
      const under = this.#y;
      this.#y = top;
      this.#lines(lines, lead, value, element('TD', row), false);
      this.#y = Math.min(under, this.#y) - 2;
      this.#rule(this.#page, column.left, column.left + column.width, this.#y, 0.5);
    }
    this.#y -= 12;
  }

  #tick({ question, help, boxes }: Extract<Block, { kind: 'tick' }>, column: Column, owner: TagElement): void {
    const part = element('Sect', owner);
    this.#room(STYLE.normal.lead * 6);
    this.#text(question, 'label', column, element('P', part));
    if (help) this.#text(help, 'small', column, element('P', part));
    this.#room(20);
    this.#y -= 15;
    const [page, y] = [this.#page, this.#y];
    let x = this.#isRtl ? column.left + column.width : column.left;
    for (const label of boxes) {
      const line = this.#broken(label, 'normal', column, this.#sheet.language)[0];
      if (!line) continue;
      const box = this.#isRtl ? x - BOX : x;
      this.#box(box, y - 1);
      const from = this.#isRtl ? box - BOX_GAP - line.width : box + BOX + BOX_GAP;
      this.tags.mark(page, element('P', part), () => line.draw(page, from, y));
      x = this.#isRtl ? from - 26 : from + line.width + 26;
    }
    this.#y -= 9;
  }

  #blank({ label, value }: Extract<Block, { kind: 'blank' }>, column: Column, owner: TagElement): void {
    const part = element('P', owner);
    this.#room(46);
    this.#text(label, 'small', column, part);
    this.#y += 2;
    const written = value === undefined ? [] : this.#broken(value, 'strong', column, this.#sheet.language);
    if (written.length === 0) this.#y -= 22;
    else this.#lines(written, STYLE.strong.lead, column, part, this.#isRtl);
    this.#rule(this.#page, column.left, column.left + column.width, this.#y - 2, 0.6);
    this.#y -= 10;
  }

  async #picture(block: Extract<Block, { kind: 'picture' }>, column: Column, owner: TagElement): Promise<void> {
    const image = await this.#doc.embedPng(block.png);
    const height = (block.width / image.width) * image.height;
    this.#room(height + 6);
    this.#y -= height + 2;
    const [page, y] = [this.#page, this.#y];
    const x = this.#isRtl ? column.left + column.width - block.width : column.left;
    this.tags.mark(page, element('Figure', owner, { alt: block.alt }), () =>
      page.drawImage(image, { x, y, width: block.width, height }),
    );
    this.#rule(page, x, x + block.width, y - 1, 0.6);
    this.#y -= 8;
  }

  #code({ content, alt, lines }: Extract<Block, { kind: 'code' }>, column: Column, owner: TagElement): void {
    this.#room(CODE_WIDTH + 8);
    const [page, top] = [this.#page, this.#y];
    const [y, gap] = [top - CODE_WIDTH, 14];
    this.tags.mark(page, element('Figure', owner, { alt }), () =>
      drawCode(page, content, { x: column.left, y, side: CODE_WIDTH }),
    );
    const text: Column = { left: column.left + CODE_WIDTH + gap, width: column.width - CODE_WIDTH - gap };
    const part = element('P', owner);
    for (const line of lines) {
      this.#lines(this.#broken(line, 'small', text, 'en'), STYLE.small.lead, text, part, false);
      this.#y -= 3;
    }
    this.#y = Math.min(this.#y, y) - 8;
  }

  /** Measured first, so that a frame that fits on one page is never broken. */
  async #frame(blocks: Extract<Block, { kind: 'frame' }>['blocks'], column: Column, owner: TagElement): Promise<void> {
    const inner: Column = { left: column.left + FRAME_PAD, width: column.width - 2 * FRAME_PAD };
    const broken = (text: string, style: StyleName, width: number) =>
      this.#broken(text, style, { ...inner, width }, this.#sheet.language).length;
    this.#room(heightOf(blocks, inner, broken) + 2 * FRAME_PAD);
    const [page, top] = [this.#page, this.#y];
    this.#y -= FRAME_PAD - 12;
    for (const block of blocks) await this.block(block, inner, owner);
    this.#y -= FRAME_PAD - 10;
    // A frame that had to break is drawn around its last part only.
    const from = this.#page === page ? top : PAGE.height - 70;
    this.tags.artifact(this.#page, () => {
      this.#page.drawRectangle({
        x: column.left,
        y: this.#y,
        width: column.width,
        height: from - this.#y,
        borderColor: INK,
        borderWidth: 1.4,
      });
    });
    this.#y -= 10;
  }

  get #isRtl(): boolean {
    return this.#sheet.direction === 'rtl';
  }
}
