import { safeSelector } from '../portals/safe-text';
import type { Proposal, Rests } from '../contract/teaching';
import { tokensOf, type Token } from './tokens';

interface Candidate {
  readonly css: string;
  readonly rests: Rests;
  /** Expected to hold: of the weakest step, less for each step that counts places. */
  readonly weight: number;
}

/** Boxes above the element whose own names may anchor it. */
const MAX_ANCHORS = 10;
/** A place counted through more boxes than this breaks with the next release. */
const MAX_STEPS = 4;
const MAX_PROPOSALS = 4;
/** Last resort, where nothing on the way has a name. */
const BODY: Token = { css: 'body', rests: 'place', weight: 2 };
/** Repeated parts: one more or less of them changes nothing about the others. */
const REPEATED = 'tr,li,[role="row"],[role="listitem"]';

/**
 * Selectors for one element of the page, best first: by what people gave names to (test ids, field names, labels, addresses), then by
 * classes made of words, then by the place within something named. Never by what a generator made, and never by a number or a name of
 * somebody. `fits` tells whether another match would be right too: a column of numbers is, every cell of the table is not.
 */
export function proposeSelectors(
  target: Element,
  fits: (element: Element) => boolean,
  prefix: readonly string[] = [],
): Proposal[] {
  const root = target.getRootNode() as Document | ShadowRoot;
  const best = new Map<string, { proposal: Proposal; score: number }>();
  for (const { css, rests, weight } of candidatesFor(target)) {
    const selector = [...prefix, css].join(' >>> ');
    if (best.has(selector) || !safeSelector(selector)) continue;
    const found = [...root.querySelectorAll(css)];
    if (!found.includes(target)) continue;
    const fitting = found.filter((element) => element === target || fits(element)).length;
    const score = weight - (fitting === found.length ? 0 : 2 + 6 * (1 - fitting / found.length));
    best.set(selector, { proposal: { selector, rests, matches: found.length, fitting }, score });
  }
  return [...best.values()]
    .toSorted((left, right) => right.score - left.score || length(left.proposal) - length(right.proposal))
    .slice(0, MAX_PROPOSALS)
    .map(({ proposal }) => proposal);
}

/** The same for an element inside shadow roots: each host on the way is named by its own best selector. */
export function proposeDeep(target: Element, fits: (element: Element) => boolean): Proposal[] {
  const prefix: string[] = [];
  for (let root = target.getRootNode(); root.nodeType === 11;) {
    const { host } = root as ShadowRoot;
    const [named] = proposeSelectors(host, () => false);
    prefix.unshift(named?.selector ?? host.localName);
    root = host.getRootNode();
  }
  return proposeSelectors(target, fits, prefix);
}

const length = ({ selector }: Proposal): number => selector.length;

function* candidatesFor(target: Element): Generator<Candidate> {
  const own = tokensOf(target);
  yield* own;
  yield* besideNamed(target);
  const path: Step[] = [];
  let below = target;
  for (let anchor = target.parentElement, depth = 1; anchor !== null && depth <= MAX_ANCHORS; depth += 1) {
    path.unshift(stepOf(below));
    const names = anchor.localName === 'body' ? [BODY] : tokensOf(anchor).filter(({ weight }) => weight >= 4);
    for (const name of names) {
      for (const token of own) if (token.weight > 2 && name !== BODY) yield within(name, token);
      if (path.length > MAX_STEPS) continue;
      yield placed(name, path, 'one');
      if (path.some(({ any }) => any !== null)) yield placed(name, path, 'each');
    }
    below = anchor;
    anchor = anchor.parentElement;
  }
}

function within(anchor: Token, own: Token): Candidate {
  const weaker = own.weight <= anchor.weight ? own : anchor;
  return { css: `${anchor.css} ${own.css}`, rests: weaker.rests, weight: weaker.weight - 0.2 };
}

interface Step {
  /** This very element among its siblings. */
  readonly one: string;
  /** Any part like it, where parts repeat; null elsewhere. */
  readonly any: string | null;
}

function stepOf(element: Element): Step {
  const { localName, parentElement } = element;
  const siblings = [...(parentElement?.children ?? [])].filter((other) => other.localName === localName);
  if (siblings.length <= 1) return { one: localName, any: null };
  const one = `${localName}:nth-of-type(${siblings.indexOf(element) + 1})`;
  return { one, any: element.matches(REPEATED) ? localName : null };
}

/** The place below something named: of this one part, or the same place in each repeated part. */
function placed(anchor: Token, path: readonly Step[], which: 'one' | 'each'): Candidate {
  const steps = path.map(({ one, any }) => (which === 'each' ? (any ?? one) : one));
  const counted = steps.filter((step) => step.includes(':nth-')).length;
  return {
    css: `${anchor.css} > ${steps.join(' > ')}`,
    rests: 'place',
    weight: Math.min(anchor.weight, 4) - 0.4 * steps.length - 0.5 * counted,
  };
}

/** The value right behind a label that has a name of its own: `.mrn-label + dd`. */
function* besideNamed(target: Element): Generator<Candidate> {
  const before = target.previousElementSibling;
  if (before === null) return;
  for (const token of tokensOf(before)) {
    if (token.weight < 4) continue;
    yield { css: `${token.css} + ${target.localName}`, rests: token.rests, weight: token.weight - 1 };
  }
}
