import { ACTION_CODES, ACTIONS } from '../ascmi/actions';
import type { TabView } from '../contract/views';
import type { TabLock } from '../guard/network/lock';
import type { Wall } from '../guard/network/wall';
import type { PortalPolicy } from '../policy/policy';
import type { TabRecord } from './store';

const STANDINGS = {
  scanning: 'undecided',
  // Whatever cannot be read may be about somebody.
  blind: 'checking',
  checking: 'checking',
  clear: 'clear',
  several: 'decided',
  decided: 'decided',
} as const satisfies Record<TabView['phase'], TabLock['standing']>;

/** Brings the network wall in line with what the page scripts are about to be told. Passes of allowed shares stay open. */
export async function enforceView(wall: Wall, tab: TabRecord, view: TabView, portal: PortalPolicy): Promise<void> {
  const closed = ACTION_CODES.filter((action) => ACTIONS[action].gated && view.effects[action] !== 'allow');
  if (closed.length === 0) {
    await wall.unlock(tab.tabId, view.phase === 'clear' ? 'clear' : 'decided');
    return;
  }
  await wall.lock({
    tabId: tab.tabId,
    origins: [...new Set([tab.origin, ...tab.reports.map(({ origin }) => origin)])].filter((origin) =>
      URL.canParse(origin),
    ),
    closed,
    allowHosts: portal.allowHosts,
    passes: [],
    standing: STANDINGS[view.phase],
  });
}
