import { classifyLabel } from '../identifiers/labels';
import { mayHoldIdentifier } from '../identifiers/probe';
import { readText } from '../identifiers/read';
import { blocksOf, walkBlocks, type Block } from './blocks';
import type { ContentLines } from './content';
import { fieldLabel, fieldsIn, fieldText, type Field } from './fields';
import { valuesOf, type TryValue } from './partners';
import { regionsOf, regionText } from './regions';
import { shadowRootOf, shadowRootsIn, type OpenShadowRoot } from './shadow-roots';
import type { SightingStore } from './sightings';
import { labelBefore, textOf, type OuterLabel } from './structure';

export interface Collector {
  readonly store: SightingStore;
  readonly open: OpenShadowRoot;
  /** A root that was found; the caller observes it. */
  readonly onRoot: (root: ShadowRoot) => void;
  /** Where the page's content is read too: the probe, and what keeps the lines. */
  readonly content: ContentLines | null;
  /** A custom element without a root yet. */
  readonly onPending: (host: Element) => void;
}

/**
 * Reads everything below `root`, yielding often so that a caller can stop between slices: regions by probe, column headers, fields,
 * attribute labels, then the shadow roots inside.
 */
export function* collect(root: Document | ShadowRoot | Element, collector: Collector): Generator<void> {
  const document = root.nodeType === 9 ? (root as Document) : (root as Element | ShadowRoot).ownerDocument;
  const range = document.createRange();
  for (const region of regionsOf(root)) {
    const joined = regionText(region, range);
    const content = collector.content?.wants(joined) === true ? collector.content : null;
    if (content !== null || mayHoldIdentifier(joined)) {
      const labels: PureLabel[] = [];
      walkBlocks(region.first, region.last, (block) => {
        content?.add(block);
        readBlock(block, collector.store, labels);
      });
      yield;
      for (const label of labels) yield* valuesOf(label.element, label.is, label.text, tryValue(collector.store));
    }
    yield;
  }
  // A live range makes every later mutation of the page pay; park it.
  range.selectNodeContents(document);
  range.collapse(true);
  yield* bareHeaders(root, collector);
  for (const field of fieldsIn(root)) readField(field, collector.store);
  yield;
  for (const element of root.querySelectorAll('[data-label],[data-title],[data-th]'))
    readAttributeLabel(element, collector.store);
  yield;
  for (const shadow of shadowRootsIn(root, collector.open, collector.onPending)) {
    collector.onRoot(shadow);
    yield* collect(shadow, collector);
  }
}

/** Reads one part again after a change: labels may stand outside it, so lone numbers ask the structure around them. */
export function* collectPart(part: Element, collector: Collector): Generator<void> {
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

interface PureLabel extends OuterLabel {
  readonly element: Element;
}

function readBlock(block: Block, store: SightingStore, labels: PureLabel[]): void {
  const { spaced, text } = block;
  if (spaced.length < 2) return;
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

/** Column headers too short for the probe ("ID") still name their columns. */
function* bareHeaders(root: ParentNode, collector: Collector): Generator<void> {
  for (const header of root.querySelectorAll(
    'th:not([scope="row"]),thead td,[role="columnheader"],tr:first-child > td',
  )) {
    const text = textOf(header);
    if (text.length > 40 || (header.localName === 'td' && header.querySelector('table') !== null)) continue;
    const is = classifyLabel(text);
    if (is === null || is === 'REFUSED' || is === 'NAME') continue;
    yield* valuesOf(header, is, text, tryValue(collector.store));
  }
}

export function readField(field: Field, store: SightingStore): void {
  const text = fieldText(field);
  if (text !== '') readInto(text, field, fieldLabel(field) ?? undefined, store);
}

function readAttributeLabel(element: Element, store: SightingStore): void {
  const label = labelBefore(element);
  if (label !== null && label.is !== 'REFUSED') tryValue(store)(element, label);
}
