import 'fake-indexeddb/auto';
import { CIN_SYSTEM } from '../../utils/ascmi/identifiers';
import { decide } from '../../utils/decision/decide';
import type { DecisionCase } from '../../utils/decision/types';
import { createFhirRegistry, type FhirRegistry } from '../../utils/registry/fhir-registry';
import type { DemoMember } from '../../utils/registry/demo-members';
import { openRegistryDatabase } from '../../utils/registry/local-database';
import { createOutbox, type Deliver } from '../../utils/registry/outbox';
import type { LookupAnswer } from '../../utils/registry/registry';
import { FAULTS, type Fault } from '../support/fault-kinds';
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy';
import { serverRecords, startFhirServer, type FhirServer } from '../support/fhir-server';
import { memoryStore } from '../support/memory-store';
import { memberById } from '../support/members';

const NOW = '2026-11-24T10:00:00-08:00';
const nowMs = Date.parse(NOW);
const TODAY = '2026-11-24';
const signal = new AbortController().signal;
const TREATING = { kind: 'TREATING_CE' } as const;

/** What hangs is given up after this long; anything else gets all the time that a busy machine needs. */
const HANG_MS = 250;
const PATIENT_MS = 20_000;

function outcomeOf(member: DemoMember, answer: LookupAnswer, category: 'SUD_P2' | 'GENERAL'): string {
  const input: DecisionCase = {
    id: member.id,
    now: NOW,
    member: { identifiers: [{ system: CIN_SYSTEM, value: member.cin ?? '' }], mediCal: member.mediCal },
    registry: { outcome: answer.outcome, records: answer.records },
    request: {
      action: 'REFERRAL_SEND',
      categories: [category],
      modifiers: [],
      sender: { kind: 'PART2_PROGRAM', isPart2: true },
      recipient: TREATING,
      purpose: 'TREAT',
      calAim: true,
      facts: {},
    },
    policy: {},
  };
  return decide(input).outcome;
}
const permits = (outcome: string) => outcome.startsWith('PERMIT');
const stops = (outcome: string) => ['DENY', 'NEEDS_CONSENT', 'SEPARATE', 'ASK'].includes(outcome);

/** Where the fault strikes: everything, or one half of the conversation, so that the other half looks healthy. */
const PLACES: Readonly<Record<string, (path: string) => boolean>> = {
  everywhere: () => true,
  'consent searches': (path) => path.includes('/Consent'),
  'patient searches': (path) => path.includes('/Patient'),
};

/** Only what is asked in Bundles: those go to the base itself. */
const isBundlePath = (path: string) => /\/R4\/?$/.test(path);

export interface FaultReport {
  kinds: number;
  lookups: number;
  /** Shares that were permitted although the truth does not permit them, or records that are not the truth. */
  permits: string[];
  /** General care that was stopped although the truth lets it go. */
  stopped: string[];
  lost: string[];
  /** Requests that reached another origin. */
  leaked: string[];
}

interface Rig {
  readonly server: FhirServer;
  readonly proxy: FaultProxy;
  readonly report: FaultReport;
}

function clientOf(proxy: FaultProxy, timeoutMs: number, store = memoryStore(), now = () => nowMs): FhirRegistry {
  return createFhirRegistry({
    baseUrl: proxy.baseUrl,
    auth: { kind: 'none' },
    fetch,
    now,
    store,
    timeoutMs,
    totalMs: 4 * timeoutMs,
  });
}

const idsOf = ({ records }: LookupAnswer) =>
  (records as { id?: string }[])
    .map(({ id }) => id ?? '')
    .toSorted()
    .join();

interface Finding {
  readonly member: DemoMember;
  readonly truth: LookupAnswer;
  readonly answer: LookupAnswer;
  /** In words, for the report. */
  readonly where: string;
}

function judge({ report }: Rig, { member, truth, answer, where: place }: Finding): void {
  report.lookups += 1;
  const where = `${place}, ${member.id}: ${answer.outcome}`;
  const untrue = answer.outcome === 'FOUND' && idsOf(answer) !== idsOf(truth);
  const sud = outcomeOf(member, answer, 'SUD_P2');
  if (untrue || (permits(sud) && !permits(outcomeOf(member, truth, 'SUD_P2')))) report.permits.push(where);
  if (answer.outcome === 'NONE_ON_FILE' && truth.outcome === 'FOUND') report.permits.push(`${where} although on file`);
  if (stops(outcomeOf(member, answer, 'GENERAL')) && !stops(outcomeOf(member, truth, 'GENERAL')))
    report.stopped.push(where);
}

const askedOf = ({ cin }: DemoMember) => [{ system: CIN_SYSTEM, value: cin ?? '' }];

/** Lists: all members in one Bundle, at a server that was proven to take them. */
async function lists(rig: Rig, kind: string, fault: Fault, members: readonly DemoMember[]): Promise<void> {
  const { proxy } = rig;
  proxy.set(null);
  const learned = memoryStore();
  const truths = await clientOf(proxy, PATIENT_MS, learned).lookupMany(members.map(askedOf), signal);
  proxy.foreign = serverRecords('literal', TODAY).filter((one) => JSON.stringify(one).includes('"Patient/m-05"'));
  for (const [place, applies] of Object.entries({ ...PLACES, bundles: isBundlePath })) {
    proxy.set(fault, applies);
    const answers = await clientOf(proxy, kind === 'hang' ? HANG_MS : PATIENT_MS, copyOf(learned)).lookupMany(
      members.map(askedOf),
      signal,
    );
    for (const [index, member] of members.entries()) {
      const [truth, answer] = [truths[index], answers[index]];
      if (truth && answer) judge(rig, { member, truth, answer, where: `${kind}, ${place}, in a list` });
    }
  }
}

async function lookups(rig: Rig, kind: string, fault: Fault, members: readonly DemoMember[]): Promise<void> {
  const { proxy } = rig;
  for (const member of members) {
    const asked = askedOf(member);
    proxy.set(null);
    const learned = memoryStore();
    const truth = await clientOf(proxy, PATIENT_MS, learned).lookup(asked, signal);
    for (const [place, applies] of Object.entries(PLACES)) {
      for (const phase of ['first contact', 'known server'] as const) {
        const store = phase === 'known server' ? copyOf(learned) : memoryStore();
        const id = member.id === 'm-01' ? 'm-03' : 'm-01';
        proxy.foreign = serverRecords('literal', TODAY).filter((one) =>
          JSON.stringify(one).includes(`"Patient/${id}"`),
        );
        proxy.set(fault, applies);
        const answer = await clientOf(proxy, kind === 'hang' ? HANG_MS : PATIENT_MS, store).lookup(asked, signal);
        judge(rig, { member, truth, answer, where: `${kind}, ${place}, ${phase}` });
      }
    }
  }
}

function copyOf(learned: ReturnType<typeof memoryStore>) {
  const store = memoryStore();
  for (const [key, value] of learned.held) store.held.set(key, value);
  return store;
}

async function held(server: FhirServer, url: string): Promise<number> {
  const { resource } = await server.engine.handle({ method: 'GET', url, body: undefined, headers: {} });
  return ((resource as { entry?: unknown[] } | undefined)?.entry ?? []).length;
}

/** Queues a consent and an audit event, sends them through the fault, then through the healed line, and counts what arrived. */
async function deliveries({ server, proxy, report }: Rig, kind: string, fault: Fault): Promise<void> {
  let clock = nowMs;
  const name = `faults-${kind}`;
  const newOutbox = () =>
    createOutbox({
      openDb: () => openRegistryDatabase(name),
      crypto: globalThis.crypto,
      now: () => clock,
      random: () => 0.5,
    });
  const registry = clientOf(proxy, kind === 'hang' ? HANG_MS : PATIENT_MS, memoryStore(), () => clock);
  const deliver: Deliver = ({ id, kind: what, resource }, isRetry, until) =>
    what === 'consent'
      ? registry.file(resource, until)
      : registry.recordAudit(resource, { id, isRetry, consent: 'Consent/c-01' }, until);
  const consent = {
    resourceType: 'Consent',
    status: 'active',
    identifier: [{ system: 'urn:ascmi-consent-guard:consent', value: `fault-${kind}` }],
    patient: { identifier: { system: CIN_SYSTEM, value: '90000016X' } },
    scope: { coding: [{ code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '64292-6' }] }],
    policyRule: { coding: [{ code: 'OPTIN' }] },
  };
  const event = {
    resourceType: 'AuditEvent',
    type: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110113' },
    recorded: NOW,
    agent: [{ requestor: false }],
    source: { observer: { display: 'consent-guard' } },
  };
  const outbox = newOutbox();
  await outbox.enqueue({ id: `c-${kind}`, kind: 'consent', resource: consent });
  await outbox.enqueue({ id: `a-${kind}`, kind: 'audit-event', resource: event });
  proxy.set(fault);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    await outbox.flush(deliver, signal);
    clock += 3_600_000;
  }
  proxy.set(null);
  // Another worker goes on after a restart.
  const next = newOutbox();
  for (let attempt = 0; attempt < 4 && (await next.entries()).length > 0; attempt += 1) {
    for (const { id, state } of await next.entries()) if (state === 'poisoned') await next.retry(id);
    await next.flush(deliver, signal);
    clock += 3_600_000;
  }
  const left = (await next.entries()).length;
  const consents = await held(server, `/Consent?identifier=urn:ascmi-consent-guard:consent|fault-${kind}`);
  const events = await held(server, `/AuditEvent?_tag=urn:ascmi-consent-guard:audit|a-${kind}`);
  if (left > 0 || consents !== 1 || events !== 1)
    report.lost.push(`${kind}: ${left} left, ${consents} consents, ${events} events`);
}

export interface FaultRunOptions {
  readonly kinds?: readonly string[];
  readonly members?: readonly string[];
}

/** Every kind of fault, at every place, on first contact and on a known server, for members of every state. */
export async function runFaults({
  kinds = Object.keys(FAULTS),
  members = ['m-01', 'm-02', 'm-03', 'm-06'],
}: FaultRunOptions = {}): Promise<FaultReport> {
  const server = await startFhirServer({ seed: serverRecords('literal', TODAY) });
  const proxy = await startFaultProxy(server.baseUrl);
  const report: FaultReport = { kinds: 0, lookups: 0, permits: [], stopped: [], lost: [], leaked: proxy.leaked };
  for (const kind of kinds) {
    const fault = FAULTS[kind];
    if (!fault) continue;
    report.kinds += 1;
    const rig = { server, proxy, report };
    await lookups(rig, kind, fault, members.map(memberById));
    await lists(rig, kind, fault, members.map(memberById));
    await deliveries(rig, kind, fault);
  }
  await proxy.stop();
  await server.stop();
  return report;
}
