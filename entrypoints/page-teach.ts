import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createPageClient } from '../utils/messaging/page-client';
import { offer, offered } from '../utils/platform/offer';
import { openOrClosedShadowRoot } from '../utils/platform/page-api';
import { browserStrings } from '../utils/ui/browser-strings';
import { mountTeaching } from './agent.content/teaching';

/** The teaching panel. The background puts this script into a portal tab's top frame when somebody opens a lesson in the popup. */
export default defineUnlistedScript(() => {
  // Opened a second time: the panel starts anew.
  (offered('page-teach') as AbortController | null)?.abort();
  const life = new AbortController();
  offer('page-teach', life);
  const client = createPageClient();
  mountTeaching({
    document,
    life,
    t: browserStrings(),
    tagName: `x-${crypto.randomUUID().slice(0, 8)}`,
    open: openOrClosedShadowRoot,
    now: () => performance.now(),
    finish: async (lines, keep) => {
      const reply = await client.request('teach.finish', { lines, keep });
      return reply.ok ? reply.value : null;
    },
    copy: (text) => void navigator.clipboard.writeText(text).catch(() => undefined),
  });
});
