import { defineBackground } from 'wxt/utils/define-background';
import { AGENT_PORT } from '../../utils/contract/messages';
import { browser, browserFamily, extensionApi, type MessageSender } from '../../utils/platform/api';
import { injectIntoOpenTabs } from '../../utils/platform/origins';
import { senderOf } from '../../utils/messaging/sender';
import { createServices, type Services } from './services';

/**
 * The background: a service worker in Chromium and Safari, an event page in Firefox. It may die after any event and start with any other, so
 * - all listeners are registered in the first tick, before anything asynchronous;
 * - what must be remembered is in storage before it is acted upon; memory is a cache;
 * - a start reads the last known policy, brings page scripts and network rules in line, and only then hears what is new.
 *
 *   page scripts, popup, form, options ── router ──► handlers ──► tabs ──► registry, decision
 *   browser events (below)             ─────────────────────────► tabs ──► wall, badge, audit
 */
export default defineBackground({
  type: 'module',
  main() {
    const services = createServices();
    listenToMessages(services);
    listenToNavigation(services);
    listenToChanges(services);
    if (browserFamily === 'firefox') listenToRequests(services);
    void services.start();
  },
});

function listenToMessages({ route, hub }: Services): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    return route(message, senderOf(sender, browser.runtime.getURL('')));
  });
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === AGENT_PORT && port.sender?.id === browser.runtime.id) hub.add(port);
  });
}

function listenToNavigation(services: Services): void {
  const { tabs, wall, portalAt } = services;
  const topFrame = (details: { frameId: number }) => details.frameId === 0;
  extensionApi.webNavigation.onBeforeNavigate.addListener((details) => {
    if (!topFrame(details)) return;
    // The page is still on its way: closing now leaves no moment between first paint and verdict.
    void portalAt(details.url).then((portal) =>
      portal && portal.closed.length > 0 ? wall.navigating(details.tabId, details.url, portal) : undefined,
    );
  });
  extensionApi.webNavigation.onCommitted.addListener((details) => {
    // A blank document has no address to judge it by. What a page writes into one is told by the agent in it, and Firefox tells of the
    // document only after that.
    if (details.url === 'about:blank') return;
    const documentId = 'documentId' in details ? (details.documentId as string | undefined) : undefined;
    void tabs
      .navigated(details.tabId, details.frameId, originOf(details.url), documentId ?? null)
      .then(() => services.noticeAgain(details.tabId));
    if (topFrame(details)) {
      void portalAt(details.url).then((portal) => (portal ? undefined : wall.forget(details.tabId)));
    }
  });
  extensionApi.webNavigation.onErrorOccurred.addListener((details) => {
    // A download or an answer without content: the old page stays, and so does what is known about it.
    if (topFrame(details)) void tabs.publish(details.tabId);
  });
  extensionApi.webNavigation.onCreatedNavigationTarget.addListener(({ sourceTabId, tabId }) => {
    void wall.inherit(sourceTabId, tabId);
  });
  extensionApi.tabs.onRemoved.addListener((tabId) => {
    void Promise.all([tabs.closed(tabId), wall.closed(tabId), services.forms.closed(tabId)]);
  });
}

function listenToChanges(services: Services): void {
  const never = new AbortController().signal;
  services.policy.onChange(() => void services.attempt('policy', services.policyChanged), never);
  extensionApi.permissions.onAdded.addListener(() => void services.attempt('grant', services.granted));
  extensionApi.permissions.onRemoved.addListener(() => void services.attempt('policy', services.policyChanged));
  extensionApi.alarms.onAlarm.addListener(() => void services.tick());
  extensionApi.runtime.onStartup.addListener(() => void services.awaitManagedPolicy());
  // The network is back: what waits for the registry goes now and not with the next alarm.
  self.addEventListener('online', () => void services.flush());
  extensionApi.runtime.onInstalled.addListener(() => {
    void services.awaitManagedPolicy();
    // Tabs that were open before have no page script, or an orphan of the former version.
    void services.attempt('inject', async () => injectIntoOpenTabs(await services.portalOrigins()));
  });
}

/** Firefox's blocking web request sees what its declarative rules miss (`browser-facts` 4.3). */
function listenToRequests({ wall }: Services): void {
  extensionApi.webRequest.onBeforeRequest.addListener(
    ((details: BlockableRequest) => isBlocked(wall, details).then((cancel) => ({ cancel }))) as unknown as (
      details: chrome.webRequest.OnBeforeRequestDetails,
    ) => undefined,
    { urls: ['<all_urls>'] },
    ['blocking'],
  );
}

type BlockableRequest = chrome.webRequest.OnBeforeRequestDetails & { documentUrl?: string; originUrl?: string };

async function isBlocked(wall: Services['wall'], details: BlockableRequest): Promise<boolean> {
  const { url, method, type, tabId } = details;
  const initiator = details.originUrl ?? details.documentUrl ?? (await reloadedFrom(details));
  return wall.blocks({ url, method, type, tabId, initiator });
}

/**
 * A reload names nobody, like a typed address. But the address may be one that the page has put there (`history.pushState`) in order to have
 * it asked for: a reload counts as the page's own doing.
 */
async function reloadedFrom({ url, type, tabId }: BlockableRequest): Promise<string | undefined> {
  if (type !== 'main_frame' || tabId < 0) return undefined;
  const shown = await browser.tabs.get(tabId).catch(() => undefined);
  return shown?.url === url ? url : undefined;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : 'null';
}
