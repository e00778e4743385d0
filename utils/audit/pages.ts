import type { AuditLine, AuditPage } from '../contract/audit-view';
import type { Outcome } from '../ascmi/outcomes';
import { canonicalJson } from './chain';
import type { AuditEvent, AuditLog, AuditRecord } from './entry';

/** Records read at a time while a filter skips most of them. */
const SCAN_BATCH = 500;

/** One page of the log as the console shows it, newest first. `before` exclusive; null starts at the newest. */
export async function auditPage(
  log: AuditLog,
  limit: number,
  before: number | null,
  outcome: Outcome | null,
): Promise<AuditPage> {
  const total = await log.count();
  const lines: AuditLine[] = [];
  let cursor = before ?? undefined;
  for (;;) {
    const batch = await log.page(outcome === null ? limit : SCAN_BATCH, cursor);
    for (const record of batch) {
      if (matches(record.event, outcome)) lines.push(lineOf(record));
      cursor = record.sequence;
      if (lines.length === limit) return { lines, total, next: cursor > 1 ? cursor : null };
    }
    if (batch.length === 0 || outcome === null)
      return { lines, total, next: batch.length === limit ? (cursor ?? null) : null };
  }
}

/** One piece of the export. The first piece writes the export itself to the log, so that it is part of what is exported. */
export async function exportPage(
  log: AuditLog,
  limit: number,
  before: number | null,
): Promise<{ lines: string[]; next: number | null }> {
  if (before === null) await log.append({ type: 'log.exported', entries: await log.count() });
  const records = await log.page(limit, before ?? undefined);
  const last = records.at(-1)?.sequence;
  return {
    lines: records.map(canonicalJson),
    next: last !== undefined && records.length === limit && last > 1 ? last : null,
  };
}

function matches(event: AuditEvent, outcome: Outcome | null): boolean {
  return outcome === null || (event.type === 'decision' && event.outcome === outcome);
}

function lineOf({ sequence, at, event }: AuditRecord): AuditLine {
  const common = { sequence, at, type: event.type };
  switch (event.type) {
    case 'decision':
      return {
        ...common,
        member: event.member,
        portal: event.portal,
        action: event.action,
        recipient: event.recipient,
        purpose: event.purpose,
        lookup: event.lookup,
        outcome: event.outcome,
        effect: event.effect,
        ...(event.explanation ? { detail: event.explanation } : {}),
        categories: Object.entries(event.decision.perCategory).map(([category, { outcome, reason }]) => ({
          category,
          outcome,
          reason,
        })),
      };
    case 'undecided':
      return {
        ...common,
        portal: event.portal,
        action: event.action,
        effect: event.effect,
        detail: [event.reason, event.explanation].filter(Boolean).join(': '),
      };
    case 'lookup':
      return {
        ...common,
        member: event.member,
        portal: event.portal,
        lookup: event.lookup,
        ...(event.problem ? { detail: event.problem } : {}),
      };
    case 'override':
      return {
        ...common,
        member: event.member,
        portal: event.portal,
        action: event.action,
        recipient: event.recipient,
        detail: `${event.reason}: ${event.explanation}`,
      };
    case 'consent.filed':
      return { ...common, member: event.member, detail: event.reference };
    case 'outbox.discarded':
      return { ...common, detail: `${event.kind} ${event.reason}` };
    case 'registry.changed':
      return { ...common, detail: `${event.what} (${event.consents})` };
    case 'consent.closed':
      return {
        ...common,
        member: event.member,
        detail: `${event.reference} ${event.status}: ${event.reason}, ${event.by}`,
      };
    case 'enforcement':
      return { ...common, portal: event.portal, detail: `${event.what} × ${event.count}` };
    case 'policy.changed':
      return { ...common, detail: event.managed ? 'managed' : 'local' };
    case 'adapter.health':
      return { ...common, portal: event.portal, detail: `${event.adapter}: ${event.state}` };
    case 'log.exported':
      return { ...common, detail: `${event.entries}` };
  }
}
