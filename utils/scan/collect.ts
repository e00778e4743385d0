import { classifyLabel, type LabelClass } from '../identifiers/labels';
import { mayBeLabel, mayHoldIdentifier } from '../identifiers/probe';
import { readText } from '../identifiers/read';
import { blocksOf, walkBlocks, type Block } from './blocks';
import type { ContentLines } from './content';
import { byClass, byTag, fieldsIn, fieldText, type Field } from './field-text';
import { fieldLabel } from './fields';
import { textOf } from './flat-tree';
import { valuesOf, type TryValue } from './partners';
import { regionsOf, type Region, type Wanted } from './regions';
import { hostsIn, plainHostsIn, shadowRootOf, shadowRootsOf, type OpenShadowRoot } from './shadow-roots';
import type { SightingStore } from './sightings';
import { REST, type Step } from './slices';
import { labelBefore, titleLabel, type OuterLabel } from './structure';

export interface Collector {
  readonly store: SightingStore;
  readonly open: OpenShadowRoot;
  /** A root that was found; the caller observes it. */
  readonly onRoot: (root: ShadowRoot) => void;
  /** Where the page's content is read too: the probe, and what keeps the lines. */
  readonly content: ContentLines | null;
  /** A field that was read; the caller compares its value later. */
  readonly onField: (field: Field) => void;
  /** A custom element without a root yet. */
  readonly onPending: (host: Element) => void;
}

/**
 * Reads everything below `root`, yielding often so that a caller can stop between slices: regions by probe, column headers, fields,
 * attribute labels, then the shadow roots inside.
 */
export function* collect(root: Document | ShadowRoot | Element, collector: Collector): Generator<Step> {
  const { store, content } = collector;
  // A part is small: its passes cost nothing, and a slice for each would only be late.
  const rest = root.nodeType === 9 ? REST : undefined;
  for (const region of regionsOf(root, wantedBy(collector))) {
    if (region !== null) {
      const labels: PureLabel[] = [];
      const sensitive = content?.wants(region.text) === true ? content : null;
      walkBlocks(region.first, region.last, (block) => {
        sensitive?.add(block);
        if (!store.full) readBlock(block, store, labels);
      });
      for (const label of labels) yield* pair(label.element, label.is, label.text, store);
      readTitled(region, store);
    }
    yield;
  }
  yield rest;
  yield* bareHeaders(root, collector);
  for (const field of fieldsIn(root)) {
    collector.onField(field);
    readField(field, store);
  }
  yield rest;
  const hosts = hostsIn(root);
  yield rest;
  for (const shadow of shadowRootsOf([...hosts, ...plainHostsIn(root)], collector.open, collector.onPending)) {
    collector.onRoot(shadow);
    yield* collect(shadow, collector);
  }
}

/** Reads one part again after a change: labels may stand outside it, so lone numbers ask the structure around them. */
export function* collectPart(part: Element, collector: Collector): Generator<Step> {
  yield* collect(part, collector);
  if (part.matches('input,textarea,select')) readField(part as Field, collector.store);
  const shadow = shadowRootOf(part, collector.open);
  if (shadow !== null) {
    collector.onRoot(shadow);
    yield* collect(shadow, collector);
  }
  if (part.textContent.length > 4000) return;
  for (const block of blocksOf(part)) {
    const text = block.text.trim();
    if (!LONE.test(text)) continue;
    const label = labelBefore(block.element);
    if (label !== null && label.is !== 'REFUSED') readInto(text, block.element, label, collector.store);
  }
}
const LONE = /^[#(]?(?=[^\s]*\d{2})[A-Z0-9][A-Z0-9/-]{3,20}\)?$/i;

function wantedBy({ store, content }: Collector): Wanted {
  const isAbout = (text: string) => content?.wants(text) === true;
  return {
    mayHold: (text) => (!store.full && mayHoldIdentifier(text)) || isAbout(text),
    mayHoldPart: (text) => mayHoldIdentifier(text) || mayBeLabel(text),
    isWhole: isAbout,
    isSated: () => store.full && content?.isFull !== false,
  };
}

interface PureLabel extends OuterLabel {
  readonly element: Element;
}

function readBlock(block: Block, store: SightingStore, labels: PureLabel[]): void {
  const { spaced, text } = block;
  if (
    spaced.length < 2 ||
    !(mayHoldIdentifier(spaced) || mayBeLabel(spaced) || (text !== spaced && mayHoldIdentifier(text)))
  )
    return;
  const first = readText(spaced);
  let seen = false;
  for (const reading of first.found) {
    const element = block.elementAt(reading.start);
    const outer = reading.support === 'none' ? labelBefore(element) : null;
    const better = outer === null ? reading : readText(spaced.slice(reading.start, reading.start + 24), outer).found[0];
    if (better === undefined) continue;
    store.add(element, better.value === reading.value ? better : reading);
    seen = true;
  }
  if (!seen && text !== spaced) {
    for (const reading of readText(text).found) store.add(block.element, reading);
  }
  for (const birth of first.birthDates)
    store.addBirth(block.elementAt(birth.start), birth.iso, spaced.slice(0, birth.start));
  if (first.labelFor !== null && first.labelFor !== 'REFUSED' && first.labelFor !== 'NAME') {
    labels.push({ element: block.element, is: first.labelFor, text: textOf(block.element).slice(0, 64) });
  }
}

/** Numbers whose tooltip says what they are; looked for only where something was worth walking. */
function readTitled({ first, last }: Region, store: SightingStore): void {
  for (let node: ChildNode | null = first; node !== null; node = node === last ? null : node.nextSibling) {
    if (node.nodeType !== 1) continue;
    const part = node as Element;
    const inside = part.childElementCount === 0 ? [] : part.querySelectorAll('[title]');
    for (const element of part.hasAttribute('title') ? [part, ...inside] : inside) {
      const label = titleLabel(element);
      if (label !== null && label.is !== 'REFUSED') tryValue(store)(element, label);
    }
  }
}

/** Reads a label's values until there are enough. */
function* pair(element: Element, is: LabelClass, text: string, store: SightingStore): Generator<Step> {
  const values = valuesOf(element, is, text, tryValue(store));
  while (values.next().done !== true) {
    if (store.full) return;
    yield;
  }
}

function tryValue(store: SightingStore): TryValue {
  return (element, label) => {
    const field = element.matches('input,textarea,select')
      ? element
      : element.querySelector('input:not([type="hidden"]),textarea,select');
    if (field !== null && textOf(element).length < 40) {
      const read = readInto(fieldText(field as Field), field, label, store);
      if (read || textOf(element) === '') return read;
    }
    if (element.textContent.length > 400) return false;
    const text = readable(element) || textOf(element);
    return text !== '' && readInto(text, innermost(element), label, store);
  };
}

function readInto(text: string, element: Element, label: OuterLabel | undefined, store: SightingStore): boolean {
  if (text === '') return false;
  const { found, birthDates } = readText(text, label);
  for (const reading of found) store.add(element, reading);
  for (const birth of birthDates) store.addBirth(element, birth.iso, text.slice(0, birth.start));
  return found.length > 0 || birthDates.length > 0;
}

/** An element's text as lines, one a block, so that neighbouring blocks never run together. */
const readable = (element: Element): string =>
  blocksOf(element)
    .map((block) => block.spaced.trim())
    .filter((line) => line !== '')
    .join('\n');

/** Down to the element that holds the text itself. */
function innermost(element: Element): Element {
  let current = element;
  for (
    let only = current.firstElementChild;
    only !== null && current.childElementCount === 1;
    only = current.firstElementChild
  ) {
    if (current.textContent.trim() !== only.textContent.trim()) break;
    current = only;
  }
  return current;
}

/** Column headers too short for the probe ("ID") still name their columns; so do attributes that style sheets print as labels. */
function* bareHeaders(root: Document | ShadowRoot | Element, { store }: Collector): Generator<Step> {
  for (const table of [...byTag(root, 'table')] as HTMLTableElement[]) {
    for (const cell of headersOf(table)) yield* fromHeader(cell, store);
    yield;
  }
  for (const element of root.querySelectorAll('[role="columnheader"]')) {
    if (element.localName !== 'th') yield* fromHeader(element, store);
  }
  // One attribute a query: browsers answer that from an index of their own, a list of selectors costs ten times as much.
  for (const selector of ['[data-label]', '[data-title]', '[data-th]']) {
    for (const element of root.querySelectorAll(selector)) readAttributeLabel(element, store);
  }
  for (const name of LABEL_CLASSES) {
    for (const element of byClass(root, name)) tryValue(store)(element, { is: 'MRN', text: name });
  }
}

/** Classes that say what a number is where the style sheet draws its label. */
const LABEL_CLASSES = ['mrn', 'patient-mrn', 'patient-id', 'member-mrn', 'chart-number'];

function headersOf(table: HTMLTableElement): readonly Element[] {
  const rows =
    table.tHead !== null && table.tHead.rows.length > 0 ? [...table.tHead.rows] : [...table.rows].slice(0, 1);
  return rows.flatMap((row) => [...row.cells]);
}

function* fromHeader(header: Element, store: SightingStore): Generator<Step> {
  if (header.childElementCount > 12) return;
  const text = textOf(header);
  const is = text.length > 40 ? null : classifyLabel(text);
  if (is !== null && is !== 'REFUSED' && is !== 'NAME') yield* pair(header, is, text, store);
}

export function readField(field: Field, store: SightingStore): void {
  const text = fieldText(field);
  if (text !== '') readInto(text, field, fieldLabel(field) ?? undefined, store);
}

function readAttributeLabel(element: Element, store: SightingStore): void {
  const label = labelBefore(element);
  if (label !== null && label.is !== 'REFUSED') tryValue(store)(element, label);
}
