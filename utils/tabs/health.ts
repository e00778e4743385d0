import * as z from 'zod/mini';
import type { AuditLog } from '../audit/entry';
import type { PortalHealth } from '../contract/health';
import type { Area } from '../platform/areas';
import type { EffectivePolicy, PortalPolicy } from '../policy/policy';
import { buildCatalog } from '../portals/catalog';
import { healthOf } from '../portals/health';
import type { FrameReport } from './compose';

/**
 * Pages that must disagree, one after another, before an adapter counts as broken: portals have screens that look like no other, and one
 * of them is no news. A page that matches starts the count afresh.
 */
export const MISSES_UNTIL_STOPPED = 3;
const KEY = 'portals.health';

const recordSchema = z.object({
  adapter: z.string(),
  state: z.enum(['matches', 'partly', 'blind']),
  matchedAtMs: z.nullable(z.number()),
  stoppedAtMs: z.nullable(z.number()),
  /** Pages that disagreed since the last that matched, as random document ids of the browser. Nothing about anybody. */
  misses: z.array(z.string()),
});
type HealthRecord = z.infer<typeof recordSchema>;
const storedSchema = z.record(z.string(), recordSchema);

interface HealthOptions {
  readonly local: Area;
  readonly audit: AuditLog;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What is looked at: one tab's portal, the policy that describes it, and what its frames last reported. */
export interface ReadTab {
  readonly tab: { readonly tabId: number; readonly reports: readonly FrameReport[] };
  readonly portal: PortalPolicy;
  readonly policy: EffectivePolicy;
}

/** What one tab shows just now. */
export function tabHealth({ tab, portal, policy }: ReadTab): Pick<PortalHealth, 'state' | 'adapter'> {
  const known = buildCatalog(policy.adapters).adapters.get(portal.adapter);
  const findings = tab.reports.map((report) => report.findings);
  return {
    state: healthOf(portal.adapter, known !== undefined, findings),
    adapter: portal.adapter === 'generic' ? '' : (known?.title ?? portal.adapter),
  };
}

/** Remembers for each portal whether its adapter matches, and writes to the audit log when one that used to stops, or comes back. */
export class HealthKeeper {
  readonly #options: HealthOptions;
  /** One change at a time. Memory only: a worker that dies forgets at most one page's vote. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: HealthOptions) {
    this.#options = options;
  }

  /** Takes one reading of a tab into account. */
  note(read: ReadTab): Promise<void> {
    const noted = this.#queue.then(() => this.#note(read));
    this.#queue = noted.catch(() => undefined);
    return noted;
  }

  async read(origin: string, adapter: string): Promise<HealthRecord | null> {
    const record = (await this.#stored())[origin];
    return record?.adapter === adapter ? record : null;
  }

  /** What popup and settings show: the tab's own state where there is a tab, else what was last seen. */
  async view(portal: PortalPolicy, policy: EffectivePolicy, read: ReadTab | null): Promise<PortalHealth> {
    const now = tabHealth(read ?? { tab: { tabId: -1, reports: [] }, portal, policy });
    const record = await this.read(portal.origin, portal.adapter);
    return {
      adapter: now.adapter,
      state: read === null && now.state === 'idle' && record ? record.state : now.state,
      stoppedAtMs: record?.stoppedAtMs ?? null,
    };
  }

  async #note(read: ReadTab): Promise<void> {
    const { state } = tabHealth(read);
    if (state !== 'matches' && state !== 'partly' && state !== 'blind') return;
    const { origin, adapter } = read.portal;
    const all = await this.#stored();
    const before = all[origin]?.adapter === adapter ? all[origin] : undefined;
    const after = next(before ?? fresh(adapter), state, pageOf(read), this.#options.now());
    if (before && JSON.stringify(before) === JSON.stringify(after)) return;
    await this.#options.local.set(KEY, { ...all, [origin]: after });
    const wasStopped = before !== undefined && before.stoppedAtMs !== null;
    if (wasStopped === (after.stoppedAtMs !== null)) return;
    await this.#options.audit.append({ type: 'adapter.health', portal: origin, adapter, state });
  }

  async #stored(): Promise<Record<string, HealthRecord>> {
    const reading = storedSchema.safeParse(await this.#options.local.get(KEY));
    return reading.success ? reading.data : {};
  }
}

const fresh = (adapter: string): HealthRecord => ({
  adapter,
  state: 'blind',
  matchedAtMs: null,
  stoppedAtMs: null,
  misses: [],
});

/** One page of one member in one document: a portal that never navigates still has several. */
function pageOf({ tab }: ReadTab): string {
  const top = tab.reports.find(({ frameId }) => frameId === 0) ?? tab.reports[0];
  return `${tab.tabId} ${top?.documentId ?? ''} ${top?.navigationSeq ?? 0}`;
}

function next(before: HealthRecord, state: HealthRecord['state'], page: string, nowMs: number): HealthRecord {
  // To the day: how often somebody works is nobody's business, and each page would be a write.
  if (state === 'matches') return { ...before, state, matchedAtMs: startOfDay(nowMs), stoppedAtMs: null, misses: [] };
  const isKnown = before.misses.includes(page) || before.misses.length >= MISSES_UNTIL_STOPPED;
  const misses = isKnown ? before.misses : [...before.misses, page];
  const hasStopped = before.matchedAtMs !== null && misses.length >= MISSES_UNTIL_STOPPED;
  return { ...before, state, misses, stoppedAtMs: hasStopped ? (before.stoppedAtMs ?? nowMs) : null };
}

const DAY_MS = 86_400_000;
const startOfDay = (ms: number): number => Math.floor(ms / DAY_MS) * DAY_MS;
