import { findCdcr, findShapes } from '../identifiers/patterns';
import type { Reading } from '../identifiers/read';
import { normaliseText, squeeze } from '../identifiers/text';
import type { CompiledAdapter, CompiledMember } from '../portals/compiled';
import type { OpenShadowRoot } from './shadow-roots';
import { shadowRootOf } from './shadow-roots';
import type { SightingStore } from './sightings';

/** Elements that one adapter line may yield: a list's rows. */
const MAX_ELEMENTS = 500;

/** Reads what the adapter points at, exactly and first. */
export function readAdapterMembers(
  document: Document,
  adapter: CompiledAdapter,
  open: OpenShadowRoot,
  store: SightingStore,
): void {
  for (const member of adapter.members) {
    for (const element of selectDeep(document, member.selector, open).slice(0, MAX_ELEMENTS)) {
      const reading = readMember(element, member);
      if (reading !== null) store.add(element, reading);
    }
  }
}

/** `querySelectorAll` whose steps at ` >>> ` enter shadow roots. */
export function selectDeep(root: ParentNode, selector: string, open: OpenShadowRoot): Element[] {
  const [first = '', ...rest] = selector.split(' >>> ');
  let found = [...root.querySelectorAll(first)];
  for (const step of rest) {
    found = found.flatMap((host) => [...(shadowRootOf(host, open)?.querySelectorAll(step) ?? [])]);
  }
  return found;
}

/** Whether an adapter's line reads an identifier at this element. */
export const readsAnything = (element: Element, member: CompiledMember): boolean =>
  readMember(element, member) !== null;

function readMember(element: Element, member: CompiledMember): Reading | null {
  const text = squeeze(normaliseText(rawText(element, member)));
  const base = { support: 'exact', bent: false, label: member.label, start: 0 } as const;
  const shape = findShapes(text)[0];
  if (shape !== undefined) {
    return { ...base, kind: shape.kind, value: shape.value, ...(shape.cin === undefined ? {} : { cin: shape.cin }) };
  }
  if (member.kind === 'CIN' || member.kind === 'BIC' || member.kind === 'MBI') return null;
  const cdcr = member.kind === 'CDCR' ? findCdcr(text) : null;
  const value =
    member.kind === 'CDCR'
      ? cdcr?.value
      : /[A-Z0-9](?:[A-Z0-9-]{1,24}[A-Z0-9])/i.exec(text.replace(/^\D*?(?=[A-Z-]*\d)/i, ''))?.[0];
  return value === undefined || !/\d{2}/.test(value)
    ? null
    : { ...base, kind: member.kind, value: value.toUpperCase() };
}

function rawText(element: Element, { read }: CompiledMember): string {
  if (typeof read === 'object') return element.getAttribute(read.attribute) ?? '';
  return read === 'value' ? (element as HTMLInputElement).value : element.textContent;
}
