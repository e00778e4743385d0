import { rgb } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import qrcode from 'qrcode-generator';

/** Modules of white that a reader needs around the code (ISO/IEC 18004, 9.1). */
const QUIET = 4;

/** Draws a QR code, error correction M: a fold or a stain of up to 15 % does not spoil it. Points; `side` includes the quiet zone. */
export function drawCode(
  page: PDFPage,
  content: string,
  at: { readonly x: number; readonly y: number; readonly side: number },
): void {
  const code = qrcode(0, 'M');
  code.addData(content, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const module = at.side / (count + 2 * QUIET);
  for (let row = 0; row < count; row++) {
    // Neighbours are drawn as one bar, so that no hairline shows between them.
    for (let column = 0; column < count;) {
      let end = column;
      while (end < count && code.isDark(row, end)) end++;
      if (end > column) {
        page.drawRectangle({
          x: at.x + (column + QUIET) * module,
          y: at.y + (count - 1 - row + QUIET) * module,
          width: (end - column) * module,
          height: module,
          color: rgb(0, 0, 0),
        });
      }
      column = Math.max(end, column + 1);
    }
  }
}
