import { mayHoldIdentifier } from '../identifiers/probe';
import type { SightingStore } from './sightings';

export interface Change {
  /** Parts to read again; null: the whole frame. */
  readonly scopes: ReadonlySet<Element> | null;
  /** Something that could hold an identifier came, went, or was shown. */
  readonly dirty: boolean;
  /** Only what can be seen has changed. */
  readonly restyled: boolean;
}

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ['class', 'style', 'hidden', 'open', 'aria-hidden', 'value', 'aria-label'],
};
/** More records than this in one callback are read as one whole pass: sorting them out would cost more than reading. */
const HUGE = 400;
/** Text of one added part that is probed inside the callback. Beyond it, the part counts as dirty unread. */
const PROBE_LIMIT = 40_000;
/** A scope grows towards its row or card, to take the label along with a value that changed. */
const SCOPE_LEVELS = 3;
const SCOPE_CHILDREN = 24;

/** Watches every root of a frame. Callbacks sort and report; they read no layout and walk nothing. */
export class RootWatcher {
  private readonly observer: MutationObserver;

  constructor(
    private readonly store: () => SightingStore,
    private readonly report: (change: Change) => void,
    view: Window & typeof globalThis,
    signal: AbortSignal,
  ) {
    this.observer = new view.MutationObserver((records) => this.sort(records));
    signal.addEventListener('abort', () => this.observer.disconnect(), { once: true });
  }

  observe(root: Node): void {
    this.observer.observe(root, WATCHED);
  }

  private sort(records: readonly MutationRecord[]): void {
    if (records.length > HUGE) {
      this.report({ scopes: null, dirty: true, restyled: false });
      return;
    }
    const scopes = new Set<Element>();
    const store = this.store();
    let dirty = false;
    let restyled = false;
    const styled = new Set<Node>();
    for (const record of records) {
      const { target } = record;
      if (record.type === 'attributes' && record.attributeName !== 'value' && record.attributeName !== 'aria-label') {
        if (!styled.has(target) && store.touches(target as Element)) restyled = true;
        styled.add(target);
        continue;
      }
      const changed = record.type === 'childList' ? record.addedNodes : [target];
      for (const node of changed) {
        if (node.nodeType !== 1 && node.nodeType !== 3) continue;
        const text = node.textContent ?? '';
        dirty ||= text.length > PROBE_LIMIT || mayHoldIdentifier(text);
        const scope = scopeOf(node);
        if (scope !== null && (text.trim() !== '' || node.nodeType === 1)) scopes.add(scope);
      }
      if (record.removedNodes.length > 0 && target.nodeType === 1) restyled ||= record.addedNodes.length === 0;
      dirty ||= record.type !== 'attributes' && target.nodeType !== 9 && known(store, target);
    }
    if (scopes.size > 0 || restyled || dirty)
      this.report({ scopes: outermost(scopes), dirty: dirty || restyled, restyled });
  }
}

const known = (store: SightingStore, target: Node): boolean => {
  const element = target.nodeType === 1 ? (target as Element) : target.parentElement;
  return element !== null && store.holds(element);
};

function scopeOf(node: Node): Element | null {
  let scope = node.nodeType === 1 ? (node as Element) : node.parentElement;
  if (scope === null || !scope.isConnected) return null;
  for (let level = 0; level < SCOPE_LEVELS; level += 1) {
    const parent: Element | null = scope.parentElement;
    if (
      parent === null ||
      parent.localName === 'body' ||
      parent.childElementCount > SCOPE_CHILDREN ||
      /^(?:tbody|table|ul|ol)$/.test(parent.localName)
    )
      break;
    scope = parent;
    if (/^(?:tr|dl|li|fieldset)$/.test(scope.localName)) break;
  }
  return scope;
}

/** Scopes inside other scopes are read with them. */
function outermost(scopes: Set<Element>): Set<Element> {
  if (scopes.size > 64) return scopes;
  for (const inner of scopes)
    for (const outer of scopes) if (inner !== outer && outer.contains(inner)) scopes.delete(inner);
  return scopes;
}
