import { expect, test } from 'vitest';
import type { AuditLog } from '../../../utils/audit/entry';
import { auditSummary } from '../../../utils/audit/summary';
import { EMERGENCY, FAX, setUp } from './share-desk';

test('the summary counts per portal and action, and lists every way past a stop', async () => {
  const { attempt, overrides, audited } = await setUp({ actionModes: { EMAIL: 'observe' } });
  const { attemptId } = await attempt();
  await attempt({ ...FAX, action: 'EMAIL' });
  await overrides.override(7, attemptId, EMERGENCY);
  const lines = audited.map((event, index) => ({ sequence: index + 1, at: '2026-11-24T18:00:00Z', event })).reverse();
  const log = { page: async () => lines } as unknown as AuditLog;
  const { counts, overrides: listed } = await auditSummary(log);
  expect(counts.map(({ action, overridden, wouldStop }) => [action, overridden, wouldStop])).toEqual([
    ['EMAIL', 0, 1],
    ['FAX', 1, 0],
  ]);
  expect(listed).toEqual([
    expect.objectContaining({ reason: 'OVRER', discloser: 'Dana Reyes', facility: EMERGENCY.facility }),
  ]);
});

test('a summary of the last days reads no further back', async () => {
  const decision = (sequence: number, at: string) => ({
    sequence,
    at,
    event: { type: 'decision', portal: 'https://portal.example', action: 'FAX', effect: 'observed', outcome: 'DENY' },
  });
  const lines = Array.from({ length: 3_000 }, (_, index) =>
    decision(3_000 - index, index < 1_200 ? '2026-11-24T18:00:00Z' : '2026-11-01T18:00:00Z'),
  );
  const asked: (number | undefined)[] = [];
  const page = async (limit: number, before = 3_001) => {
    asked.push(before);
    return lines.filter(({ sequence }) => sequence < before).slice(0, limit);
  };
  const summary = await auditSummary({ page } as unknown as AuditLog, Date.parse('2026-11-20T00:00:00Z'));
  expect(summary.counts).toMatchObject([{ action: 'FAX', observed: 1_200, wouldStop: 1_200 }]);
  expect(summary.since).toBe('2026-11-24T18:00:00Z');
  expect(asked).toEqual([3_001, 2_001]);
});
