import type { LabelClass } from '../identifiers/labels';
import { byId, flatClosest, flatParent, textOf } from './flat-tree';
import {
  boxOf,
  cellAt,
  holdsContent,
  CELLS,
  headerRow,
  isOnlyContent,
  logicalColumn,
  type OuterLabel,
} from './structure';
import { rowsBelow } from './split-tables';

/** Receives a value's element with its label; true when it held a value, which ends the search. */
export type TryValue = (element: Element, label: OuterLabel) => boolean;

/** Rows read below one header. A table of a million rows is a runaway; the subject is "several" long before. */
const MAX_ROWS = 5000;
/** Headers of a table that lists people: only there does a bare "ID" column hold theirs. */
const LISTS_PEOPLE = /name|nombre|birth|dob|nacim|patient|member|client|paciente/i;

/** Finds the value or values that a label speaks of, by the page's structure. */
export function* valuesOf(labelElement: Element, is: LabelClass, text: string, attempt: TryValue): Generator<void> {
  const label = { is, text };
  const referred = byReference(labelElement);
  if (referred !== null) {
    attempt(referred, label);
    return;
  }
  const cell = flatClosest(labelElement, CELLS, 8);
  if (cell !== null) {
    yield* fromCell(cell, label, attempt);
    return;
  }
  const term = flatClosest(labelElement, 'dt', 4);
  if (term !== null) {
    for (let next = term.nextElementSibling; next !== null && next.localName === 'dd'; next = next.nextElementSibling)
      attempt(next, label);
    return;
  }
  yield* beside(boxOf(labelElement), label, attempt);
}

function byReference(element: Element): Element | null {
  const owner = element.closest('label');
  if (owner !== null) {
    const control = owner.control;
    if (control !== null) return control;
    const target = owner.getAttribute('for');
    return target === null ? null : byId(element, target);
  }
  const id = element.id;
  if (id === '' || !/^[\w-]+$/.test(id)) return null;
  const root = element.getRootNode();
  return 'querySelector' in root ? (root as ParentNode).querySelector(`[aria-labelledby~="${id}"]`) : null;
}

function* fromCell(cell: Element, label: OuterLabel, attempt: TryValue): Generator<void> {
  const table = cell.closest('table');
  const own = cell.closest('tr');
  const inHead = cell.localName === 'th' && own?.parentElement?.localName === 'thead';
  const head = table === null ? null : inHead ? own : headerRow(table);
  if (cell.matches('[role="columnheader"]') && table === null) {
    yield* gridColumn(cell, label, attempt);
    return;
  }
  if (table !== null && head?.contains(cell) === true) {
    if (table.rows[table.rows.length - 1] === head) yield* splitColumn(cell, label, attempt);
    else yield* tableColumn(table, head, cell, label, attempt);
    return;
  }
  for (
    let next = cell.nextElementSibling, step = 0;
    next !== null && step < 2;
    next = next.nextElementSibling, step += 1
  ) {
    if (attempt(next, label)) return;
    if (textOf(next) !== '') break;
  }
  if (table !== null && own !== null && own !== table.rows[table.rows.length - 1] && isHeaderLike(own))
    yield* tableColumn(table, own, cell, label, attempt);
}

/** The first row, and below a report's title rows the row that says nothing but words. */
function isHeaderLike(row: HTMLTableRowElement): boolean {
  if (row.rowIndex === 0) return true;
  const texts = [...row.cells].map(textOf).filter((text) => text !== '');
  return texts.length > 1 && texts.every((text) => text.length <= 40 && !/\d/.test(text));
}

/** A line of sums ends a report: its counts are nobody's numbers. */
const SUMS = /^(?:grand |sub-?)?totals?\b|^(?:sum|count|average|suma|promedio)\b/i;

/** The rows of a body apart from its header. */
function* splitColumn(header: Element, label: OuterLabel, attempt: TryValue): Generator<void> {
  const row = header.parentElement;
  if (row === null || (label.is === 'ID' && !LISTS_PEOPLE.test(textOf(row)))) return;
  const index = [...row.children].indexOf(header);
  let seen = 0;
  for (const other of rowsBelow(row)) {
    const value = other.children[index];
    if (value !== undefined) attempt(slotted(value), label);
    seen += 1;
    if (seen >= MAX_ROWS) return;
    if (seen % 64 === 0) yield;
  }
}

function* tableColumn(
  table: HTMLTableElement,
  head: HTMLTableRowElement,
  cell: Element,
  label: OuterLabel,
  attempt: TryValue,
): Generator<void> {
  // "ID" alone says something only in a table that lists people.
  if (label.is === 'ID' && !LISTS_PEOPLE.test([...head.cells].map(textOf).join(' '))) return;
  const column = logicalColumn(cell as HTMLTableCellElement);
  let seen = 0;
  for (const row of table.rows) {
    if (row.rowIndex <= head.rowIndex || row.parentElement?.localName === 'thead') continue;
    if (SUMS.test(textOf(row.cells[0] ?? row))) continue;
    const value = cellAt(row, column);
    if (value !== null) attempt(slotted(value), label);
    seen += 1;
    if (seen >= MAX_ROWS) return;
    if (seen % 64 === 0) yield;
  }
}

/** A cell of a shadow grid shows what is slotted into it. */
function slotted(cell: Element): Element {
  const slot = cell.getRootNode().nodeType === 11 ? cell.querySelector('slot') : null;
  return slot?.assignedElements()[0] ?? cell;
}

function* gridColumn(header: Element, label: OuterLabel, attempt: TryValue): Generator<void> {
  const grid = header.closest('[role="grid"],[role="table"],[role="treegrid"]');
  const row = header.parentElement;
  if (grid === null) yield* splitColumn(header, label, attempt);
  if (grid === null || row === null) return;
  if (label.is === 'ID' && !LISTS_PEOPLE.test(textOf(row))) return;
  const index = [...row.children].indexOf(header);
  const colIndex = header.getAttribute('aria-colindex');
  let seen = 0;
  for (const other of grid.querySelectorAll('[role="row"]')) {
    if (other === row || seen >= MAX_ROWS) continue;
    const value =
      colIndex === null
        ? other.children[index]
        : [...other.children].find((one) => one.getAttribute('aria-colindex') === colIndex);
    if (value !== undefined) attempt(slotted(value), label);
    seen += 1;
    if (seen % 64 === 0) yield;
  }
}

/** Label and value in neighbouring boxes; a header row made of plain boxes; a figure above its caption. */
function* beside(start: Element, label: OuterLabel, attempt: TryValue): Generator<void> {
  let box = start;
  for (let level = 0; level < 4; level += 1) {
    const next = nextRead(box);
    if (next !== null) {
      if (next.nodeType === 1 ? attempt(next as Element, label) : attempt(box.parentElement ?? box, label)) return;
      break;
    }
    const parent = flatParent(box);
    if (parent === null || parent.localName === 'body') return;
    if (!isOnlyContent(parent, box)) {
      const above = box.previousElementSibling;
      if (above !== null && onlyPair(parent, above, box)) attempt(above, label);
      break;
    }
    box = parent;
  }
  yield* boxColumn(box, label, attempt);
}

function* boxColumn(box: Element, label: OuterLabel, attempt: TryValue): Generator<void> {
  const row = box.parentElement;
  if (row === null || row.childElementCount < 2) return;
  const index = [...row.children].indexOf(box);
  const width = row.childElementCount;
  const rows =
    row.nextElementSibling === null ? [...(row.parentElement?.nextElementSibling?.children ?? [])] : following(row);
  let seen = 0;
  for (const other of rows) {
    if (other.childElementCount !== width || seen >= MAX_ROWS) return;
    const value = other.children[index];
    if (value !== undefined) attempt(value, label);
    seen += 1;
    if (seen % 64 === 0) yield;
  }
}

function* following(row: Element): Generator<Element> {
  for (let next = row.nextElementSibling; next !== null; next = next.nextElementSibling) yield next;
}

function onlyPair(parent: Element, first: Element, second: Element): boolean {
  const read = [...parent.childNodes].filter((node) => node.nodeType !== 8 && (node.textContent ?? '').trim() !== '');
  return read.length === 2 && read[0] === first && read[1] === second;
}

/** The node after, if it holds text or a field; decoration is passed over, an empty box is an empty value. */
function nextRead(box: Element): Node | null {
  let next = box.nextSibling;
  for (let step = 0; next !== null && step < 6; next = next.nextSibling, step += 1) {
    if (holdsContent(next)) return next;
    if (next.nodeType === 1 && !/^(?:svg|i|hr|br|wbr|img)$/.test((next as Element).localName)) return next;
  }
  return null;
}
