import type { Identifier } from '../ascmi/identifiers';
import { CIN_SYSTEM } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import type { AuditOptions } from './audit-options';
import { recordAudit } from './fhir-audit';
import { fileConsent } from './fhir-file';
import { fileTransaction } from './fhir-transaction';
import { withdrawConsent } from './fhir-withdraw';
import { partsOf } from './filing-parts';
import {
  authorizerOf,
  createFhirHttp,
  parseBaseUrl,
  type Failure,
  type FhirHttp,
  type HttpOptions,
  type StaticAuth,
} from './fhir-http';
import { learnServer } from './fhir-learn';
import { lookupAt, type LookupReport } from './fhir-lookup';
import { SPELLINGS, isProven, parseProfile, profileKey, type KeyValue, type ServerProfile } from './fhir-profile';
import { createManyLookup } from './fhir-many';
import { correctedBy, keepHits, lifeOf } from './fhir-profile-life';
import { confirmNone, recheckRecord, type Recheck } from './fhir-recheck';
import { askable, consentToRegistry, resourceToRegistry, toRegistry, type IdentifierSystems } from './identifier-map';
import { severalPersons, stampMember, type PersonEvidence } from './person';
import type { LookupAnswer, Registry, RegistryProblem } from './registry';
import type { ConsentResource } from './resources';

export interface FhirRegistry extends Registry {
  readonly kind: 'fhir';
  /**
   * Reads one record again (`Consent/c-2/_history/3` or a Consent with `meta.versionId`) at the moment of sending, conditionally:
   * `changed` also where it is gone. A record filed since is not seen by this; the freshness ceiling covers that.
   */
  recheck(record: object, signal: AbortSignal): Promise<Result<Recheck, RegistryProblem>>;
  /** Writes an AuditEvent back, once for each `id`. */
  recordAudit(event: object, options: AuditOptions, signal: AbortSignal): Promise<Result<null, RegistryProblem>>;
  lookupMany(members: readonly (readonly Identifier[])[], signal: AbortSignal): Promise<readonly LookupAnswer[]>;
}

export interface FhirOptions extends Omit<HttpOptions, 'authorize'> {
  readonly auth: StaticAuth | HttpOptions['authorize'];
  readonly identifierSystems?: IdentifierSystems;
  /** Where the learned abilities of servers are kept. */
  readonly store: KeyValue;
  /** Everything that one look-up may take, learning included; milliseconds. */
  readonly totalMs?: number;
  /** The number of a test person that the registry holds: the known hit of the set-up, where it gives none by itself. */
  readonly knownMember?: string | undefined;
}

const TOTAL_MS = 20_000;

/**
 * Any FHIR R4 server. Spellings are learned once per server and identifier system, without asking about anybody, and corrected by what
 * look-ups show. Answers only what is proven: see `fhir-learn.ts` for what makes an empty answer believable.
 */
export function createFhirRegistry(options: FhirOptions): FhirRegistry {
  const { now, store, identifierSystems: systems = {}, deadline = (ms: number) => AbortSignal.timeout(ms) } = options;
  const base = parseBaseUrl(options.baseUrl);
  const authorize = typeof options.auth === 'function' ? options.auth : authorizerOf(options.auth);
  const http = base === null ? null : createFhirHttp(base, { ...options, authorize, deadline });
  const cinSystem = systems[CIN_SYSTEM] ?? CIN_SYSTEM;
  const learning = new Map<string, Promise<Result<ServerProfile, Failure>>>();

  const unavailable = ({ problem, retryAtMs }: Failure): LookupAnswer => ({
    outcome: 'UNAVAILABLE',
    records: [],
    checkedAtMs: now(),
    problem,
    ...(retryAtMs === undefined ? {} : { retryAtMs }),
  });

  const learn = (at: FhirHttp, system: string, signal: AbortSignal) =>
    learnServer(
      at,
      { system, nowMs: now(), knownMember: system === cinSystem ? options.knownMember : undefined },
      signal,
    );

  async function profileOf(
    at: FhirHttp,
    system: string,
    use: 'kept' | 'fresh',
  ): Promise<Result<ServerProfile, Failure>> {
    const key = profileKey(at.base, system);
    const stored = parseProfile(await store.get(key));
    const age = stored ? now() - stored.learnedAtMs : Infinity;
    if (stored && use === 'kept' && age >= 0 && age < lifeOf(stored)) return ok(stored);
    const running = learning.get(key);
    if (running) return running;
    // Shared by all who wait, so it must not end with the tab of whoever asked first.
    const limit = deadline(options.totalMs ?? TOTAL_MS);
    const started = learn(at, system, limit)
      .catch((error: unknown): Result<ServerProfile, Failure> => {
        if (limit.aborted) return err({ problem: 'timeout' });
        throw error;
      })
      .then(async (learned): Promise<Result<ServerProfile, Failure>> => {
        if (!learned.ok) return stored && use === 'kept' ? ok(stored) : learned;
        // Whoever tests the connection wants to know what is true now, not what was.
        const kept = use === 'fresh' ? learned.value : keepHits(learned.value, stored);
        await store.set(key, kept);
        return ok(kept);
      })
      .finally(() => learning.delete(key));
    learning.set(key, started);
    return started;
  }

  async function remember(
    at: FhirHttp,
    system: string,
    profile: ServerProfile,
    learned: LookupReport['learned'],
  ): Promise<void> {
    const corrected = correctedBy(profile, learned);
    if (corrected !== profile) await store.set(profileKey(at.base, system), corrected);
  }

  /** Tokens that the server finds somebody by, without asking about a member. */
  function knownTokens(system: string): readonly string[] {
    const { knownMember } = options;
    return [`${system}|`, ...(knownMember !== undefined && system === cinSystem ? [`${system}|${knownMember}`] : [])];
  }

  async function lookupOne(at: FhirHttp, asked: Identifier, signal: AbortSignal, mode: 'alone' | 'batch') {
    const profile = await profileOf(http ?? at, asked.system, 'kept');
    if (!profile.ok) return profile;
    const { answer, learned } = await lookupAt({ http: at, profile: profile.value, cinSystem }, asked, signal);
    // A Bundle may be refused what is granted alone: what it shows is not kept as the server's ability.
    if (mode === 'alone') await remember(at, asked.system, profile.value, learned);
    if (!answer.ok || answer.value.kind !== 'none') return answer;
    const confirmed = await confirmNone(at, profile.value, answer.value.by, knownTokens(asked.system), signal);
    return confirmed.ok ? answer : confirmed;
  }

  const asAsked = (identifiers: readonly Identifier[]) =>
    askable(identifiers, systems).map((one) => toRegistry(systems, one));

  async function lookup(
    at: FhirHttp,
    identifiers: readonly Identifier[],
    signal: AbortSignal,
    mode: 'alone' | 'batch',
  ): Promise<LookupAnswer> {
    const asked = asAsked(identifiers);
    if (asked.length === 0) return unavailable({ problem: 'unsupported-search' });
    const answers = await Promise.all(asked.map((one) => lookupOne(at, one, signal, mode)));
    const consents = new Map<string, ConsentResource>();
    const evidence: PersonEvidence[] = [{ identifiers: asked }];
    let conclusive = false;
    let failed: Failure | null = null;
    let ambiguous = false;
    for (const answer of answers) {
      if (!answer.ok) {
        // A further identifier that this registry does not know of says nothing; one that it failed to answer may hide a refusal.
        if (!conclusive || answer.error.problem !== 'unsupported-search') failed ??= answer.error;
        continue;
      }
      conclusive = true;
      if (answer.value.kind === 'ambiguous') ambiguous = true;
      if (answer.value.kind !== 'found') continue;
      evidence.push(...answer.value.evidence);
      for (const one of answer.value.consents) consents.set(one.id ?? JSON.stringify(one), one);
    }
    if (failed) return unavailable(failed);
    const checkedAtMs = now();
    if (ambiguous || severalPersons(evidence, cinSystem)) return { outcome: 'AMBIGUOUS', records: [], checkedAtMs };
    if (consents.size === 0) return { outcome: 'NONE_ON_FILE', records: [], checkedAtMs };
    return {
      outcome: 'FOUND',
      records: [...consents.values()].map((one) => stampMember(one, identifiers)),
      checkedAtMs,
    };
  }

  async function limitedLookup(
    at: FhirHttp,
    identifiers: readonly Identifier[],
    signal: AbortSignal,
    mode: 'alone' | 'batch',
  ): Promise<LookupAnswer> {
    signal.throwIfAborted();
    const limit = deadline(options.totalMs ?? TOTAL_MS);
    try {
      return await lookup(at, identifiers, AbortSignal.any([signal, limit]), mode);
    } catch (error) {
      signal.throwIfAborted();
      if (limit.aborted) return unavailable({ problem: 'timeout' });
      throw error;
    }
  }

  const many = http
    ? createManyLookup({
        http,
        store,
        now,
        systemsOf: (identifiers) => asAsked(identifiers).map(({ system }) => system),
        profileOf: (system) => profileOf(http, system, 'kept'),
        learn,
        lookup: limitedLookup,
      })
    : null;

  const registry: FhirRegistry = {
    kind: 'fhir',
    lookup: async (identifiers, signal) =>
      http ? limitedLookup(http, identifiers, signal, 'alone') : unavailable({ problem: 'not-configured' }),
    async prepare() {
      if (http && parseProfile(await store.get(profileKey(http.base, cinSystem))) === null)
        await profileOf(http, cinSystem, 'kept');
    },
    lookupMany: async (members, signal) =>
      many ? many(members, signal) : members.map(() => unavailable({ problem: 'not-configured' })),
    async recheck(record, signal) {
      if (!http) return err('not-configured');
      const checked = await recheckRecord(http, record, signal);
      return checked.ok ? checked : err(checked.error.problem);
    },
    async recordAudit(event, audit, signal) {
      if (!http) return err('not-configured');
      const recorded = await recordAudit(http, event, audit, signal);
      return recorded.ok ? recorded : err(recorded.error.problem);
    },
    async file(filing, signal) {
      if (!http) return err('not-configured');
      const parts = partsOf(filing);
      if (!parts) return err('malformed-answer');
      const consent = consentToRegistry(parts.consent, systems);
      const companions = parts.companions.map((one) => ({
        ...one,
        resource: resourceToRegistry(one.resource, systems),
      }));
      const filed =
        companions.length === 0
          ? await fileConsent(http, consent, signal)
          : await fileTransaction(http, { ...parts, consent, companions }, signal);
      return filed.ok ? filed : err(filed.error.problem);
    },
    async withdraw(reference, signal) {
      if (!http) return err('not-configured');
      const done = await withdrawConsent(http, reference, signal);
      return done.ok ? done : err(done.error.problem);
    },
    async check(signal) {
      signal.throwIfAborted();
      if (!http) return err('not-configured');
      const profile = await profileOf(http, cinSystem, 'fresh');
      if (!profile.ok) return err(profile.error.problem);
      const { spellings } = profile.value;
      const proven = SPELLINGS.filter((one) => isProven(spellings[one]));
      if (SPELLINGS.some((one) => spellings[one] === 'ignored') && proven.length === 0) return err('foreign-records');
      if (proven.length === 0) return err('unsupported-search');
      const known = profile.value.systemSeen ? '' : ' No record under the configured identifier system was seen yet.';
      return ok({ summary: `Answers searches by ${proven.join(', ')}.${known}` });
    },
  };
  return registry;
}
