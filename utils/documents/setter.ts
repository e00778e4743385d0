import type { PDFDocument } from '@cantoo/pdf-lib';
import type { Bilingual, Block, SheetDocument } from './document';
import { FRAME_PAD, INDENT, LABEL_WIDTH, PAGE, STYLE, columnsOf, heightOf } from './layout';
import type { Column, StyleName } from './layout';
import { BOX, INK, PageFlow } from './page-flow';
import { drawCode } from './qr';
import { element } from './tags';
import type { TagElement, TagRecorder } from './tags';
import type { Typeface } from './typeface';

const CODE_WIDTH = 92;
const BOX_GAP = 6;

/** Sets block after block, top to bottom, and opens pages as needed. */
export class Setter {
  readonly #doc: PDFDocument;
  readonly #flow: PageFlow;

  constructor(doc: PDFDocument, face: Typeface, sheet: SheetDocument) {
    this.#doc = doc;
    this.#flow = new PageFlow(doc, face, sheet);
  }

  get tags(): TagRecorder {
    return this.#flow.tags;
  }

  get column(): Column {
    return this.#flow.column;
  }

  finish(): void {
    this.#flow.finish();
  }

  async block(block: Block, column: Column, owner: TagElement): Promise<void> {
    switch (block.kind) {
      case 'heading':
        this.#flow.text(
          block,
          block.level === 1 ? 'h1' : 'h2',
          column,
          element(block.level === 1 ? 'H1' : 'H2', owner),
        );
        break;
      case 'paragraph':
        this.#flow.text(block, block.tone ?? 'normal', column, element('P', owner));
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
      case 'room':
        this.#flow.room(block.height);
        break;
      case 'frame':
        await this.#frame(block.blocks, column, element('Sect', owner));
        break;
    }
  }

  /** Items that carry their own number, `(i) …` or `1. …`, hang from it. */
  #list(items: readonly string[], column: Column, owner: TagElement): void {
    for (const item of items) {
      const [label = '', ...rest] = item.split(/\s+/);
      this.#item({ text: rest.join(' ') }, label, column, owner);
    }
    this.#flow.y -= 3;
  }

  #points({ items, hasBoxes }: Extract<Block, { kind: 'points' }>, column: Column, owner: TagElement): void {
    for (const item of items) this.#item(item, hasBoxes ? null : '•', column, owner);
    this.#flow.y -= 3;
  }

  /** `label`: what stands before the item; null: a box to tick. */
  #item(item: Bilingual, label: string | null, column: Column, owner: TagElement): void {
    const { lead } = STYLE.normal;
    const body = element('LBody', element('LI', owner));
    const [main, beside] = columnsOf(item, column, this.#flow.isRtl);
    const inner: Column = { left: this.#flow.isRtl ? main.left : main.left + INDENT, width: main.width - INDENT };
    const lines = this.#flow.broken(item.text, 'normal', inner, this.#flow.sheet.language);
    this.#flow.roomBeside(item, 'normal', lines, beside);
    const y = this.#flow.y - lead + lead * 0.26;
    const edge = this.#flow.isRtl ? main.left + main.width : main.left;
    if (label === null) this.#flow.box(this.#flow.isRtl ? edge - BOX : edge, y - 1);
    else this.#flow.mark(label, edge, y, body);
    this.#flow.beside(item, 'normal', inner, beside, lines, body);
    this.#flow.y -= 3;
  }

  #fields(rows: readonly (readonly [string, string])[], column: Column, owner: TagElement): void {
    const { lead } = STYLE.normal;
    const value: Column = { left: column.left + LABEL_WIDTH, width: column.width - LABEL_WIDTH };
    for (const [label, written] of rows) {
      const row = element('TR', owner);
      const lines = written === '' ? [] : this.#flow.broken(written, 'normal', value, this.#flow.sheet.language);
      this.#flow.room(lead * Math.max(lines.length, 1) + 8);
      this.#flow.y -= 2;
      const top = this.#flow.y;
      this.#flow.lines(this.#flow.broken(label, 'label', column, 'en'), lead, column, element('TH', row), false);
      const under = this.#flow.y;
      this.#flow.y = top;
      this.#flow.lines(lines, lead, value, element('TD', row), false);
      this.#flow.y = Math.min(under, this.#flow.y) - 2;
      this.#flow.rule(this.#flow.page, column.left, column.left + column.width, this.#flow.y, 0.5);
    }
    this.#flow.y -= 12;
  }

  #tick({ question, help, boxes }: Extract<Block, { kind: 'tick' }>, column: Column, owner: TagElement): void {
    const part = element('Sect', owner);
    this.#flow.room(STYLE.normal.lead * 6);
    this.#flow.text(question, 'label', column, element('P', part));
    if (help) this.#flow.text(help, 'small', column, element('P', part));
    this.#flow.room(20);
    this.#flow.y -= 15;
    const [page, y] = [this.#flow.page, this.#flow.y];
    let x = this.#flow.isRtl ? column.left + column.width : column.left;
    for (const label of boxes) {
      const line = this.#flow.broken(label, 'normal', column, this.#flow.sheet.language)[0];
      if (!line) continue;
      const box = this.#flow.isRtl ? x - BOX : x;
      this.#flow.box(box, y - 1);
      const from = this.#flow.isRtl ? box - BOX_GAP - line.width : box + BOX + BOX_GAP;
      this.#flow.tags.mark(page, element('P', part), () => line.draw(page, from, y));
      x = this.#flow.isRtl ? from - 26 : from + line.width + 26;
    }
    this.#flow.y -= 9;
  }

  #blank(block: Extract<Block, { kind: 'blank' }>, column: Column, owner: TagElement): void {
    const { label, value, lines: count = 1 } = block;
    const part = element('P', owner);
    this.#flow.room(22 + 24 * count);
    this.#flow.text(label, 'small', column, part);
    this.#flow.y += 2;
    const written = value === undefined ? [] : this.#flow.broken(value, 'strong', column, this.#flow.sheet.language);
    const rule = () => this.#flow.rule(this.#flow.page, column.left, column.left + column.width, this.#flow.y - 2, 0.6);
    if (written.length > 0) {
      this.#flow.lines(written, STYLE.strong.lead, column, part, this.#flow.isRtl);
      rule();
    } else {
      for (let at = 0; at < count; at += 1) {
        this.#flow.y -= 22;
        rule();
      }
    }
    this.#flow.y -= 10;
  }

  async #picture(block: Extract<Block, { kind: 'picture' }>, column: Column, owner: TagElement): Promise<void> {
    const image = await this.#doc.embedPng(block.png);
    const height = (block.width / image.width) * image.height;
    this.#flow.room(height + 6);
    this.#flow.y -= height + 2;
    const [page, y] = [this.#flow.page, this.#flow.y];
    const x = this.#flow.isRtl ? column.left + column.width - block.width : column.left;
    this.#flow.tags.mark(page, element('Figure', owner, { alt: block.alt }), () =>
      page.drawImage(image, { x, y, width: block.width, height }),
    );
    this.#flow.rule(page, x, x + block.width, y - 1, 0.6);
    this.#flow.y -= 8;
  }

  #code({ content, alt, lines }: Extract<Block, { kind: 'code' }>, column: Column, owner: TagElement): void {
    this.#flow.room(Math.max(CODE_WIDTH, STYLE.small.lead * (2 * lines.length + 1)) + 8);
    const [page, top] = [this.#flow.page, this.#flow.y];
    const [y, gap] = [top - CODE_WIDTH, 14];
    this.#flow.tags.mark(page, element('Figure', owner, { alt }), () =>
      drawCode(page, content, { x: column.left, y, side: CODE_WIDTH }),
    );
    const text: Column = { left: column.left + CODE_WIDTH + gap, width: column.width - CODE_WIDTH - gap };
    const part = element('P', owner);
    const { language } = this.#flow.sheet;
    const put = (words: string, tongue: string, isRtl: boolean, tag: TagElement) =>
      this.#flow.lines(this.#flow.broken(words, 'small', text, tongue), STYLE.small.lead, text, tag, isRtl);
    for (const line of lines) {
      put(line.text, language, this.#flow.isRtl, part);
      if (line.english !== undefined) put(line.english, 'en', false, element('Span', part, { language: 'en-US' }));
      this.#flow.y -= 3;
    }
    this.#flow.y = Math.min(this.#flow.y, y) - 8;
  }

  /** Measured first, so that a frame that fits on one page is never broken. */
  async #frame(blocks: Extract<Block, { kind: 'frame' }>['blocks'], column: Column, owner: TagElement): Promise<void> {
    const inner: Column = { left: column.left + FRAME_PAD, width: column.width - 2 * FRAME_PAD };
    const broken = (text: string, style: StyleName, width: number) =>
      this.#flow.broken(text, style, { ...inner, width }, this.#flow.sheet.language).length;
    this.#flow.room(heightOf(blocks, inner, broken) + 2 * FRAME_PAD);
    const [page, top] = [this.#flow.page, this.#flow.y];
    this.#flow.y -= FRAME_PAD - 12;
    for (const block of blocks) await this.block(block, inner, owner);
    this.#flow.y -= FRAME_PAD - 10;
    // A frame that had to break is drawn around its last part only.
    const from = this.#flow.page === page ? top : PAGE.height - 70;
    this.#flow.tags.artifact(this.#flow.page, () => {
      this.#flow.page.drawRectangle({
        x: column.left,
        y: this.#flow.y,
        width: column.width,
        height: from - this.#flow.y,
        borderColor: INK,
        borderWidth: 1.4,
      });
    });
    this.#flow.y -= 10;
  }
}
