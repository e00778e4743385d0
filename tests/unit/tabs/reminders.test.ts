import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { shiftDays } from '../../../utils/ascmi/days';
import { parseRequest } from '../../../utils/contract/schemas';
import { DEFAULT_POLICY } from '../../../utils/policy/merge';
import { demoRecords } from '../../../utils/registry/demo-consents';
import { createFreshRegistry } from '../../../utils/registry/fresh-registry';
import { openRegistryDatabase } from '../../../utils/registry/local-database';
import { createLocalRegistry } from '../../../utils/registry/local-registry';
import type { Registry } from '../../../utils/registry/registry';
import type { ConsentResource } from '../../../utils/registry/resources';
import type { MemberOnFile } from '../../../utils/tabs/forms';
import { createReminders } from '../../../utils/tabs/reminders';
import { memoryStore } from '../../support/memory-store';

const TODAY = '2026-11-24';
const NOW = Date.parse('2026-11-24T18:00:00Z');
/** An invented member who agreed to everything under AB 133, and has no other form. */
const MODEL = consentOf('c-01');
let databases = 0;

function consentOf(id: string): ConsentResource {
  const found = demoRecords(TODAY).consents.find((one) => one.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

interface Change {
  readonly id?: string;
  readonly end?: string;
  readonly cin?: string;
  readonly [element: string]: unknown;
}

/** The model under another number and with another end. */
function consent({ id = 'c-new', end = shiftDays(TODAY, 10), cin = '90000051A', ...rest }: Change = {}) {
  const number = { system: CIN_SYSTEM, value: cin };
  return {
    ...MODEL,
    id,
    identifier: [{ system: 'urn:ascmi-consent-guard:consent', value: id }],
    contained: [{ resourceType: 'Patient', id: 'member', identifier: [number], birthDate: '1984-03-12' }],
    patient: { reference: '#member', identifier: number },
    provision: { ...(MODEL['provision'] as object), period: { start: '2026-01-01', end } },
    ...rest,
  };
}

/** Signed two weeks ago: takes everything back. */
function revocation() {
  const { category, dateTime, provision } = consentOf('c-04-revocation');
  return consent({ id: 'back', category, dateTime, provision });
}

interface Rig {
  readonly consents?: readonly ConsentResource[];
  readonly days?: number;
  readonly nowMs?: number;
  /** The registry in force where it is not the embedded one. */
  readonly remote?: Registry;
}

async function rig({ consents = [], days = 30, nowMs = NOW, remote }: Rig) {
  const embedded = createLocalRegistry({
    openDb: () => openRegistryDatabase(`reminders-${(databases += 1)}`),
    now: () => nowMs,
    crypto: globalThis.crypto,
  });
  await (await embedded.store()).putMany(consents.map((one) => ({ consent: one })));
  const begun: MemberOnFile[] = [];
  const reminders = createReminders({
    policy: () =>
      Promise.resolve({
        ...DEFAULT_POLICY,
        reminders: { days },
        ...(remote && {
          registry: {
            kind: 'fhir' as const,
            baseUrl: 'https://fhir.county.example/r4',
            auth: { kind: 'none' as const },
          },
        }),
      }),
    registry: { current: () => Promise.resolve(remote ?? embedded), embedded },
    now: () => nowMs,
    source: 'the earlier consent',
    beginForm: (member) => {
      begun.push(member);
      return Promise.resolve(true);
    },
  });
  return { reminders, begun, embedded };
}

describe('consents that end soon', () => {
  it('are listed by their last day, soonest first, with the number masked', async () => {
    const { reminders } = await rig({
      consents: [
        consent({ id: 'late', cin: '90000052C', end: shiftDays(TODAY, 30) }),
        consent({ id: 'today', cin: '90000051A', end: TODAY }),
        consent({ id: 'beyond', cin: '90000053D', end: shiftDays(TODAY, 31) }),
        consent({ id: 'over', cin: '90000054E', end: shiftDays(TODAY, -1) }),
      ],
    });
    const list = await reminders.list();
    expect(list).toEqual({
      withinDays: 30,
      scope: 'registry',
      more: false,
      lines: [
        {
          consentId: 'today',
          memberMasked: '9•••••51A',
          form: 'ascmi-ab133',
          endsOn: TODAY,
          daysLeft: 0,
          ends: 'all',
          isPractice: false,
        },
        expect.objectContaining({ consentId: 'late', daysLeft: 30 }),
      ],
    });
    expect(JSON.stringify(list)).not.toMatch(/9000005|1984/);
  });

  it('look as far ahead as policy says, and nowhere where it says 0', async () => {
    const consents = [consent({ end: shiftDays(TODAY, 40) })];
    expect((await (await rig({ consents, days: 60 })).reminders.list()).lines).toHaveLength(1);
    expect((await (await rig({ consents, days: 30 })).reminders.list()).lines).toEqual([]);
    const off = await rig({ consents: [consent()], days: 0 });
    expect(await off.reminders.list()).toMatchObject({ withinDays: 0, lines: [] });
  });

  it('count the days where the office is, not in Greenwich', async () => {
    // Already the 25th in Greenwich; a record may end within its last day.
    const { reminders } = await rig({
      consents: [consent({ end: '2026-11-24T23:00:00-08:00' })],
      nowMs: Date.parse('2026-11-25T04:00:00Z'),
    });
    expect((await reminders.list()).lines).toMatchObject([{ daysLeft: 0, endsOn: '2026-11-24' }]);
  });

  it('a date without a day covers its month', async () => {
    const { reminders } = await rig({ consents: [consent({ end: '2026-11' })] });
    expect((await reminders.list()).lines).toMatchObject([{ endsOn: '2026-11-30', daysLeft: 6 }]);
  });

  it.each<[string, readonly ConsentResource[]]>([
    ['renewed', [consent(), consent({ id: 'newer', end: '2028-01-01', dateTime: '2026-11-20T10:00:00-08:00' })]],
    ['revoked', [consent({ status: 'inactive' })]],
    ['never signed', [consent({ status: 'draft', performer: undefined })]],
    ['a refusal', [consent({ provision: { type: 'deny', period: { end: shiftDays(TODAY, 10) } } })]],
    ['taken back by a later form', [consent(), revocation()]],
  ])('leave out what was %s', async (_what, consents) => {
    const { reminders } = await rig({ consents });
    expect((await reminders.list()).lines).toEqual([]);
  });

  it('say so where only a part ends', async () => {
    const mentalHealth = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'MH' }];
    const { reminders } = await rig({
      consents: [
        consent({
          id: 'long',
          end: '2028-01-01',
          dateTime: '2026-02-01T10:00:00-08:00',
          provision: { type: 'permit', period: { end: '2028-01-01' }, securityLabel: mentalHealth },
        }),
        consent(),
      ],
    });
    expect((await reminders.list()).lines).toMatchObject([{ consentId: 'c-new', ends: 'part' }]);
  });

  it('name a member once, however many of their forms end', async () => {
    const { reminders } = await rig({
      consents: [
        consent({ id: 'a', dateTime: '2026-01-01T10:00:00-08:00', end: shiftDays(TODAY, 12) }),
        consent({ id: 'b', dateTime: '2026-02-01T10:00:00-08:00', end: shiftDays(TODAY, 12) }),
      ],
    });
    expect((await reminders.list()).lines).toHaveLength(1);
  });

  it('are cut off where there are many, and say that there are more', async () => {
    const many = Array.from({ length: 25 }, (_, at) =>
      consent({ id: `c-${at}`, cin: `900001${`${at}`.padStart(2, '0')}A`, end: shiftDays(TODAY, 5) }),
    );
    const list = await (await rig({ consents: many })).reminders.list();
    expect(list.lines).toHaveLength(20);
    expect(list.more).toBe(true);
  });
});

describe('a renewal', () => {
  it('starts the form from what the record says of its member, and says where it has it from', async () => {
    const { reminders, begun } = await rig({ consents: [consent()] });
    expect(await reminders.renew('c-new')).toBe(true);
    expect(begun).toEqual([
      {
        identifiers: [{ kind: 'CIN', system: CIN_SYSTEM, value: '90000051A', source: 'the earlier consent' }],
        name: '',
        birthDate: '1984-03-12',
        personSource: 'the earlier consent',
        mediCal: true,
      },
    ]);
  });

  it('takes the number in use where two were merged', async () => {
    const { reminders, begun } = await rig({ consents: [consentOf('c-13')] });
    await reminders.renew('c-13');
    const cins = begun[0]?.identifiers.filter(({ kind }) => kind === 'CIN').map(({ value }) => value);
    expect(cins).toEqual(['90000013V']);
  });

  it('of a consent that is gone opens nothing', async () => {
    const { reminders, begun } = await rig({});
    expect(await reminders.renew('c-new')).toBe(false);
    expect(begun).toEqual([]);
  });
});

describe('with a remote registry', () => {
  function remote() {
    const asked: string[] = [];
    const far: Registry = {
      kind: 'fhir',
      lookup: (identifiers) => {
        asked.push(...identifiers.map(({ value }) => value));
        return Promise.resolve({ outcome: 'FOUND', records: [consent(), 'no record'], checkedAtMs: NOW });
      },
      file: () => Promise.resolve({ ok: true, value: { reference: 'Consent/x' } }),
      check: () => Promise.resolve({ ok: true, value: { summary: '' } }),
    };
    return { asked, fresh: createFreshRegistry(far, { now: () => NOW, session: memoryStore() }) };
  }

  it('only members who were looked up lately are gone through, and nobody is asked about anew', async () => {
    const { fresh, asked } = remote();
    const { reminders, begun } = await rig({ remote: fresh, consents: [consent({ id: 'local', cin: '90000059M' })] });
    expect(await reminders.list()).toMatchObject({ scope: 'asked', lines: [] });
    await fresh.lookup([{ system: CIN_SYSTEM, value: '90000051A' }], new AbortController().signal);
    expect((await reminders.list()).lines).toMatchObject([{ consentId: 'c-new', memberMasked: '9•••••51A' }]);
    expect(await reminders.renew('c-new')).toBe(true);
    expect(await reminders.renew('local')).toBe(false);
    expect(begun).toHaveLength(1);
    expect(asked).toEqual(['90000051A']);
  });
});

it('a request for a renewal names a consent and nothing else', () => {
  expect(parseRequest('reminders.renew', { consentId: 'c-1', cin: '90000051A' })).toEqual({ consentId: 'c-1' });
  expect(parseRequest('reminders.renew', {})).toBeNull();
});
