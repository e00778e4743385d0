import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../utils/decision/replay';
import { decide } from '../../../utils/decision/decide';
import { decideLine } from '../../../utils/cli/decide-line';
import { readOptions } from '../../../utils/cli/decide-options';
import { linesOf } from '../../../utils/cli/lines';
import { createZones } from '../../../utils/fhir/zones';
import { ALL, caseOf, DECL } from '../decision/cases';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'decide-'));

function run(
  args: string[],
  input = '',
): { status: number | null; lines: Record<string, unknown>[]; text: string; notes: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'utils/cli/decide.ts', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
  });
  const text = stdout.trim();
  const lines = text
    .split('\n')
    .flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));
  return { status, lines, text, notes: stderr };
}

const line = (id: string, given = {}) => JSON.stringify({ ...caseOf(given), id });
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('decide on the command line', () => {
  it('answers every line in order, and ends with 1 where one could not be read', () => {
    const input = [
      line('a', { records: [ALL()] }),
      'nonsense',
      JSON.stringify({ id: 'b', now: 'x' }),
      '',
      line('c'),
    ].join('\n');
    const { status, lines, notes } = run([], input);
    expect(status).toBe(1);
    expect(lines.map(({ id }) => id)).toEqual(['a', null, 'b', 'c']);
    expect(lines[0]).toEqual(decide({ ...caseOf({ records: [ALL()] }), id: 'a' }));
    expect(lines[1]).toEqual({ id: null, error: expect.any(String) as string });
    expect(lines[2]).toEqual({ id: 'b', error: expect.stringContaining('now') as string });
    expect(notes).toMatch(/cases\s+4\n/);
    expect(notes).toMatch(/unreadable\s+2\n/);
  });

  it('reads a file, and ends with 0 where all is well', () => {
    const { status, lines } = run([file('cases.ndjson', `${line('a')}\r\n${line('b')}\n`)]);
    expect([status, lines.length]).toEqual([0, 2]);
  });

  it('explains in words', () => {
    const { text } = run(['--explain', '--language', 'es'], line('a', { records: [DECL()] }));
    expect(text).toContain('a: DENY');
    expect(text).toContain('El miembro decidió no compartir');
    expect(text).toContain('Consent/c-1/_history/1: decided, says deny (declined)');
    expect(text).toContain('[P2-PROVIDER]');
  });

  it('lays a policy under all cases, and a case’s own over it', () => {
    const policy = file('policy.json', JSON.stringify({ declinedButLawful: { TREAT: 'DENY' } }));
    const declined = { categories: ['GENERAL'], sender: 'TREATING_CE', part2: false, records: [DECL()] };
    const { lines } = run(
      ['--policy', policy],
      [line('a', declined), line('b', { ...declined, policy: { declinedButLawful: { TREAT: 'PERMIT' } } })].join('\n'),
    );
    expect(lines.map(({ outcome }) => outcome)).toEqual(['DENY', 'PERMIT']);
  });

  it('replays an audit log under another policy and shows what would differ', () => {
    const event = (given: object, extra: object = {}) => {
      const input = caseOf(given);
      const { sender, ...request } = input.request;
      const { perCategory, obligations, withhold, ruleSetVersion, outcome, lookup } = decide(input);
      return {
        type: 'decision',
        member: 'm',
        portal: 'https://portal.example',
        action: request.action,
        channel: 'click',
        sender: sender.kind,
        recipient: request.recipient.kind,
        purpose: request.purpose,
        lookup,
        outcome,
        effect: 'asked',
        decision: { perCategory, obligations, withhold, ruleSetVersion },
        request: { ...request, senderIsPart2: sender.isPart2 },
        evidence: evidenceOf(input),
        ...extra,
      };
    };
    const declined = { categories: ['GENERAL'], sender: 'TREATING_CE', part2: false, records: [DECL()] };
    const records = [
      event({ records: [ALL()] }),
      event(declined),
      event(declined, { evidence: undefined }),
      { type: 'log.exported', entries: 3 },
    ];
    const log = file(
      'audit.ndjson',
      records
        .map((entry, index) =>
          JSON.stringify({ sequence: index + 1, at: '2026-11-24T18:00:00.000Z', previous: '', hash: '', event: entry }),
        )
        .join('\n'),
    );
    const same = run(['--audit', log]);
    expect([same.status, same.lines]).toEqual([0, []]);
    expect(same.notes).toMatch(/decisions replayed\s+3\n/);
    const policy = file('strict.json', JSON.stringify({ decision: { declinedButLawful: { TREAT: 'DENY' } } }));
    const strict = run(['--audit', log, '--policy', policy]);
    expect(strict.lines).toEqual([
      expect.objectContaining({
        id: '2',
        recorded: 'WARN',
        replayed: 'DENY',
        categories: [expect.objectContaining({ category: 'GENERAL', recorded: 'WARN', replayed: 'DENY' })],
      }),
      expect.objectContaining({ id: '3', recorded: 'WARN', replayed: 'DENY' }),
    ]);
    expect(strict.notes).toMatch(/WARN -> DENY\s+2\n/);
    expect(run(['--audit', file('broken.ndjson', '{"sequence":1}\n')]).status).toBe(1);
  });

  it('refuses arguments that it does not know', () => {
    expect(run(['--nonsense']).status).toBe(2);
    expect(run([join(folder, 'absent.ndjson')])).toMatchObject({
      status: 2,
      notes: expect.stringContaining('ENOENT') as string,
    });
    expect(run(['--policy', file('bad.json', '{')], line('a')).status).toBe(2);
    expect(readOptions(['a', 'b']).ok).toBe(false);
  });
});

describe('a case that misses a part is an error line', () => {
  const zones = createZones();
  const answer = (value: unknown): Record<string, unknown> =>
    JSON.parse(decideLine(JSON.stringify(value), { zones, policy: null }).text) as Record<string, unknown>;
  const whole = JSON.parse(JSON.stringify(caseOf({ records: [ALL()] }))) as Record<string, Record<string, unknown>>;
  const without = (path: string): unknown => {
    const copy = structuredClone(whole);
    const [first, second, third] = path.split('.');
    if (first === undefined) return copy;
    if (third !== undefined && second !== undefined) Reflect.deleteProperty(copy[first]?.[second] as object, third);
    else if (second !== undefined) Reflect.deleteProperty(copy[first] ?? {}, second);
    else Reflect.deleteProperty(copy, first);
    return copy;
  };
  it.each([
    'id',
    'now',
    'member',
    'member.identifiers',
    'member.mediCal',
    'registry',
    'registry.outcome',
    'registry.records',
    'request',
    'request.action',
    'request.categories',
    'request.modifiers',
    'request.sender',
    'request.sender.kind',
    'request.sender.isPart2',
    'request.recipient',
    'request.recipient.kind',
    'request.purpose',
    'request.calAim',
  ])('%s', (path) => {
    expect(answer(without(path))).toEqual({
      id: path === 'id' ? null : 'case',
      error: expect.stringContaining(path) as string,
    });
  });
  it.each(['policy', 'request.facts'])('%s may be left out', (path) => {
    expect(answer(without(path))).toMatchObject({ outcome: 'PERMIT_WITH_OBLIGATIONS' });
  });
  it('a time without offset or a date is none', () => {
    for (const now of ['2026-11-24', '2026-11-24T10:00:00', 'now', 5])
      expect(answer({ ...whole, now })).toHaveProperty('error');
  });
  it('never repeats a value of the case', () => {
    expect(JSON.stringify(answer({ ...whole, member: { identifiers: '90000001A', mediCal: true } }))).not.toContain(
      '90000001A',
    );
  });
});

describe('lines', () => {
  const collect = async (chunks: Uint8Array[]): Promise<string[]> => {
    const found: string[] = [];
    for await (const text of linesOf(chunks as unknown as AsyncIterable<unknown>)) found.push(text);
    return found;
  };
  it('survive cuts inside a line, a character or a line end', async () => {
    const bytes = new TextEncoder().encode('{"a":"ñ"}\r\n{"b":2}\n\n{"c":3}');
    for (const size of [1, 2, 3, 5, 100]) {
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
      expect(await collect(chunks)).toEqual(['{"a":"ñ"}', '{"b":2}', '', '{"c":3}']);
    }
  });
});
