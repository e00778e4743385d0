import type { Sighting } from './sightings';
import { flatParent, fork } from './flat-tree';

/** Sightings of one person: those that stand in the same record, or share a value. */
export interface Person {
  readonly sightings: Sighting[];
  /** The record's element; null where the page is about one person and has no records. */
  readonly record: Element | null;
}

/**
 * Finds records without knowing any markup: where two values of one kind differ, the children of their lowest common ancestor are two
 * records (two rows, two cards, two panes). Everything else belongs to the innermost record around it.
 */
export function splitIntoPersons(sightings: readonly Sighting[]): Person[] {
  const ordered = [...sightings].sort((left, right) => order(left.element, right.element));
  const records = findRecords(ordered);
  const groups = new Map<Element | null, Sighting[]>();
  for (const sighting of ordered) {
    const record = recordOf(sighting.element, records);
    groups.set(record, [...(groups.get(record) ?? []), sighting]);
  }
  return mergeByValue([...groups].map(([record, list]) => ({ record, sightings: list })));
}

function findRecords(ordered: readonly Sighting[]): Set<Element> {
  const records = new Set<Element>();
  const last = new Map<string, Sighting>();
  for (const sighting of ordered) {
    for (const key of conflictKeys(sighting)) {
      const previous = last.get(key);
      if (previous !== undefined && comparable(previous) !== comparable(sighting)) {
        const parts = fork(previous.element, sighting.element);
        if (parts !== null) records.add(parts.left).add(parts.right);
      }
      last.set(key, sighting);
    }
  }
  return records;
}

/** Two values conflict when they answer the same question. An MRN and an "External ID" are two questions about one person. */
function conflictKeys({ reading }: Sighting): string[] {
  if (reading.kind === 'CIN' || reading.kind === 'BIC') return ['CIN'];
  if (reading.kind === 'MBI') return ['MBI'];
  return [`${reading.kind} ${reading.label.toLowerCase().replace(/[^\p{L}#]+/gu, '')}`];
}

const comparable = ({ reading }: Sighting): string => reading.cin ?? reading.value;

function recordOf(element: Element, records: ReadonlySet<Element>): Element | null {
  if (records.size === 0) return null;
  for (let current: Element | null = element; current !== null; current = flatParent(current))
    if (records.has(current)) return current;
  return null;
}

function mergeByValue(groups: Person[]): Person[] {
  const merged: Person[] = [];
  const byValue = new Map<string, Person>();
  for (const group of groups) {
    const keys = group.sightings.map(
      (sighting) => `${sighting.reading.cin === undefined ? sighting.reading.kind : 'CIN'} ${comparable(sighting)}`,
    );
    const same = keys.map((key) => byValue.get(key)).find((one) => one !== undefined);
    const person = same ?? { record: group.record, sightings: [] };
    person.sightings.push(...group.sightings);
    if (same === undefined) merged.push(person);
    for (const key of keys) byValue.set(key, person);
  }
  return merged;
}

/** Reading order in the flat tree, across shadow roots. */
function order(left: Element, right: Element): number {
  if (left === right) return 0;
  if (left.getRootNode() === right.getRootNode()) return (left.compareDocumentPosition(right) & 4) !== 0 ? -1 : 1;
  const parts = fork(left, right);
  if (parts === null) return left.contains(right) ? -1 : 1;
  return (parts.left.compareDocumentPosition(parts.right) & 4) !== 0 ? -1 : 1;
}
