import { classifyLabel, type LabelClass } from '../identifiers/labels';
import { squeeze } from '../identifiers/text';
import { byId, flatParent, flatText, textOf } from './flat-tree';
import { headerAbove } from './split-tables';

/** What stands beside a value, by the page's structure. */
export interface OuterLabel {
  readonly is: LabelClass;
  readonly text: string;
}

export const CELLS = 'td,th,[role="cell"],[role="gridcell"],[role="columnheader"],[role="rowheader"]';
/** How far up from a value its label may stand: component libraries wrap each side in several boxes. */
const CLIMB = 5;

/** Whether there is nothing in `parent` to read except `child`. */
export function isOnlyContent(parent: Element, child: Element): boolean {
  for (let node: Node | null = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node !== child && holdsContent(node)) return false;
  }
  return true;
}

const FIELDS = 'input:not([type="hidden"]),select,textarea,output';

/** Text, a field, or a slot that shows something. */
export function holdsContent(node: Node): boolean {
  if (node.nodeType === 8) return false;
  if ((node.textContent ?? '').trim() !== '') return true;
  if (node.nodeType !== 1) return false;
  const element = node as Element;
  if (element.matches(FIELDS) || (element.childElementCount > 0 && element.querySelector(FIELDS) !== null)) return true;
  return element.getRootNode().nodeType === 11 && flatText(element).trim() !== '';
}

/** The outermost box that holds this and nothing else to read. */
export function boxOf(element: Element): Element {
  let box = element;
  for (let step = 0; step < CLIMB; step += 1) {
    if (box.matches(`${CELLS},dt,dd,tr,li,body`)) break;
    const parent = flatParent(box);
    if (parent === null || parent.localName === 'body' || !isOnlyContent(parent, box)) break;
    box = parent;
  }
  return box;
}

/** The label of a value by structure: a row's or column's header, a `dt`, an attribute, the box before. Null: nothing that reads as a label. */
export function labelBefore(element: Element): OuterLabel | null {
  const own = attributeLabel(element);
  if (own !== null) return own;
  let box = element;
  for (let step = 0; step <= CLIMB; step += 1) {
    box = boxOf(box);
    const attribute = attributeLabel(box);
    if (attribute !== null) return attribute;
    if (box.matches(CELLS)) return cellLabel(box);
    if (box.localName === 'dd') return label(precedingOf(box, 'dt'));
    const before = previousRead(box);
    if (before !== null) return label(before);
    const parent = flatParent(box);
    if (parent === null || parent.localName === 'body') return null;
    box = parent;
  }
  return null;
}

function cellLabel(cell: Element): OuterLabel | null {
  const header = columnHeaderOf(cell);
  const above = header === null ? null : label(header);
  if (above !== null) return above;
  for (
    let previous = cell.previousElementSibling, step = 0;
    previous !== null && step < 2;
    previous = previous.previousElementSibling, step += 1
  ) {
    if (textOf(previous) === '') continue;
    return label(previous);
  }
  return null;
}

/** The header cell above a cell; null in tables that have none. */
export function columnHeaderOf(cell: Element): Element | null {
  const named = cell.getAttribute('headers');
  if (named !== null) {
    const header = byId(cell, named.split(/\s+/)[0] ?? '');
    if (header !== null) return header;
  }
  const table = cell.closest('table');
  if (table !== null && 'cellIndex' in cell) {
    const column = logicalColumn(cell as HTMLTableCellElement);
    const head = headerRow(table);
    if (head === null) return headerAbove(cell);
    return head.contains(cell) ? null : cellAt(head, column);
  }
  const grid = cell.closest('[role="grid"],[role="table"],[role="treegrid"]');
  if (grid === null) return headerAbove(cell);
  const headers = [...grid.querySelectorAll('[role="columnheader"]')];
  const index = cell.getAttribute('aria-colindex');
  if (index !== null) return headers.find((header) => header.getAttribute('aria-colindex') === index) ?? null;
  return headers[[...(cell.parentElement?.children ?? [])].indexOf(cell)] ?? null;
}

/** The row of column headers: the last of `thead`, or a first row made of `th`. */
export function headerRow(table: HTMLTableElement): HTMLTableRowElement | null {
  const rows = table.tHead?.rows;
  const last = rows?.[rows.length - 1];
  if (last !== undefined) return last;
  const first = table.rows[0];
  return first !== undefined && first.cells.length > 1 && [...first.cells].every((cell) => cell.localName === 'th')
    ? first
    : null;
}

export function logicalColumn(cell: HTMLTableCellElement): number {
  let column = 0;
  for (let previous = cell.previousElementSibling; previous !== null; previous = previous.previousElementSibling) {
    column += (previous as HTMLTableCellElement).colSpan || 1;
  }
  return column;
}

export function cellAt(row: HTMLTableRowElement, column: number): HTMLTableCellElement | null {
  let at = 0;
  for (const cell of row.cells) {
    if (column >= at && column < at + (cell.colSpan || 1)) return cell;
    at += cell.colSpan || 1;
  }
  return null;
}

/** `data-label="MRN"` and its kin, which style sheets print before the cell on narrow screens; `aria-label`; a test id or field name. */
function attributeLabel(element: Element): OuterLabel | null {
  for (const name of [
    'aria-label',
    'data-label',
    'data-title',
    'data-th',
    'data-field',
    'data-column',
    'data-testid',
    'data-name',
    'label',
  ]) {
    const value = element.getAttribute(name);
    if (value === null) continue;
    const is = classifyLabel(words(value));
    if (is !== null) return { is, text: value };
  }
  return titleLabel(element);
}

/** A tooltip that says what the number is. "Patient" over a name says nothing of numbers. */
export function titleLabel(element: Element): OuterLabel | null {
  const text = element.getAttribute('title');
  const is = text === null ? null : classifyLabel(text);
  return text === null || is === null || is === 'NAME' || is === 'ID' ? null : { is, text };
}

/** `patientMrn`, `patient_mrn[0]` as words. */
export const words = (name: string): string =>
  squeeze(name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_.[\]-]+/g, ' '));

function label(node: Node | null): OuterLabel | null {
  if (node === null) return null;
  const lines = (node.textContent ?? '').length > 200 ? '' : textOf(node);
  const is = classifyLabel(lines);
  return is === null ? null : { is, text: lines };
}

function precedingOf(element: Element, name: string): Element | null {
  for (let previous = element.previousElementSibling; previous !== null; previous = previous.previousElementSibling) {
    if (previous.localName === name) return previous;
  }
  return null;
}

/** The node before, if it has something to read. */
function previousRead(box: Element): Node | null {
  for (
    let previous = box.previousSibling, step = 0;
    previous !== null && step < 6;
    previous = previous.previousSibling, step += 1
  ) {
    if (holdsContent(previous)) return previous;
  }
  return null;
}
