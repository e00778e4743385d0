import { PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PDFDocument, PDFRef } from '@cantoo/pdf-lib';
import type { FontkitFont, FontkitSubset } from 'fontkit';
import type { PlacedGlyph } from './shape';

const hex4 = (value: number): string => value.toString(16).padStart(4, '0').toUpperCase();

/**
 * A font inside the PDF, as a composite font with two-byte glyph numbers (ISO 32000-1, 9.7): only the glyphs that were drawn, with a
 * table back to Unicode so that text can be searched, copied and read aloud.
 */
export class EmbeddedFace {
  readonly name: PDFName;
  readonly ref: PDFRef;
  readonly #doc: PDFDocument;
  readonly #font: FontkitFont;
  readonly #subset: FontkitSubset;
  readonly #known = new Map<number, { readonly text: string; readonly width: number }>();

  constructor(doc: PDFDocument, font: FontkitFont, index: number) {
    this.#doc = doc;
    this.#font = font;
    this.#subset = font.createSubset();
    this.name = PDFName.of(`F${index}`);
    this.ref = doc.context.nextRef();
  }

  /** The glyph's number in this PDF, as hexadecimal for a text operator. */
  code(glyph: PlacedGlyph): string {
    const id = this.#subset.includeGlyph(glyph.id);
    if (!this.#known.has(id)) this.#known.set(id, { text: glyph.text, width: glyph.ownAdvance });
    return hex4(id);
  }

  /** Writes the font. Call once, when everything is drawn. */
  write(): void {
    const { context } = this.#doc;
    const program = this.#subset.encode();
    // A bare CFF begins with its major version, 1; a TrueType file with 0 or a letter.
    const isCff = program[0] === 1;
    const file = context.register(context.flateStream(program, isCff ? { Subtype: 'CIDFontType0C' } : {}));
    const unit = 1000 / this.#font.unitsPerEm;
    const { bbox } = this.#font;
    const name = `AAAAAA+${this.#font.postscriptName}`;
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        Flags: 4,
        FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((value) => Math.round(value * unit)),
        ItalicAngle: this.#font.italicAngle,
        Ascent: Math.round(this.#font.ascent * unit),
        Descent: Math.round(this.#font.descent * unit),
        CapHeight: Math.round(this.#font.capHeight * unit),
        StemV: 80,
        [isCff ? 'FontFile3' : 'FontFile2']: file,
      }),
    );
    const sorted = [...this.#known].sort(([a], [b]) => a - b);
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: isCff ? 'CIDFontType0' : 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        W: sorted.flatMap(([id, { width }]) => [id, [Math.round(width * 100) / 100]]),
        ...(isCff ? {} : { CIDToGIDMap: 'Identity' }),
      }),
    );
    context.assign(
      this.ref,
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: name,
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: context.register(context.flateStream(toUnicode(sorted.map(([id, { text }]) => [id, text])))),
      }),
    );
  }
}

/** A ToUnicode character map (ISO 32000-1, 9.10.3). Blocks hold at most 100 entries. */
function toUnicode(entries: readonly (readonly [id: number, text: string])[]): string {
  const utf16 = (text: string) => PDFHexString.fromText(text).asString().slice(4);
  const lines = entries.map(([id, text]) => `<${hex4(id)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
