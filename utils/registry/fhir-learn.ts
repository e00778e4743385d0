import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import { isClosed, type Failure, type FhirHttp } from './fhir-http';
import { PARAMETER, type ChainSpelling, type ServerProfile, type Standing } from './fhir-profile';
import { sampleServer } from './fhir-sample';
import { search, type Query } from './search';

/** A system, a number and a Patient that cannot exist anywhere: the known miss. */
const NOBODY = 'urn:ascmi-consent-guard:nobody|none';
const NO_NUMBER = 'x-ascmi-consent-guard-none';
const NO_PATIENT = 'Patient/ascmi-consent-guard-none';
/** A parameter, chain target or modifier that no server defines: what does this server do with what it does not know? */
const UNHEARD_OF = 'x-ascmi-consent-guard';

const CONTROL: Readonly<Record<ChainSpelling, string>> = {
  'typed-chain': `patient:Patient.${UNHEARD_OF}`,
  chain: `patient.${UNHEARD_OF}`,
  logical: `patient:${UNHEARD_OF}`,
  'patient-id': UNHEARD_OF,
};

const capabilitySchema = z.object({
  resourceType: z.literal('CapabilityStatement'),
  rest: z.optional(
    z.array(
      z.object({
        resource: z.optional(
          z.array(z.object({ type: z.string(), searchParam: z.optional(z.array(z.object({ name: z.string() }))) })),
        ),
      }),
    ),
  ),
});

type Count = 'none' | 'some' | 'refused';

export interface LearnOptions {
  /** The registry's own name for the kind of number that will be asked for. */
  readonly system: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
  /** A number in that system which the operator knows to be there (a test person): the known hit, where probes alone find none. */
  readonly knownMember?: string | undefined;
}

/** How to want a count only; the second is for strict servers that do not know `_summary`. */
const COUNTED: readonly Query['params'][] = [
  [
    ['_summary', 'count'],
    ['_count', '1'],
  ],
  [['_count', '1']],
];

/**
 * Finds out what a server understands without asking about anybody: every probe carries a bare identifier system (`system|`, FHIR R4
 * search 3.1.1.4.10: any value in that system), a person who cannot exist, or a parameter that cannot exist, and wants only a count.
 * A server that finds records for the system and none for nobody is proven; one that returns records for nobody ignores the parameter.
 */
export async function learnServer(
  http: FhirHttp,
  { system, nowMs, knownMember }: LearnOptions,
  signal: AbortSignal,
): Promise<Result<ServerProfile, Failure>> {
  const failures: Failure[] = [];

  async function count(type: Query['type'], name: string | null, value: string): Promise<Count> {
    const filter = name === null ? [] : [[name, value] as const];
    for (const wanted of COUNTED) {
      const params = [...filter, ...wanted];
      const answer = await search(http, { type, params, secrets: [], firstPage: true }, signal);
      if (answer.ok) return answer.value.total > 0 || answer.value.matches.length > 0 ? 'some' : 'none';
      // Refusing a question is an answer; not being able to answer is not.
      if (answer.error.problem === 'unsupported-search') continue;
      if (!(type === 'Patient' && isClosed(answer.error))) failures.push(answer.error);
      break;
    }
    return 'refused';
  }

  /** Nobody, told in a foreign system and, where the server refuses systems that it does not know, in its own. */
  async function countNobody(type: Query['type'], name: string): Promise<Count> {
    const miss = await count(type, name, NOBODY);
    return miss === 'refused' ? count(type, name, `${system}|${NO_NUMBER}`) : miss;
  }

  async function countSomebody(type: Query['type'], name: string): Promise<Count> {
    const hit = await count(type, name, `${system}|`);
    return hit === 'some' || knownMember === undefined ? hit : count(type, name, `${system}|${knownMember}`);
  }

  async function standingOf(type: Query['type'], name: string, control: string): Promise<Standing> {
    const [miss, hit] = await Promise.all([countNobody(type, name), countSomebody(type, name)]);
    if (miss === 'refused') return 'refused';
    if (miss === 'some') return 'ignored';
    if (hit === 'some') return 'hit';
    return (await count(type, control, 'none')) === 'none' ? 'unproven' : 'control';
  }

  async function declares(type: string, parameter: string): Promise<boolean> {
    const reply = await http.send({ method: 'GET', url: http.at('metadata') }, signal);
    const capability = capabilitySchema.safeParse(reply.ok ? reply.value.body : null);
    const resources = (capability.success ? capability.data.rest : undefined)?.flatMap(({ resource = [] }) => resource);
    return (resources ?? []).some(
      (one) => one.type === type && (one.searchParam ?? []).some(({ name }) => name === parameter),
    );
  }

  /** `Consent?patient=Patient/x`: no bare system exists for a reference. */
  async function patientStanding(): Promise<Standing> {
    const [miss, control] = await Promise.all([
      count('Consent', 'patient', NO_PATIENT),
      count('Consent', UNHEARD_OF, 'none'),
    ]);
    if (miss === 'refused') return 'refused';
    if (miss === 'some') return 'ignored';
    return control === 'none' ? 'unproven' : 'control';
  }

  const chain = (spelling: ChainSpelling) => standingOf('Consent', PARAMETER[spelling], CONTROL[spelling]);
  const [typedChain, plainChain, logical, patientId, patient, patientSearch] = await Promise.all([
    chain('typed-chain'),
    chain('chain'),
    chain('logical'),
    declares('Consent', 'patientId').then((known) => (known ? chain('patient-id') : 'refused')),
    patientStanding(),
    standingOf('Patient', 'identifier', UNHEARD_OF),
  ]);
  const [failure] = failures;
  if (failure) return err(failure);
  const byReference = [typedChain, plainChain].includes('hit');
  const byIdentifier = [logical, patientId].includes('hit');
  const learned: ServerProfile = {
    v: 3,
    learnedAtMs: nowMs,
    spellings: { 'typed-chain': typedChain, chain: plainChain, logical, 'patient-id': patientId, 'two-step': patient },
    patientSearch,
    holds: { reference: byReference, identifier: byIdentifier },
    systemSeen: byReference || byIdentifier || patientSearch === 'hit',
    isEmpty: false,
  };
  if (byReference || byIdentifier) return ok(learned);
  const sampled = await sampleServer(http, system, learned, signal);
  if (sampled.systemSeen) return ok(sampled);
  return ok({ ...sampled, isEmpty: (await count('Consent', null, '')) === 'none' });
}
