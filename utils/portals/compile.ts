import type { Category } from '../ascmi/categories';
import type { SenderKind } from '../ascmi/parties';
import type { ActionCode } from '../ascmi/actions';
import type { CompiledAdapter, CompiledMember } from './compiled';
import type { Adapter } from './schema';
import { addressPattern } from './safe-text';

/** What page scripts get: the parsed adapter without what only people and the background read. */
export function compileAdapter(adapter: Adapter): CompiledAdapter {
  const { id, title, detect, loading, benign, ignore, purseMs } = adapter;
  return {
    id,
    title,
    detect,
    loading,
    benign,
    ignore,
    purseMs,
    members: adapter.members.map(({ selector, read, kind, label }) => ({
      selector,
      read,
      kind: kind as CompiledMember['kind'],
      label,
    })),
    outbound: adapter.outbound.map(({ selector, action, stage, recipient }) => ({
      selector,
      action: action as ActionCode,
      stage,
      recipient,
    })),
    categories: adapter.context.categories as Category[],
    sender: adapter.context.sender as SenderKind | null,
  };
}

/** Whether an adapter's address patterns fit; an adapter without patterns goes by its signs and fits any address. */
export function matchesAddress(adapter: Adapter, href: string): boolean {
  if (adapter.match.urls.length === 0) return true;
  if (!URL.canParse(href)) return false;
  const url = new URL(href);
  return adapter.match.urls.some((pattern) => addressPattern(pattern).test(`${url.host}${url.pathname}${url.search}`));
}
