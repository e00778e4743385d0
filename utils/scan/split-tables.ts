/**
 * Grids that keep their header in a table or box of its own above the rows, so that it stays in view when they scroll. Header and body are
 * paired by where they stand and by how many cells they have.
 */
const LEVELS = 6;
/** Neighbours looked at on each level: a filter row or a resize handle may stand between. */
const NEIGHBOURS = 2;
/** A header block holds at most so many elements; a longer one is a list before this list. */
const HEADER_SIZE = 600;
const ROWS = 'tr,[role="row"]';
const HEADERS = 'th,[role="columnheader"]';

/** The body rows that hang below a header row with no rows of its own. */
export function rowsBelow(headerRow: Element): Element[] {
  const width = headerRow.childElementCount;
  if (width < 2) return [];
  let box: Element | null = headerRow;
  for (let level = 0; box !== null && level < LEVELS && box.localName !== 'body'; level += 1) {
    for (const next of neighbours(box, 'nextElementSibling')) {
      const rows = [...next.querySelectorAll(ROWS)].filter((row) => row.childElementCount === width);
      if (rows.length > 0) return rows;
    }
    box = box.parentElement;
  }
  return [];
}

/** The header cell above a cell whose own table names no columns. */
export function headerAbove(cell: Element): Element | null {
  const row = cell.parentElement;
  const width = row?.childElementCount ?? 0;
  if (row === null || width < 2) return null;
  let box: Element | null = row;
  for (let level = 0; box !== null && level < LEVELS && box.localName !== 'body'; level += 1) {
    for (const previous of neighbours(box, 'previousElementSibling')) {
      if (previous.localName === 'tr' || previous.getElementsByTagName('*').length > HEADER_SIZE) continue;
      const headers = [...previous.querySelectorAll(HEADERS)];
      if (headers.length === width) return headers[[...row.children].indexOf(cell)] ?? null;
    }
    box = box.parentElement;
  }
  return null;
}

function* neighbours(box: Element, way: 'nextElementSibling' | 'previousElementSibling'): Generator<Element> {
  let next = box[way];
  for (let step = 0; next !== null && step < NEIGHBOURS; step += 1, next = next[way]) yield next;
}
