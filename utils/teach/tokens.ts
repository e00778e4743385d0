import type { Rests } from '../contract/teaching';
import { isStableClass, isStableLabel, isStableName } from './stable-words';

/** One way to name an element by itself, without its place. */
export interface Token {
  readonly css: string;
  readonly rests: Rests;
  /** How long it can be expected to hold: 10 a test id, 1 a bare tag. */
  readonly weight: number;
}

/** Attributes that are there for machines to find elements by. */
const TEST_IDS =
  /^data-(?:test|testid|test-id|qa|qa-id|cy|automation|automation-id|field|field-name|name|label|column|col|key-name|action)$/;
const NAMES: readonly (readonly [string, number])[] = [
  ['name', 9],
  ['itemprop', 8],
  ['headers', 6],
  ['formcontrolname', 9],
  ['autocomplete', 5],
];
const MAX_CLASSES = 3;

/** Strongest first. Nothing that holds a number, a name, or what a generator made. */
export function tokensOf(element: Element): Token[] {
  const tokens: Token[] = [];
  const attribute = (name: string, rests: Rests, weight: number) =>
    tokens.push({ css: `[${name}="${CSS.escape(element.getAttribute(name) ?? '')}"]`, rests, weight });
  for (const name of element.getAttributeNames()) {
    const value = element.getAttribute(name) ?? '';
    if (/^data-[a-z-]{2,30}$/.test(name) && !/^data-v-/.test(name) && isStableName(value))
      attribute(name, 'data', TEST_IDS.test(name) ? 10 : 7);
  }
  for (const [name, weight] of NAMES) {
    if (isStableName(element.getAttribute(name) ?? '')) attribute(name, 'name', weight);
  }
  if (isStableName(element.id)) tokens.push({ css: `#${CSS.escape(element.id)}`, rests: 'name', weight: 8 });
  for (const name of ['aria-label', 'title'])
    if (isStableLabel(element.getAttribute(name) ?? ''))
      tokens.push({
        css: `${element.localName}[${name}="${element.getAttribute(name) ?? ''}"]`,
        rests: 'label',
        weight: name === 'title' ? 6 : 7,
      });
  for (const name of ['href', 'action', 'formaction']) {
    const path = addressOf(element.getAttribute(name) ?? '');
    if (path !== null) tokens.push({ css: `${element.localName}[${name}^="${path}"]`, rests: 'address', weight: 6 });
  }
  for (const name of [...element.classList].filter(isStableClass).slice(0, MAX_CLASSES))
    tokens.push({ css: `.${CSS.escape(name)}`, rests: 'class', weight: 5 });
  const role = element.getAttribute('role');
  if (role !== null && /^[a-z]+$/.test(role)) tokens.push({ css: `[role="${role}"]`, rests: 'place', weight: 3 });
  const type = element.getAttribute('type');
  if (type !== null && /^[a-z]+$/.test(type) && element.matches('input,button'))
    tokens.push({ css: `${element.localName}[type="${type}"]`, rests: 'place', weight: 3 });
  // A component's own name is given by people; `div` is not.
  tokens.push({ css: element.localName, rests: 'place', weight: element.localName.includes('-') ? 6 : 1 });
  return tokens.toSorted((left, right) => right.weight - left.weight);
}

/** The part of an address that names a service and not a record: `/fax/send` of `/fax/send?member=…`. Null where nothing is left. */
function addressOf(address: string): string | null {
  const path = /^\/[A-Za-z][A-Za-z/_.-]*(?=$|[?#])/.exec(address)?.[0];
  return path === undefined || path.length < 4 ? null : path;
}
