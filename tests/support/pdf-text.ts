import { inflateSync } from 'node:zlib';

/** The words of a PDF that our own renderer made: hex strings of WinAnsi text, line by line. Not a general reader. */
export function pdfText(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const lines: string[] = [];
  let at = file.indexOf('stream');
  while (at >= 0) {
    const start = file.indexOf('\n', at) + 1;
    const end = file.indexOf('endstream', start);
    lines.push(...textOf(inflate(file.subarray(start, end))));
    at = file.indexOf('stream', end + 'endstream'.length);
  }
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

function inflate(part: Buffer): string {
  try {
    return inflateSync(part, { finishFlush: 2 }).toString('latin1');
  } catch {
    return part.toString('latin1');
  }
}

const textOf = (content: string): string[] =>
  [...content.matchAll(/<([0-9A-Fa-f]*)> Tj/g)].map(([, hex = '']) =>
    new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex')),
  );
