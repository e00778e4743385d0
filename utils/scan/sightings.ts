import type { Reading } from '../identifiers/read';

/** An identifier seen at a place. Kept between scans; dropped when its element leaves the page. */
export interface Sighting {
  readonly element: Element;
  readonly reading: Reading;
}

export interface BirthSighting {
  readonly element: Element;
  readonly iso: string;
  /** Text before the date in its own block, where the name may stand. */
  readonly lead: string;
}

/** Sightings kept for one frame: a runaway list must not grow without end, and past the second member the answer is "several" anyway. */
const MAX_SIGHTINGS = 3000;
/** Different values after which a page at work is a list whatever else it holds; `detect` asks for more. */
export const ENOUGH_VALUES = 250;

/** What a frame's reader has seen so far. */
export class SightingStore {
  private readonly identifiers = new Map<Element, Sighting[]>();
  private readonly births = new Map<Element, BirthSighting[]>();
  private readonly values = new Set<string>();
  private size = 0;

  constructor(private readonly enough: number = ENOUGH_VALUES) {}

  /** So many members that one more changes nothing. */
  get full(): boolean {
    return this.values.size >= this.enough || this.size >= MAX_SIGHTINGS;
  }

  add(element: Element, reading: Reading): void {
    const known = this.identifiers.get(element) ?? [];
    const same = known.findIndex((one) => one.reading.kind === reading.kind && one.reading.value === reading.value);
    if (same >= 0) {
      if (rank(reading) > rank(known[same]?.reading ?? reading)) known[same] = { element, reading };
      return;
    }
    if (this.full) return;
    this.size += 1;
    this.values.add(reading.value);
    this.identifiers.set(element, [...known, { element, reading }]);
  }

  addBirth(element: Element, iso: string, lead: string): void {
    const known = this.births.get(element) ?? [];
    if (this.births.size >= MAX_SIGHTINGS || known.some((one) => one.iso === iso)) return;
    this.births.set(element, [...known, { element, iso, lead }]);
  }

  /** Forgets what was seen in `scope`, or in everything that has left the page. */
  forget(scope: Node | null): void {
    for (const map of [this.identifiers, this.births]) {
      for (const element of map.keys()) {
        if (!element.isConnected || (scope !== null && scope.contains(element))) map.delete(element);
      }
    }
    this.values.clear();
    this.size = 0;
    for (const list of this.identifiers.values()) {
      this.size += list.length;
      for (const { reading } of list) this.values.add(reading.value);
    }
  }

  /** True where a change of style at `target` can show or hide something that was seen. */
  touches(target: Element): boolean {
    if (target.childElementCount === 0 && !this.identifiers.has(target)) return false;
    for (const element of this.identifiers.keys()) if (target.contains(element)) return true;
    for (const element of this.births.keys()) if (target.contains(element)) return true;
    return false;
  }

  /** True for the very element of something that was seen. */
  holds(element: Element): boolean {
    return this.identifiers.has(element) || this.births.has(element);
  }

  all(): Sighting[] {
    return [...this.identifiers.values()].flat();
  }

  allBirths(): BirthSighting[] {
    return [...this.births.values()].flat();
  }
}

function rank(reading: Reading): number {
  const support = { none: 0, weak: 1, compatible: 2, exact: 3 }[reading.support];
  return reading.bent ? support : support + 4;
}
