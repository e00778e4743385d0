import type { TaughtLines } from '../contract/teaching';
import { err, type Result } from '../ascmi/result';
import { ADAPTER_SCHEMA_VERSION, parseAdapter, type Adapter } from './schema';

/**
 * Composes an adapter from what a person pointed at. It starts from the portal's present adapter and only adds: lines that hide something
 * (`ignore`, `benign`, `loading`) are never taught, because the request comes out of a page's process, and a page that took that over must
 * not be able to make the reader blind. Refused where a selector holds a number: it could be somebody's.
 */
export function taughtAdapter(origin: string, base: Adapter | null, lines: TaughtLines): Result<Adapter, string[]> {
  const { host } = new URL(origin);
  const selectors = [...lines.members, ...lines.outbound].map(({ selector }) => selector);
  if (selectors.length === 0) return err(['members: nothing was pointed at']);
  if (selectors.some((selector) => /\d{4}/.test(selector))) return err(['selector: holds a number']);
  const members = lines.members.map(({ selector, read, kind, label }) => ({ selector, read, kind, label }));
  const outbound = lines.outbound.map(({ selector, action }) => ({
    selector,
    action,
    stage: 'final',
    recipient: null,
  }));
  return parseAdapter({
    ...(base ?? { title: host, detect: [] }),
    id: taughtId(origin),
    schemaVersion: ADAPTER_SCHEMA_VERSION,
    source: 'observed',
    match: { urls: [`${host}/**`], frames: 'any' },
    members: merged(members, base?.members ?? []),
    outbound: merged(outbound, base?.outbound ?? []),
    fixtures: [],
    notes: 'Taught by pointing at the page.',
  });
}

/** `taught-portal-example`: the adapter that was taught for a portal. */
export function taughtId(origin: string): string {
  const name = new URL(origin).host.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return `taught-${name}`.slice(0, 41).replace(/-+$/, '');
}

/** New lines first; a line that is taught again replaces the old one. */
function merged(taught: readonly Selecting[], base: readonly Selecting[]): Selecting[] {
  const known = new Set(taught.map(({ selector }) => selector));
  return [...taught, ...base.filter(({ selector }) => !known.has(selector))];
}

interface Selecting {
  readonly selector: string;
}
