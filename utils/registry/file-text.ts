import type { ImportFormat } from '../contract/embedded-view';

/** Called with the bytes read so far. */
export type OnBytes = (bytes: number) => void;

/** The text of a file in pieces: a file of any size, without holding it. A byte order mark is left out. */
export async function* textOf(file: Blob, onBytes: OnBytes = () => undefined): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = file.stream().getReader();
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes += value.byteLength;
      onBytes(bytes);
      yield decoder.decode(value, { stream: true });
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } finally {
    await reader.cancel();
  }
}

export interface TextLine {
  /** 1-based. */
  readonly line: number;
  readonly raw: string;
}

/** Lines that hold something. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let rest = '';
  let line = 0;
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      line += 1;
      if (part.trim() !== '') yield { line, raw: part.replace(/\r$/, '') };
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, raw: rest };
}

const SNIFFED_BYTES = 64_000;

/** What a file is, by its beginning and not by its name. Null: nothing that can be imported. */
export async function formatOf(file: Blob): Promise<ImportFormat | null> {
  const head = (await file.slice(0, SNIFFED_BYTES).text()).replace(/^\uFEFF/, '').trimStart();
  if (head === '' || head.includes('\0')) return null;
  if (!head.startsWith('{')) return head.startsWith('[') || head.startsWith('<') ? null : 'csv';
  // Writers that sort the names of members put the entries first.
  return /"resourceType"\s*:\s*"Bundle"/.test(head) || /^\{\s*"entry"/.test(head) ? 'bundle' : 'ndjson';
}
