import type { TextLine } from './file-text';

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const OPEN = new Set(['{', '['].map((char) => char.charCodeAt(0)));
const CLOSE = new Set(['}', ']'].map((char) => char.charCodeAt(0)));

/** The `entry` array of a Bundle: an element of it stands this deep. */
const ENTRY_DEPTH = 2;

/**
 * The entries of a Bundle as JSON texts, one by one: a Bundle of a hundred thousand consents would stop the page for seconds if it were
 * parsed as a whole. A Bundle that ends in the middle gives its last piece as it is, which then does not parse and is reported.
 */
export async function* bundleEntries(chunks: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let depth = 0;
  let isString = false;
  let isEscaped = false;
  let isEntryArray = false;
  /** Text since the last comma, brace or entry: holds the name of the next member, or the entry itself. */
  let text = '';
  let line = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const char = chunk.charCodeAt(at);
      if (isString) {
        if (isEscaped) isEscaped = false;
        else if (char === BACKSLASH) isEscaped = true;
        else if (char === QUOTE) isString = false;
        continue;
      }
      if (char === QUOTE) isString = true;
      else if (OPEN.has(char)) {
        if (depth === 1) isEntryArray = /"entry"\s*:\s*$/.test(text + chunk.slice(from, at));
        if (depth === 1 || (depth === ENTRY_DEPTH && isEntryArray)) {
          text = '';
          from = at;
        }
        depth += 1;
      } else if (CLOSE.has(char)) {
        depth -= 1;
        if (depth === ENTRY_DEPTH && isEntryArray) {
          line += 1;
          yield { line, raw: text + chunk.slice(from, at + 1) };
        }
        if (depth === 1 || (depth === ENTRY_DEPTH && isEntryArray)) {
          text = '';
          from = at + 1;
        }
        if (depth === 1) isEntryArray = false;
      }
    }
    text += chunk.slice(from);
  }
  if (depth > 0 && text.trim() !== '') yield { line: line + 1, raw: text };
}
