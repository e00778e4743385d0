import { defineContentScript } from 'wxt/utils/define-content-script';
import { installGuard } from '../utils/guard/main/install';

/**
 * The guard: the page's own world, before any page script, in every frame of a configured portal. It wraps the APIs by which honest
 * page code sends something out, and lets them wait for the agent's verdict (`utils/contract/guard-wire.ts`).
 *
 *   page code ─► wrapper ─► gate: allow | wait | stop ─► wire ─► agent (isolated world) ─► background
 *
 * It knows nothing about members, and page code with a fresh realm can go round it. The wall is the network rules.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  world: 'MAIN',
  main() {
    // A second injection (extension update, open tabs) meets wrappers that still work and still hear the agent that comes.
    installGuard();
  },
});
