import type { Writable } from 'node:stream';
import { readCase } from '../decision/case-reader';
import { replay, type DecisionEvidence, type RecordedDecision } from '../decision/replay';
import type { CategoryDecision, DecisionPolicy } from '../decision/types';
import { isObject, type JsonObject } from '../fhir/json';
import { createZones, type Zones } from '../fhir/zones';
import type { LineWriter } from './lines';

/**
 * Replays an exported audit log, one record a line, and prints the decisions that would come out differently. Records of other kinds are
 * passed over. Returns the exit status: 1 where a decision record could not be read.
 */
export async function replayAudit(
  lines: AsyncIterable<string>,
  policy: DecisionPolicy,
  writer: LineWriter,
  notes: Writable,
): Promise<number> {
  const zones = createZones();
  const counts = { decisions: 0, different: 0, rebuilt: 0, unreadable: 0 };
  const shifts = new Map<string, number>();
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const reading = readRecord(line, zones);
    if (reading === 'other') continue;
    if (reading === 'unreadable') {
      counts.unreadable += 1;
      continue;
    }
    counts.decisions += 1;
    if (!reading.recorded.evidence) counts.rebuilt += 1;
    const after = replay(reading.recorded, policy, zones);
    const changed = changedCategories(reading.recorded.perCategory, after.perCategory);
    if (after.outcome === reading.outcome && changed.length === 0) continue;
    counts.different += 1;
    const shift = `${reading.outcome} -> ${after.outcome}`;
    shifts.set(shift, (shifts.get(shift) ?? 0) + 1);
    const text = JSON.stringify({
      id: after.id,
      at: reading.recorded.now,
      action: reading.recorded.request.action,
      recorded: reading.outcome,
      replayed: after.outcome,
      categories: changed,
      ruleSetVersion: after.ruleSetVersion,
    });
    if (writer.isFull(text)) await writer.drain();
  }
  await writer.drain();
  notes.write(table(counts, shifts));
  return counts.unreadable > 0 ? 1 : 0;
}

type Reading = 'other' | 'unreadable' | { readonly recorded: RecordedDecision; readonly outcome: string };

function readRecord(line: string, zones: Zones): Reading {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'unreadable';
  }
  if (!isObject(value) || !isObject(value['event'])) return 'unreadable';
  const event = value['event'];
  if (event['type'] !== 'decision') return 'other';
  const { sequence, at } = value;
  const { request, decision, lookup, outcome, sender } = event;
  if (!isObject(request) || !isObject(decision) || typeof outcome !== 'string') return 'unreadable';
  const perCategory = isObject(decision['perCategory']) ? decision['perCategory'] : {};
  const { senderIsPart2, ...rest } = request;
  // The case reader checks the request; a member and records are not part of a log.
  const asCase = readCase(
    {
      id: String(sequence),
      now: at,
      member: { identifiers: [], mediCal: 'unknown' },
      registry: { outcome: lookup, records: [] },
      request: { ...rest, sender: { kind: sender, isPart2: senderIsPart2 } },
    },
    zones,
  );
  if (!asCase.ok) return 'unreadable';
  const { id, now, request: read, registry } = asCase.value;
  const evidence = evidenceIn(event);
  return {
    outcome,
    recorded: {
      id,
      now,
      request: read,
      lookup: registry.outcome,
      perCategory: perCategory as Record<string, CategoryDecision>,
      ...(evidence ? { evidence } : {}),
    },
  };
}

function evidenceIn(event: JsonObject): DecisionEvidence | null {
  const { evidence } = event;
  if (!isObject(evidence) || !isObject(evidence['findings'])) return null;
  return Object.values(evidence['findings']).every(isObject) ? (evidence as unknown as DecisionEvidence) : null;
}

interface ChangedCategory {
  readonly category: string;
  readonly recorded: string | null;
  readonly replayed: string;
  readonly rule?: string;
}

function changedCategories(
  before: Readonly<Record<string, CategoryDecision>>,
  after: Readonly<Record<string, CategoryDecision>>,
): readonly ChangedCategory[] {
  return Object.entries(after).flatMap(([category, own]) => {
    const recorded = Object.hasOwn(before, category) ? (before[category]?.outcome ?? null) : null;
    if (recorded === own.outcome) return [];
    return [{ category, recorded, replayed: own.outcome, ...(own.rule === undefined ? {} : { rule: own.rule }) }];
  });
}

function table(
  counts: { decisions: number; different: number; rebuilt: number; unreadable: number },
  shifts: ReadonlyMap<string, number>,
): string {
  const row = (name: string, count: number): string => `${name.padEnd(52)}${String(count).padStart(10)}`;
  return [
    row('decisions replayed', counts.decisions),
    row('would differ', counts.different),
    row('without evidence, rebuilt from their reasons', counts.rebuilt),
    row('unreadable', counts.unreadable),
    ...[...shifts].sort((one, other) => other[1] - one[1]).map(([shift, count]) => row(`  ${shift}`, count)),
    '',
  ].join('\n');
}
