import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { replayAudit } from '../../../utils/cli/decide-replay';
import { LineWriter, linesOf } from '../../../utils/cli/lines';
import { decide } from '../../../utils/decision/decide';
import type { DecisionPolicy } from '../../../utils/decision/types';
import { decisionEvent } from '../../../utils/tabs/audit-event';
import { ALL, caseOf, type CaseOptions, CIN, DECL, label, PART, record, REVOCATION, SUD } from '../decision/cases';

/** The log line as the extension writes it for a share. */
function logged(given: CaseOptions, sequence: number): string {
  const input = caseOf(given);
  const event = decisionEvent({
    member: 'pseudonym',
    portal: 'https://portal.example',
    action: 'REFERRAL_SEND',
    channel: 'click',
    effect: 'asked',
    evaluation: { case: input, decision: decide(input), source: 'directory' },
  });
  return JSON.stringify({ sequence, at: '2026-11-24T18:00:00.000Z', previous: '', hash: '', event });
}

async function replayed(log: readonly string[], policy: DecisionPolicy = {}) {
  const [out, notes] = [new PassThrough(), new PassThrough()];
  const status = await replayAudit(linesOf(Readable.from([log.join('\n')])), policy, new LineWriter(out), notes);
  out.end();
  notes.end();
  const lines = (await text(out)).split('\n').filter((line) => line !== '');
  return { status, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), notes: await text(notes) };
}

const CE = { sender: 'TREATING_CE', part2: false as const };
const SHARES: CaseOptions[] = [
  { records: [ALL()] },
  { records: [PART(...SUD)], categories: ['SUD_P2', 'GENERAL'] },
  { records: [REVOCATION(), ALL()], categories: ['MH'], ...CE, purpose: 'COC' },
  { records: [record({ status: 'draft' })] },
  { records: [ALL({ signer: 'PRN' })], categories: ['MH'], ...CE, modifiers: ['DEPENDENT'], purpose: 'COC' },
  { categories: ['REPRO'], ...CE, to: 'TREATING_CE', state: 'NV' },
  { categories: ['REPRO'], ...CE, to: 'TREATING_CE', state: 'CA' },
  { categories: ['GENERAL'], ...CE, records: [DECL()] },
  { lookup: 'UNAVAILABLE' },
  { lookup: 'AMBIGUOUS', records: [ALL()] },
  { mediCal: false, records: [ALL()] },
  {
    records: [record({ form: 'hie-choice', root: { type: 'deny' } })],
    categories: ['GENERAL'],
    ...CE,
    action: 'HIE_QUERY',
    to: 'HIE_BA',
  },
];

describe('an exported audit log', () => {
  const log = SHARES.map(logged);

  it('replays to the very decisions that were made, each from its own evidence', async () => {
    const { status, lines, notes } = await replayed(log);
    expect(lines).toEqual([]);
    expect(status).toBe(0);
    expect(notes).toMatch(new RegExp(`decisions replayed\\s+${SHARES.length}\\n`));
    expect(notes).toMatch(/without evidence, rebuilt from their reasons\s+0\n/);
  });

  it('shows what another policy would have changed, and nothing else', async () => {
    const { lines } = await replayed(log, { declinedButLawful: { TREAT: 'DENY', default: 'PERMIT' } });
    expect(lines.map(({ id, recorded, replayed: now }) => [id, recorded, now])).toEqual([
      ['2', 'WARN', 'PERMIT'],
      ['7', 'WARN', 'DENY'],
    ]);
  });

  it('names no member and holds no record', () => {
    for (const line of log) {
      expect(line).not.toContain(CIN.value);
      expect(line).not.toContain('resourceType');
    }
  });

  it('keeps where the recipient is: some rules turn on the state', () => {
    expect(log[5]).toContain('"state":"NV"');
    expect(log[0]).not.toContain(label('SUD').system);
  });
});
