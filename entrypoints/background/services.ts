import type { ActionCode } from '../../utils/ascmi/actions';
import { sha256 } from '../../utils/audit/chain';
import { createAuditLog, openAuditDatabase } from '../../utils/audit/log';
import { createPseudonymizer } from '../../utils/audit/pseudonym';
import { lazyAuditLog } from '../../utils/audit/lazy';
import { createNetworkWall } from '../../utils/guard/network/wall';
import { createPredictionSwitch } from '../../utils/guard/network/predictions';
import { createPrintNotice } from '../../utils/guard/network/print-notice';
import { CHROMIUM_RESOURCE_TYPES, FIREFOX_RESOURCE_TYPES } from '../../utils/guard/network/resource-types';
import { PortHub } from '../../utils/messaging/port-hub';
import { createRouter } from '../../utils/messaging/router';
import { browser, browserFamily, extensionApi } from '../../utils/platform/api';
import { browserIdentity } from '../../utils/platform/identity';
import { onManagedChange, openArea, readManaged } from '../../utils/platform/areas';
import { hasPermission, injectCompanion, injectIntoOpenTabs, registerPortals } from '../../utils/platform/origins';
import { heldActions } from '../../utils/policy/modes';
import { createPolicyReader } from '../../utils/policy/reader';
import { createSettingsService } from '../../utils/policy/settings-service';
import type { PortalPolicy } from '../../utils/policy/policy';
import { createDeliveries, withPending } from '../../utils/registry/deliveries';
import { openRegistryDatabase } from '../../utils/registry/local-database';
import { createOutbox } from '../../utils/registry/outbox';
import { createRegistryProvider } from '../../utils/registry/provider';
import { badgeOf } from '../../utils/tabs/badge';
import { HealthKeeper } from '../../utils/tabs/health';
import { FormService } from '../../utils/tabs/forms';
import { MarkService } from '../../utils/tabs/marks';
import { TabService, portalOf } from '../../utils/tabs/service';
import { sessionRecipientMemory } from '../../utils/tabs/recipient';
import { createPlaces } from '../../utils/tabs/places';
import { OverrideService } from '../../utils/tabs/overrides';
import { ShareService, type ShareServiceOptions } from '../../utils/tabs/shares';
import { TeachingService } from '../../utils/tabs/teaching';
import { TabStore } from '../../utils/tabs/store';
import { enforceView } from '../../utils/tabs/wall-lock';
import { createWriteBack } from '../../utils/tabs/write-back';
import { createHandlers, createNoteHandlers } from './handlers';

export type Services = ReturnType<typeof createServices>;

/** Managed storage is often late at browser start (0 to 6 s seen): looked at this often, then with the minute's alarm. */
const MANAGED_POLL_MS = [0, 250, 500, 1000, 1500, 2500, 4000, 6000, 10_000, 20_000, 40_000, 60_000];

/** Builds everything that the background consists of, in the order in which it depends on itself. */
export function createServices() {
  const now = () => Date.now();
  const session = openArea('session');
  const local = openArea('local');
  const language = browser.i18n.getUILanguage().startsWith('es') ? 'es' : 'en';
  const text = (key: string) => browser.i18n.getMessage(key);
  const policy = createPolicyReader({ local, readManaged, onManagedChange });
  const registry = createRegistryProvider({
    policy: () => policy.current(),
    fetch: globalThis.fetch.bind(globalThis),
    now,
    session,
    local,
    mayReach: hasPermission,
    identity: browserIdentity,
  });
  const deliveries = createDeliveries({
    outbox: createOutbox({ openDb: () => openRegistryDatabase(), crypto, now, random: () => Math.random() }),
    registry: () => registry.current(),
    target: async () => {
      const chosen = (await policy.current()).registry;
      return chosen.kind === 'fhir' ? chosen.baseUrl : null;
    },
  });
  const consents = async () =>
    withPending(await registry.current(), (identifiers) => deliveries.pendingFor(identifiers));
  const writeBack = createWriteBack({
    policy: () => policy.current(),
    deliveries,
    version: browser.runtime.getManifest().version,
  });
  const audit = lazyAuditLog(async () => {
    const db = await openAuditDatabase();
    return { log: createAuditLog({ db, now, digest: sha256 }), pseudonym: createPseudonymizer(db) };
  });
  const hub = new PortHub(Date.now);
  // Safari has no such setting.
  const prediction = (extensionApi.privacy as typeof extensionApi.privacy | undefined)?.network
    .networkPredictionEnabled;
  const wall = createNetworkWall({
    dnr: extensionApi.declarativeNetRequest,
    session,
    resourceTypes: browserFamily === 'firefox' ? FIREFOX_RESOURCE_TYPES : CHROMIUM_RESOURCE_TYPES,
    now,
    serviceOrigins: async () => registry.serviceOrigins(await policy.current()),
    later: (task, delayMs) => void setTimeout(task, delayMs),
    openTabs: async () => (await browser.tabs.query({})).flatMap(({ id }) => id ?? []),
    ...(prediction ? { predictions: createPredictionSwitch(prediction) } : {}),
    printNotice: createPrintNotice(extensionApi.scripting, text('print_notice')),
  });
  const store = new TabStore(session);
  const tabs = new TabService({
    store,
    policy: () => policy.current(),
    registry: consents,
    audit: audit.log,
    writeBack,
    pseudonym: audit.pseudonym,
    now,
    push: (tabId, message) => hub.push(tabId, message),
    enforce: (tab, view, portal) => enforceView(wall, tab, view, portal),
    showBadge: async (tabId, view) => {
      const badge = badgeOf(view);
      // The tab may have closed in the meantime; its badge went with it.
      await Promise.all([
        browser.action.setBadgeText({ tabId, text: badge.text }),
        browser.action.setBadgeBackgroundColor({ tabId, color: badge.color }),
        browser.action.setTitle({ tabId, title: `${text('extensionName')}: ${text(badge.titleKey)}` }),
      ]).catch(() => undefined);
    },
  });
  const shareParts: ShareServiceOptions = {
    tabs,
    store,
    audit: audit.log,
    writeBack,
    pseudonym: audit.pseudonym,
    now,
    newId: () => crypto.randomUUID(),
    language,
    memory: sessionRecipientMemory(session),
    letPass: async ({ tab }, attempt) => wall.pass(tab.tabId, attempt.action, attempt.recipient.origin),
  };
  const shares = new ShareService(shareParts);
  const overrides = new OverrideService(shareParts);
  const forms = new FormService({
    session,
    tabs,
    fileConsent: (consent, key) => deliveries.file(consent, key),
    policy: () => policy.current(),
    audit: audit.log,
    pseudonym: audit.pseudonym,
    now,
    newId: () => crypto.randomUUID(),
    open: async (formId) => {
      await browser.tabs.create({ url: browser.runtime.getURL(`form.html#${formId}`) });
    },
    tabIds: async () => (await browser.tabs.query({})).flatMap(({ id }) => id ?? []),
  });
  const health = new HealthKeeper({ local, audit: audit.log, now });
  const marks = new MarkService({
    session,
    policy: () => policy.current(),
    registry: () => registry.current(),
    audit: audit.log,
    pseudonym: audit.pseudonym,
    now,
  });
  const settings = createSettingsService({
    local,
    policy,
    isGranted: hasPermission,
    version: browser.runtime.getManifest().version,
    health: (portal, current) => health.view(portal, current, null),
  });
  const teaching = new TeachingService({
    session,
    policy: () => policy.current(),
    now,
    portalOf: async (tabId) => (await tabs.picture(tabId))?.tab.origin ?? null,
    inject: (tabId) => injectCompanion(tabId, 0, 'page-teach'),
    store: (origin, adapter) => settings.saveAdapter(origin, adapter),
  });
  const reportBug = (type: string) =>
    void audit.log
      .append({ type: 'enforcement', portal: '', what: `handler-failed:${type}`, count: 1 })
      .catch(() => undefined);

  const parts = {
    tabs,
    teaching,
    marks,
    health,
    shares,
    overrides,
    places: createPlaces(local),
    forms,
    settings,
    policy,
    registry,
    deliveries,
    audit: audit.log,
    hub,
  };
  const route = createRouter(createHandlers(parts), createNoteHandlers(parts), reportBug);

  async function portalAt(url: string): Promise<(PortalPolicy & { closed: readonly ActionCode[] }) | undefined> {
    const current = await policy.current();
    const portal = URL.canParse(url) ? portalOf(current, new URL(url).origin) : undefined;
    return portal && { ...portal, closed: heldActions(current, portal) };
  }

  async function portalOrigins(): Promise<readonly string[]> {
    return (await policy.current()).portals.map(({ origin }) => origin);
  }

  async function policyChanged(): Promise<void> {
    const current = await policy.current();
    const before = new Set(await registeredOrigins());
    await registerPortals(current.portals.map(({ origin }) => origin));
    const fresh = current.portals.map(({ origin }) => origin).filter((origin) => !before.has(origin));
    await local.set(
      REGISTERED_KEY,
      current.portals.map(({ origin }) => origin),
    );
    await injectIntoOpenTabs(fresh);
    await audit.log.append({
      type: 'policy.changed',
      managed: (await policy.managedKeys()).length > 0,
      digest: await sha256(JSON.stringify(current)),
    });
    for (const { id } of await browser.tabs.query({})) if (id !== undefined) await tabs.publish(id);
  }

  async function registeredOrigins(): Promise<readonly string[]> {
    const stored = await local.get(REGISTERED_KEY);
    return Array.isArray(stored) ? stored.filter((entry) => typeof entry === 'string') : [];
  }

  async function tick(): Promise<void> {
    await policy.refresh();
    await wall.reconcile();
    await deliveries.flush();
    await audit.prune((await policy.current()).audit.retentionDays, now());
  }

  return {
    route,
    hub,
    tabs,
    wall,
    policy,
    portalAt,
    portalOrigins,
    policyChanged,
    tick,
    flush: () => deliveries.flush(),
    noticeAgain: (tabId: number) => wall.notice(tabId),
    async awaitManagedPolicy(): Promise<void> {
      for (const delayMs of MANAGED_POLL_MS) {
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        await policy.refresh();
      }
    },
    /** Every start of the worker: rules and registrations may be another life's. */
    async start(): Promise<void> {
      await extensionApi.alarms.create('tick', { periodInMinutes: 1 });
      await policy.refresh();
      const current = await policy.current();
      await registerPortals(current.portals.map(({ origin }) => origin));
      await wall.reconcile();
      // Last, and never waited for by the wall: a server may be slow to be learned. A look-up does the same again where this failed.
      await registry.prepare().catch(() => undefined);
      await deliveries.flush();
    },
  };
}

const REGISTERED_KEY = 'portals.registered';
