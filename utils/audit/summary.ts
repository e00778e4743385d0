import type { AuditCount, AuditSummary, OverrideLine } from '../contract/audit-view';
import type { AuditEvent, AuditLog } from './entry';

/** Newest entries that are counted: enough for weeks of one person's work, and read in well under a second. */
const MAX_ENTRIES = 20_000;
const BATCH = 1_000;
/** Overrides that are listed; the rest is in the log. */
const MAX_OVERRIDES = 200;

type Decided = Extract<AuditEvent, { type: 'decision' }>;
type Overridden = Extract<AuditEvent, { type: 'override' }>;
type Counts = { -readonly [K in keyof AuditCount]: AuditCount[K] };

const STOPPING = new Set(['DENY', 'SEPARATE', 'NEEDS_CONSENT', 'ASK', 'WARN']);

/**
 * What happened to shares by portal and action, and every way past a stop: the numbers before a county turns the next switch. Newest first,
 * so a summary from `sinceMs` (milliseconds since 1970) on reads no further back.
 */
export async function auditSummary(log: AuditLog, sinceMs = -Infinity): Promise<AuditSummary> {
  const counts = new Map<string, Counts>();
  const overrides: OverrideLine[] = [];
  let before: number | undefined;
  let since: string | null = null;
  let entries = 0;
  while (entries < MAX_ENTRIES) {
    const page = await log.page(BATCH, before);
    const batch = page.filter(({ at }) => Date.parse(at) >= sinceMs);
    for (const { sequence, at, event } of batch) {
      since = at;
      before = sequence;
      if (event.type === 'decision') count(counts, event);
      if (event.type === 'override' && overrides.length < MAX_OVERRIDES) {
        overrides.push(overrideLine(sequence, at, event));
      }
    }
    entries += batch.length;
    // Also where only older entries are left.
    if (batch.length < BATCH) break;
  }
  return { counts: [...counts.values()].sort(byPortalAndAction), overrides, since, entries };
}

function overrideLine(sequence: number, at: string, event: Overridden): OverrideLine {
  const { member, portal, action, recipient, reason, explanation, discloser, receivedBy, facility, approver } = event;
  return {
    ...{ sequence, at, member, portal, action, recipient, reason, explanation, discloser },
    ...(receivedBy ? { receivedBy } : {}),
    ...(facility ? { facility } : {}),
    ...(approver ? { approver } : {}),
  };
}

function count(counts: Map<string, Counts>, { portal, action, effect, outcome }: Decided): void {
  const key = `${portal} ${action}`;
  const line = counts.get(key) ?? {
    portal,
    action,
    allowed: 0,
    stopped: 0,
    asked: 0,
    proceeded: 0,
    overridden: 0,
    wouldStop: 0,
    observed: 0,
  };
  line[effect] += 1;
  if (effect === 'observed' && STOPPING.has(outcome)) line.wouldStop += 1;
  counts.set(key, line);
}

function byPortalAndAction(left: AuditCount, right: AuditCount): number {
  return left.portal.localeCompare(right.portal) || left.action.localeCompare(right.action);
}
