import type { AuditLog } from '../../utils/audit/entry';
import { auditPage, exportPage } from '../../utils/audit/pages';
import { auditSummary } from '../../utils/audit/summary';
import type { NoteType, RequestType } from '../../utils/contract/messages';
import { parseNote, parseRequest } from '../../utils/contract/schemas';
import type { PortHub } from '../../utils/messaging/port-hub';
import type { NoteHandlers, RequestHandlers, Sender } from '../../utils/messaging/router';
import type { FullPolicyReader } from '../../utils/policy/reader';
import type { createSettingsService } from '../../utils/policy/settings-service';
import type { RegistryProvider } from '../../utils/registry/provider';
import type { HealthKeeper } from '../../utils/tabs/health';
import type { MarkService } from '../../utils/tabs/marks';
import type { Pseudonymize } from '../../utils/audit/pseudonym';
import { createEmbeddedDesk } from '../../utils/tabs/embedded-desk';
import { createReminders } from '../../utils/tabs/reminders';
import { createOutboxDesk } from '../../utils/tabs/outbox-desk';
import type { Deliveries } from '../../utils/registry/deliveries';
import type { CoverDesk } from '../../utils/tabs/covers';
import type { FormService } from '../../utils/tabs/forms';
import { browser } from '../../utils/platform/api';
import { injectCompanion, withoutGrant } from '../../utils/platform/origins';
import { pageSetup, portalOriginOf } from '../../utils/tabs/page-setup';
import { popupView } from '../../utils/tabs/popup';
import type { TabService } from '../../utils/tabs/service';
import type { TeachingService } from '../../utils/tabs/teaching';
import type { Places } from '../../utils/tabs/places';
import type { OverrideService } from '../../utils/tabs/overrides';
import type { ShareService } from '../../utils/tabs/shares';

import { embeddedHandlers } from './embedded-handlers';

const DAY_MS = 86_400_000;

interface Parts {
  readonly tabs: TabService;
  readonly health: HealthKeeper;
  readonly marks: MarkService;
  readonly teaching: TeachingService;
  readonly shares: ShareService;
  readonly overrides: OverrideService;
  readonly places: Places;
  readonly forms: FormService;
  readonly covers: CoverDesk;
  readonly settings: ReturnType<typeof createSettingsService>;
  readonly policy: FullPolicyReader;
  readonly registry: RegistryProvider;
  readonly deliveries: Deliveries;
  readonly audit: AuditLog;
  readonly pseudonym: Pseudonymize;
  readonly hub: PortHub;
}

type Table = { [T in RequestType]: Pick<RequestHandlers[T], 'from' | 'handle'> };
type NoteTable = { [T in NoteType]: Pick<NoteHandlers[T], 'handle'> };

/** One line a request: who may ask, and who answers. */
export function createHandlers(parts: Parts): RequestHandlers {
  const {
    tabs,
    teaching,
    marks,
    health,
    shares,
    overrides,
    places,
    forms,
    covers,
    settings,
    policy,
    registry,
    audit,
    hub,
  } = parts;
  const outbox = createOutboxDesk(parts);
  const account = async () => ({
    account: await registry.account(),
    problem: await registry.signInProblem(),
    missing: await withoutGrant(await registry.signInOrigins()),
  });
  const portalOriginFor = async (sender: Sender) => portalOriginOf(await policy.current(), sender);
  const recheckAll = async () => {
    for (const { id } of await browser.tabs.query({})) if (id !== undefined) void tabs.recheck(id);
  };
  const embedded = createEmbeddedDesk({
    embedded: registry.embedded,
    policy: () => policy.current(),
    audit,
    pseudonym: parts.pseudonym,
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    changed: recheckAll,
  });
  const reminders = createReminders({
    policy: () => policy.current(),
    registry,
    now: () => Date.now(),
    source: browser.i18n.getMessage('earlier_consent'),
    beginForm: (member) => forms.beginAbout(member),
  });
  const settle = async (tabId: number, attemptId: string, effect: 'allow' | 'stop') => {
    const tab = (await tabs.picture(tabId))?.tab;
    const open = tab?.attempts.find(({ id }) => id === attemptId);
    if (open) hub.push(tabId, { type: 'attempt.settled', attemptId, effect }, open.frameId);
  };
  const table: Table = {
    'page.hello': {
      from: 'page',
      handle: async (_payload, sender) => {
        const portalOrigin = await portalOriginFor(sender);
        return pageSetup(await policy.current(), portalOrigin, await places.at(portalOrigin));
      },
    },
    'companion.load': {
      from: 'page',
      handle: async ({ companion }, { frameId, tabId }) => ({
        done: await injectCompanion(tabId ?? -1, frameId, companion),
      }),
    },
    'page.report': {
      from: 'page',
      handle: async ({ navigationSeq, findings }, sender) => {
        const { frameId, documentId, origin } = sender;
        const portalOrigin = await portalOriginFor(sender);
        const view = await tabs.report(
          tabOf(sender),
          portalOrigin,
          { frameId, documentId, origin: origin ?? 'null', navigationSeq },
          findings,
        );
        // After the answer is known, and nobody waits for it: the page is protected whatever the adapter is worth.
        void tabs.picture(tabOf(sender)).then((picture) => (picture ? health.note(picture) : undefined));
        return view;
      },
    },
    'marks.read': {
      from: 'page',
      handle: async ({ people }, sender) => ({
        marks: await marks.marks(await portalOriginFor(sender), people),
      }),
    },
    'share.attempt': {
      from: 'page',
      handle: async ({ navigationSeq, attempt }, sender) => {
        const verdict = await shares.attempt(tabOf(sender), sender.frameId, navigationSeq, attempt);
        // The sheet belongs to the top frame: a frame may be a few pixels high.
        if (verdict.effect !== 'allow' && sender.frameId !== 0) {
          hub.push(tabOf(sender), { type: 'sheet.open', sheet: verdict.sheet, frameId: sender.frameId }, 0);
        }
        return verdict;
      },
    },
    'share.resolve': {
      from: 'page',
      handle: async ({ attemptId, answers, remember }, sender) => {
        const verdict = await shares.resolve(tabOf(sender), attemptId, answers, remember);
        if (verdict?.effect === 'allow') await settle(tabOf(sender), attemptId, 'allow');
        return verdict;
      },
    },
    'share.preview': {
      from: 'page',
      handle: ({ attemptId, answers }, sender) => shares.preview(tabOf(sender), attemptId, answers),
    },
    'share.override': {
      from: 'page',
      handle: async ({ attemptId, statement }, sender) => {
        const { open, ...answer } = await overrides.override(tabOf(sender), attemptId, statement);
        if (open) hub.push(tabOf(sender), { type: 'attempt.settled', attemptId, effect: 'allow' }, open.frameId);
        return answer;
      },
    },
    'sheet.action': {
      from: 'page',
      handle: async ({ attemptId, remedy, reason }, sender) => {
        const tabId = tabOf(sender);
        if (remedy === 'start-form') await forms.begin(tabId);
        if (remedy === 'retry-lookup') await tabs.recheck(tabId);
        if (remedy === 'cover-sheet') {
          const start = await shares.cover(tabId, attemptId);
          if (start) await covers.begin(start);
          return { done: start !== null };
        }
        if (remedy !== 'proceed') return { done: true };
        const open = await shares.proceed(tabId, attemptId, reason);
        if (open) await settle(tabId, attemptId, 'allow');
        return { done: open !== null };
      },
    },
    'member.recheck': {
      from: 'any',
      handle: async ({ tabId }, sender) => ({ done: (await tabs.recheck(askedTab(tabId, sender))) !== null }),
    },
    'popup.read': { from: 'own', handle: ({ tabId }) => popupView(tabId, parts) },
    'form.begin': {
      from: 'any',
      handle: async ({ tabId }, sender) => ({ done: await forms.begin(askedTab(tabId, sender)) }),
    },
    'form.read': { from: 'own', handle: ({ formId }) => forms.read(formId) },
    'form.lookup': { from: 'own', handle: ({ identifiers }) => forms.lookup(identifiers) },
    'cover.read': { from: 'own', handle: ({ coverId }) => covers.take(coverId) },
    'drafts.list': { from: 'own', handle: () => forms.drafts() },
    'drafts.resume': { from: 'own', handle: async ({ formId }) => ({ done: await forms.resume(formId) }) },
    'drafts.discard': { from: 'own', handle: ({ formId }) => forms.discard(formId) },
    'reminders.list': { from: 'own', handle: () => reminders.list() },
    'reminders.renew': {
      from: 'own',
      handle: async ({ consentId }) => ({ done: await reminders.renew(consentId) }),
    },
    'form.parties': { from: 'own', handle: ({ text }) => forms.parties(text) },
    'consent.file': { from: 'own', handle: ({ result }) => forms.file(result) },
    'teach.begin': { from: 'own', handle: async ({ tabId }) => ({ done: await teaching.begin(tabId) }) },
    'teach.finish': {
      from: 'page',
      handle: async ({ lines, keep }, sender) =>
        teaching.finish(tabOf(sender), await portalOriginFor(sender), lines, keep),
    },
    'settings.read': { from: 'own', handle: () => settings.read() },
    'settings.write': { from: 'own', handle: ({ patch }) => settings.write(patch) },
    'registry.check': { from: 'own', handle: ({ registry: chosen }) => registry.check(chosen) },
    'registry.account': { from: 'own', handle: account },
    'registry.signIn': {
      from: 'own',
      handle: async () => {
        const problem = await registry.signIn();
        if (problem === null) await recheckAll();
        return account();
      },
    },
    'registry.signOut': {
      from: 'own',
      handle: async () => {
        await registry.signOut();
        await recheckAll();
        return account();
      },
    },
    'outbox.read': { from: 'own', handle: () => outbox.read() },
    'outbox.retry': { from: 'own', handle: ({ id }) => outbox.retry(id) },
    'outbox.discard': { from: 'own', handle: ({ id, reason }) => outbox.discard(id, reason) },
    ...embeddedHandlers(embedded),
    'audit.page': { from: 'own', handle: ({ limit, before, outcome }) => auditPage(audit, limit, before, outcome) },
    'audit.summary': {
      from: 'own',
      handle: ({ days }) => auditSummary(audit, days === undefined ? undefined : Date.now() - days * DAY_MS),
    },
    'audit.verify': { from: 'own', handle: () => audit.verify() },
    'audit.export': { from: 'own', handle: ({ limit, before }) => exportPage(audit, limit, before) },
  };
  return Object.fromEntries(
    Object.entries(table).map(([type, handler]) => [
      type,
      { ...handler, parse: (payload: unknown) => parseRequest(type as RequestType, payload) },
    ]),
  ) as unknown as RequestHandlers;
}

export function createNoteHandlers({ tabs, audit, hub, places }: Parts): NoteHandlers {
  const table: NoteTable = {
    'sheet.dismissed': {
      handle: async ({ attemptId }, sender) => {
        const open = (await tabs.picture(tabOf(sender)))?.tab.attempts.find(({ id }) => id === attemptId);
        if (open) hub.push(tabOf(sender), { type: 'attempt.settled', attemptId, effect: 'stop' }, open.frameId);
      },
    },
    'share.passed': { handle: (note, sender) => tabs.passed(tabOf(sender), note, sender.topOrigin ?? '') },
    'banner.placed': {
      handle: async ({ place }, { topOrigin }) => {
        if (topOrigin) await places.put(topOrigin, place);
      },
    },
    'share.denied': {
      handle: async ({ action, count }, sender) => {
        const portal = sender.topOrigin ?? '';
        await audit.append({ type: 'enforcement', portal, what: `denied:${action}`, count });
      },
    },
    'enforcement.failed': {
      handle: async ({ what, count }, sender) => {
        await audit.append({ type: 'enforcement', portal: sender.topOrigin ?? '', what, count });
      },
    },
  };
  return Object.fromEntries(
    Object.entries(table).map(([type, handler]) => [
      type,
      { ...handler, parse: (payload: unknown) => parseNote(type as NoteType, payload) },
    ]),
  ) as unknown as NoteHandlers;
}

function tabOf(sender: Sender): number {
  // The router lets only senders with a tab through to these handlers.
  return sender.tabId ?? -1;
}

/** Page scripts speak of their own tab; the popup names the tab that it stands over. */
function askedTab(asked: number | undefined, sender: Sender): number {
  return sender.isOwnPage && asked !== undefined ? asked : tabOf(sender);
}
