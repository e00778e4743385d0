import type { Writable } from 'node:stream';

/** Lines of a byte stream, without their ends. Splits by hand: several times faster than `readline` on a million lines. */
export async function* linesOf(stream: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of stream) {
    const text = rest + (typeof chunk === 'string' ? chunk : decoder.decode(chunk as Uint8Array, { stream: true }));
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      yield text.slice(start, text.charAt(end - 1) === '\r' && end > start ? end - 1 : end);
      start = end + 1;
    }
    rest = text.slice(start);
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

const BATCH_CHARACTERS = 64 * 1024;

/** Writes lines in batches and waits for a slow reader instead of filling memory. */
export class LineWriter {
  readonly #stream: Writable;
  #parts: string[] = [];
  #size = 0;

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Adds a line; true where it is time to `drain`. */
  isFull(line: string): boolean {
    this.#parts.push(line, '\n');
    this.#size += line.length + 1;
    return this.#size >= BATCH_CHARACTERS;
  }

  async drain(): Promise<void> {
    const text = this.#parts.join('');
    this.#parts = [];
    this.#size = 0;
    if (text !== '' && !this.#stream.write(text)) {
      await new Promise<void>((resolve) => this.#stream.once('drain', () => resolve()));
    }
  }

  async end(): Promise<void> {
    await this.drain();
  }
}
