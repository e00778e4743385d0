import { describe, expect, test, vi } from 'vitest';
import type { AuditEvent, AuditLog } from '../../../utils/audit/entry';
import type { ListedPerson } from '../../../utils/contract/marks';
import { mergePolicy } from '../../../utils/policy/merge';
import type { Settings } from '../../../utils/policy/schema';
import type { LookupAnswer, Registry } from '../../../utils/registry/registry';
import { MARKS_PER_MINUTE, MarkService } from '../../../utils/tabs/marks';
import { memoryArea } from '../../support/memory-area';

const ORIGIN = 'https://portal.example';
const NONE: LookupAnswer = { outcome: 'NONE_ON_FILE', records: [], checkedAtMs: 1 };

const person = (value: string): ListedPerson => [{ kind: 'CIN', value }];
const people = (count: number, from = 0): ListedPerson[] =>
  Array.from({ length: count }, (_one, index) => person(`9${String(from + index).padStart(7, '0')}A`));

function setUp(settings: Settings = {}, lookupMany?: NonNullable<Registry['lookupMany']>) {
  const audited: AuditEvent[] = [];
  const asked: string[] = [];
  let now = 1_000_000;
  const policy = mergePolicy({}, { portals: [{ origin: ORIGIN, adapter: 'generic' }], ...settings });
  const registry: Partial<Registry> = {
    lookupMany:
      lookupMany ??
      (async (members) => {
        asked.push(...members.map((identifiers) => identifiers.map(({ value }) => value).join('+')));
        return members.map(() => NONE);
      }),
  };
  const session = memoryArea();
  const service = () =>
    new MarkService({
      session,
      policy: async () => policy,
      registry: async () => registry as Registry,
      audit: { append: async (event: AuditEvent) => void audited.push(event) } as unknown as AuditLog,
      pseudonym: async () => 'p',
      now: () => now,
    });
  return { audited, asked, service, later: (ms: number) => (now += ms) };
}

describe('marks of a list', () => {
  test('one look-up a row, by all its numbers, each in the audit log under a pseudonym', async () => {
    const { service, asked, audited } = setUp();
    const row: ListedPerson = [
      { kind: 'MRN', value: '7410023' },
      { kind: 'BIC', value: '90000001A12345', cin: '90000001A' },
    ];
    expect(await service().marks(ORIGIN, [row, person('90000002C')])).toEqual(['NONE', 'NONE']);
    expect(asked).toEqual(['7410023+90000001A', '90000002C']);
    expect(audited).toHaveLength(2);
    expect(JSON.stringify(audited)).not.toContain('90000001A');
  });

  test('a row without a number that a registry knows is asked about by nobody', async () => {
    const { service, asked } = setUp();
    const rows: ListedPerson[] = [[{ kind: 'NAME_DOB', value: 'X' }], person('90000002C'), []];
    expect(await service().marks(ORIGIN, rows)).toEqual([null, 'NONE', null]);
    expect(asked).toEqual(['90000002C']);
  });

  test('a registry that fails leaves rows unmarked; one that could not answer says so', async () => {
    const failing = setUp({}, () => Promise.reject(new Error('down')));
    expect(await failing.service().marks(ORIGIN, people(2))).toEqual([null, null]);
    const unsure = setUp({}, async () => [
      { outcome: 'UNAVAILABLE', records: [], checkedAtMs: 1, problem: 'timeout' },
      { outcome: 'AMBIGUOUS', records: [], checkedAtMs: 1 },
    ]);
    expect(await unsure.service().marks(ORIGIN, people(2))).toEqual(['UNK', 'AMBIG']);
  });

  test('switched off, or on a page that is no portal, nobody is asked', async () => {
    const off = setUp({ listMarks: false });
    expect(await off.service().marks(ORIGIN, people(1))).toEqual([null]);
    const elsewhere = setUp();
    expect(await elsewhere.service().marks('https://elsewhere.example', people(1))).toEqual([null]);
    expect([...off.asked, ...elsewhere.asked]).toEqual([]);
  });

  test('the minute’s budget holds for all frames together and over the worker’s death, and comes back', async () => {
    const { service, asked, later } = setUp();
    const first = service();
    await Promise.all([first.marks(ORIGIN, people(50)), first.marks(ORIGIN, people(50, 50))]);
    expect(asked).toHaveLength(MARKS_PER_MINUTE);
    expect(await service().marks(ORIGIN, people(1, 200))).toEqual([null]);
    later(60_000);
    expect(await service().marks(ORIGIN, people(1, 200))).toEqual(['NONE']);
  });

  test('a batch that hangs is given up', async () => {
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(AbortSignal.abort());
    const { service } = setUp({}, (_members, signal) =>
      signal.aborted ? Promise.reject(new Error('aborted')) : new Promise(() => undefined),
    );
    expect(await service().marks(ORIGIN, people(1))).toEqual([null]);
  });
});
