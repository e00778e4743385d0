import { PDFDocument, StandardFonts, rgb } from '@cantoo/pdf-lib';
import type { PDFFont, PDFPage } from '@cantoo/pdf-lib';
import type { Block, SheetDocument } from './document';
import { TagRecorder, element } from './pdf-tags';
import type { TagElement } from './pdf-tags';
import { printable, wrap } from './pdf-text';

/** US Letter, in points; margins of 0.8 inch stay clear of every fax machine's edge. */
const PAGE = { width: 612, height: 792, margin: 58, foot: 44 } as const;
/** Black only and nothing under 9 points: the sheet has to survive a fax at 200 dpi and a dry cartridge. */
const INK = rgb(0, 0, 0);
const STYLE = {
  h1: { size: 18, lead: 23, before: 4, after: 9 },
  h2: { size: 11.5, lead: 15, before: 10, after: 4 },
  normal: { size: 10.5, lead: 13.8, before: 0, after: 6 },
  strong: { size: 11.5, lead: 15, before: 2, after: 8 },
  small: { size: 9, lead: 12, before: 4, after: 4 },
} as const;
const LABEL_WIDTH = 112;
const FRAME_PAD = 13;

interface Column {
  readonly left: number;
  readonly width: number;
}

/** Sets a document as a tagged PDF. `at` is the creation time to record; the clock is not read. `append`: the signed consent, as PDF. */
export async function renderPdf(sheet: SheetDocument, at: Date, append?: Uint8Array): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const regular = await doc.embedFont(StandardFonts.Helvetica);
  const bold = await doc.embedFont(StandardFonts.HelveticaBold);
  doc.setTitle(sheet.title, { showInWindowTitleBar: true });
  doc.setProducer('ASCMI Consent Guard');
  doc.setCreator('ASCMI Consent Guard');
  doc.setCreationDate(at);
  doc.setModificationDate(at);
  const setter = new Setter(doc, regular, bold, sheet);
  for (const block of sheet.blocks) setter.block(block, setter.column, setter.tags.root);
  setter.finish();
  setter.tags.write(doc, sheet.language === 'es' ? 'es-US' : 'en-US');
  if (append !== undefined) {
    const copy = await PDFDocument.load(append);
    for (const page of await doc.copyPages(copy, copy.getPageIndices())) doc.addPage(page);
  }
  return doc.save();
}

/** Sets block after block, top to bottom, and opens pages as needed. */
class Setter {
  readonly tags = new TagRecorder();
  readonly column: Column = { left: PAGE.margin, width: PAGE.width - 2 * PAGE.margin };
  readonly #doc: PDFDocument;
  readonly #regular: PDFFont;
  readonly #bold: PDFFont;
  readonly #sheet: SheetDocument;
  readonly #pages: PDFPage[] = [];
  #page: PDFPage;
  #y = 0;

  constructor(doc: PDFDocument, regular: PDFFont, bold: PDFFont, sheet: SheetDocument) {
    this.#doc = doc;
    this.#regular = regular;
    this.#bold = bold;
    this.#sheet = sheet;
    this.#page = this.#open();
  }

  block(block: Block, column: Column, owner: TagElement): void {
    switch (block.kind) {
      case 'heading':
        this.#text(
          block.text,
          block.level === 1 ? 'h1' : 'h2',
          this.#bold,
          column,
          element(block.level === 1 ? 'H1' : 'H2', owner),
        );
        break;
      case 'paragraph':
        this.#text(
          block.text,
          block.tone ?? 'normal',
          block.tone === 'strong' ? this.#bold : this.#regular,
          column,
          element('P', owner),
        );
        break;
      case 'list':
        this.#list(block.items, column, element('L', owner));
        break;
      case 'fields':
        this.#fields(block.rows, column, element('Table', owner));
        break;
      case 'frame':
        this.#frame(block.blocks, column, element('Sect', owner));
        break;
    }
  }

  /** Page numbers need the number of pages. */
  finish(): void {
    this.#pages.forEach((page, at) => {
      const number = `${at + 1} / ${this.#pages.length}`;
      this.tags.artifact(page, () => {
        page.drawText(printable(this.#sheet.foot, this.#regular), {
          x: PAGE.margin,
          y: PAGE.foot - 12,
          size: 9,
          font: this.#regular,
          color: INK,
        });
        const x = PAGE.width - PAGE.margin - this.#regular.widthOfTextAtSize(number, 9);
        page.drawText(number, { x, y: PAGE.foot - 12, size: 9, font: this.#regular, color: INK });
      });
    });
  }

  #open(): PDFPage {
    const page = this.#doc.addPage([PAGE.width, PAGE.height]);
    this.#pages.push(page);
    const { left, right } = this.#sheet.running;
    const y = PAGE.height - 46;
    const mark = printable(right, this.#bold);
    this.tags.artifact(page, () => {
      page.drawText(printable(left, this.#bold), { x: PAGE.margin, y, size: 10.5, font: this.#bold, color: INK });
      const x = PAGE.width - PAGE.margin - this.#bold.widthOfTextAtSize(mark, 10.5);
      page.drawText(mark, { x, y, size: 10.5, font: this.#bold, color: INK });
    });
    this.#rule(page, PAGE.margin, PAGE.width - PAGE.margin, y - 8, 1.4);
    this.#page = page;
    this.#y = y - 26;
    return page;
  }

  #rule(page: PDFPage, from: number, to: number, y: number, thickness: number): void {
    this.tags.artifact(page, () => {
      page.drawLine({ start: { x: from, y }, end: { x: to, y }, thickness, color: INK });
    });
  }

  #room(height: number): void {
    if (this.#y - height < PAGE.foot + 8) this.#page = this.#open();
  }

  #text(text: string, style: keyof typeof STYLE, font: PDFFont, column: Column, owner: TagElement): void {
    const { size, lead, before, after } = STYLE[style];
    const lines = wrap(printable(text, font), font, size, column.width);
    this.#y -= before;
    // A heading stays with the first lines under it; a paragraph does not leave one line behind.
    this.#room(style === 'h1' || style === 'h2' ? lead * (lines.length + 2) : lead * Math.min(lines.length, 2));
    this.#lines(lines, size, lead, font, column, owner);
    this.#y -= after;
  }

  #lines(lines: readonly string[], size: number, lead: number, font: PDFFont, column: Column, owner: TagElement): void {
    for (const line of lines) {
      this.#room(lead);
      this.#y -= lead;
      const [page, y] = [this.#page, this.#y + lead * 0.26];
      this.tags.mark(page, owner, () => {
        page.drawText(line, { x: column.left, y, size, font, color: INK });
      });
    }
  }

  /** Items that carry their own number, `(i) …` or `1. …`, hang from it. */
  #list(items: readonly string[], column: Column, owner: TagElement): void {
    const indent = 22;
    for (const item of items) {
      const { size, lead } = STYLE.normal;
      const body = element('LBody', element('LI', owner));
      const [label = '', ...rest] = printable(item, this.#regular).split(' ');
      const lines = wrap(rest.join(' '), this.#regular, size, column.width - indent);
      this.#room(lead * Math.min(lines.length, 2));
      const [page, y] = [this.#page, this.#y - lead + lead * 0.26];
      this.tags.mark(page, body, () => {
        page.drawText(label, { x: column.left, y, size, font: this.#regular, color: INK });
      });
      this.#lines(lines, size, lead, this.#regular, { left: column.left + indent, width: column.width - indent }, body);
      this.#y -= 3;
    }
    this.#y -= 3;
  }

  #fields(rows: readonly (readonly [string, string])[], column: Column, owner: TagElement): void {
    const { size, lead } = STYLE.normal;
    const value: Column = { left: column.left + LABEL_WIDTH, width: column.width - LABEL_WIDTH };
    for (const [label, written] of rows) {
      const row = element('TR', owner);
      const lines = written === '' ? [] : wrap(printable(written, this.#regular), this.#regular, size, value.width);
      this.#room(lead * Math.max(lines.length, 1) + 8);
      this.#y -= 2;
      const top = this.#y;
      this.#lines([printable(label, this.#bold)], size, lead, this.#bold, column, element('TH', row));
      const under = this.#y;
      this.#y = top;
      this.#lines(lines, size, lead, this.#regular, value, element('TD', row));
      this.#y = Math.min(under, this.#y) - 2;
      this.#rule(this.#page, column.left, column.left + column.width, this.#y, 0.5);
    }
    this.#y -= 12;
  }

  /** Measured first, so that a frame that fits on one page is never broken. */
  #frame(blocks: readonly Exclude<Block, { kind: 'frame' }>[], column: Column, owner: TagElement): void {
    const inner: Column = { left: column.left + FRAME_PAD, width: column.width - 2 * FRAME_PAD };
    this.#room(this.#heightOf(blocks, inner) + 2 * FRAME_PAD);
    const [page, top] = [this.#page, this.#y];
    this.#y -= FRAME_PAD - 12;
    for (const block of blocks) this.block(block, inner, owner);
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

  #heightOf(blocks: readonly Exclude<Block, { kind: 'frame' }>[], column: Column): number {
    const measure = (text: string, style: keyof typeof STYLE, font: PDFFont, width: number): number =>
      wrap(printable(text, font), font, STYLE[style].size, width).length * STYLE[style].lead +
      STYLE[style].before +
      STYLE[style].after;
    return blocks.reduce((sum, block) => {
      if (block.kind === 'heading')
        return sum + measure(block.text, block.level === 1 ? 'h1' : 'h2', this.#bold, column.width);
      if (block.kind === 'paragraph')
        return sum + measure(block.text, block.tone ?? 'normal', this.#regular, column.width);
      if (block.kind === 'list')
        return (
          sum +
          block.items.reduce((height, item) => height + measure(item, 'normal', this.#regular, column.width - 22), 6)
        );
      return sum + block.rows.length * 24;
    }, 0);
  }
}
