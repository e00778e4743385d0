import type { ActionCode } from '../../utils/ascmi/actions';
import { sha256 } from '../../utils/audit/chain';
import { createAuditLog, openAuditDatabase } from '../../utils/audit/log';
import { createPseudonymizer } from '../../utils/audit/pseudonym';
import { lazyAuditLog } from '../../utils/audit/lazy';
import { createAuditSpool } from '../../utils/audit/spool';
import { PortHub } from '../../utils/messaging/port-hub';
import { createRouter } from '../../utils/messaging/router';
import { browser } from '../../utils/platform/api';
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
import { ensureTick } from '../../utils/platform/tick';
import { createPortalUpkeep } from '../../utils/tabs/portal-upkeep';
import { HealthKeeper } from '../../utils/tabs/health';
import { CoverDesk } from '../../utils/tabs/covers';
import { createFormDrafts, openDraftDatabase } from '../../utils/tabs/form-drafts';
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
import { createWall } from './wall';

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
  const audit = lazyAuditLog(
    async () => {
      const db = await openAuditDatabase();
      return { log: createAuditLog({ db, now, digest: sha256 }), pseudonym: createPseudonymizer(db) };
    },
    createAuditSpool(session, now),
  );
  const hub = new PortHub(Date.now);
  const wall = createWall({
    session,
    now,
    serviceOrigins: async () => registry.serviceOrigins(await policy.current()),
    notice: text('print_notice'),
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
    isGranted: hasPermission,
    enforce: (tab, view, portal) => enforceView(wall, tab, view, portal),
    release: (tabId) => wall.forget(tabId),
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
    deliveries,
    policy: () => policy.current(),
    audit: audit.log,
    pseudonym: audit.pseudonym,
    now,
    newId: () => crypto.randomUUID(),
    open: async (formId) => {
      const { id } = await browser.tabs.create({ url: browser.runtime.getURL(`form.html#${formId}`) });
      return id;
    },
    tabIds: async () => (await browser.tabs.query({})).flatMap(({ id }) => id ?? []),
    drafts: createFormDrafts({ openDb: () => openDraftDatabase(), crypto, now }),
    focus: (tabId) =>
      browser.tabs.update(tabId, { active: true }).then(
        () => true,
        () => false,
      ),
  });
  const covers = new CoverDesk({
    session,
    newId: () => crypto.randomUUID(),
    open: (id) => browser.tabs.create({ url: browser.runtime.getURL(`cover.html#${id}`) }),
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
  const upkeep = createPortalUpkeep({
    local,
    origins: portalOrigins,
    register: registerPortals,
    inject: injectIntoOpenTabs,
    failed: async () => {
      await audit.log.append({ type: 'enforcement', portal: '', what: 'portal-registration-failed', count: 1 });
    },
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
    covers,
    settings,
    policy,
    registry,
    deliveries,
    audit: audit.log,
    pseudonym: audit.pseudonym,
    hub,
  };
  const route = createRouter(createHandlers(parts), createNoteHandlers(parts), reportBug);

  async function portalAt(url: string): Promise<(PortalPolicy & { closed: readonly ActionCode[] }) | undefined> {
    const current = await policy.current();
    const portal = URL.canParse(url) ? portalOf(current, new URL(url).origin) : undefined;
    // Without the grant no page script would ever report, and the tab would stay locked.
    if (!portal || !(await hasPermission(portal.origin))) return undefined;
    return { ...portal, closed: heldActions(current, portal) };
  }

  async function portalOrigins(): Promise<readonly string[]> {
    return (await policy.current()).portals.map(({ origin }) => origin);
  }

  const openTabIds = async () => (await browser.tabs.query({})).flatMap(({ id }) => id ?? []);

  async function policyChanged(): Promise<void> {
    await upkeep.bringInLine();
    await attempt('policy-note', async () => {
      const current = await policy.current();
      const managed = (await policy.managedKeys()).length > 0;
      await audit.log.append({ type: 'policy.changed', managed, digest: await sha256(JSON.stringify(current)) });
    });
    for (const tabId of await openTabIds()) await attempt('publish', () => tabs.publish(tabId));
  }

  /** The browser granted an origin: a portal's open tabs get their scripts, and a registry that could not be reached is asked again. */
  async function granted(): Promise<void> {
    await policyChanged();
    for (const tabId of await openTabIds()) {
      const answer = (await tabs.picture(tabId))?.tab.answer;
      if (answer?.outcome === 'UNAVAILABLE') await attempt('recheck', () => tabs.recheck(tabId));
    }
    await attempt('flush', () => deliveries.flush());
  }

  /** Does what nobody waits for: a failure is written down and keeps nothing else from being done. */
  async function attempt(what: string, task: () => Promise<unknown>): Promise<void> {
    try {
      await task();
    } catch {
      reportBug(what);
    }
  }

  async function tick(): Promise<void> {
    await attempt('policy', () => policy.refresh());
    await attempt('wall', () => wall.reconcile());
    await attempt('forms', () => forms.expire());
    await attempt('flush', () => deliveries.flush());
    await attempt('spool', () => audit.drain());
    await attempt('prune', async () => audit.prune((await policy.current()).audit.retentionDays, now()));
  }

  return {
    route,
    hub,
    tabs,
    forms,
    wall,
    policy,
    portalAt,
    portalOrigins,
    policyChanged,
    granted,
    attempt,
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
      await attempt('alarm', ensureTick);
      await attempt('policy', () => policy.refresh());
      await upkeep.bringInLine();
      await attempt('wall', () => wall.reconcile());
      // Last, and never waited for by the wall: a server may be slow to be learned. A look-up does the same again where this failed.
      await registry.prepare().catch(() => undefined);
      await attempt('flush', () => deliveries.flush());
      await attempt('spool', () => audit.drain());
    },
  };
}
