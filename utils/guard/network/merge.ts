export type Rule = chrome.declarativeNetRequest.Rule;

/** A rule before it is merged with its equals of other tabs. */
export interface Draft {
  readonly priority: number;
  readonly type: 'block' | 'allow';
  readonly scope:
    | { readonly tabIds: readonly number[] }
    | { readonly initiatorDomains: readonly string[]; readonly excludedTabIds: readonly number[] };
  readonly match: {
    readonly resourceTypes?: readonly string[];
    readonly requestMethods?: readonly string[];
    readonly requestDomains?: readonly string[];
    readonly urlFilter?: string;
    readonly regexFilter?: string;
  };
}

/**
 * Rules that differ in their tabs only become one, since browsers grant few of them (1,000 with a regular expression, 5,000 in all):
 * a rule holds the union of the tabs, and spares only the tabs that every draft spares.
 */
export function mergeRules(drafts: readonly Draft[]): readonly Rule[] {
  const merged = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = identity(draft);
    const before = merged.get(key);
    merged.set(key, before ? { ...draft, scope: join(before.scope, draft.scope) } : draft);
  }
  return numbered([...merged.values()]);
}

function identity({ priority, type, scope, match }: Draft): string {
  const where = 'tabIds' in scope ? 'tab' : [...scope.initiatorDomains].sort();
  return JSON.stringify([priority, type, where, match]);
}

function join(left: Draft['scope'], right: Draft['scope']): Draft['scope'] {
  if ('tabIds' in left && 'tabIds' in right) return { tabIds: [...new Set([...left.tabIds, ...right.tabIds])] };
  if ('tabIds' in left || 'tabIds' in right) return left;
  return { ...left, excludedTabIds: left.excludedTabIds.filter((tab) => right.excludedTabIds.includes(tab)) };
}

/**
 * A rule's identifier is a hash of its content. So no counter has to survive a dying worker, and two rule sets are compared by their
 * identifiers alone. Equal hashes step aside in content order.
 */
function numbered(drafts: readonly Draft[]): readonly Rule[] {
  const taken = new Set<number>();
  return drafts
    .map((draft) => ({ draft, text: JSON.stringify(ruleOf(0, draft)) }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
    .map(({ draft, text }) => {
      let id = fnv1a(text);
      while (taken.has(id)) id = (id % MAX_ID) + 1;
      taken.add(id);
      return ruleOf(id, draft);
    });
}

function ruleOf(id: number, { priority, type, scope, match }: Draft): Rule {
  const where =
    'tabIds' in scope
      ? { tabIds: ascending(scope.tabIds) }
      : {
          initiatorDomains: [...scope.initiatorDomains].sort(),
          // An empty list is an error in Chromium.
          ...(scope.excludedTabIds.length > 0 ? { excludedTabIds: ascending(scope.excludedTabIds) } : {}),
        };
  return { id, priority, action: { type }, condition: { ...where, ...match } } as Rule;
}

function ascending(ids: readonly number[]): readonly number[] {
  return [...ids].sort((left, right) => left - right);
}

/** Rule identifiers are positive 32-bit integers. */
const MAX_ID = 2 ** 31 - 1;

/** FNV-1a, 32 bits, folded to a rule identifier. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return (hash % MAX_ID) + 1;
}
