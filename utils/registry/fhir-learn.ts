import * as z from 'zod/mini';
import { err, ok, type Result } from '../ascmi/result';
import type { Failure, FhirHttp } from './fhir-http';
import { PARAMETER, type ChainSpelling, type ServerProfile, type Standing } from './fhir-profile';
import { sampleServer } from './fhir-sample';
import { search, type Query } from './search';

/** A system and a Patient that cannot exist anywhere: the known miss. */
const NOBODY = 'urn:ascmi-consent-guard:nobody|none';
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

/**
 * Finds out what a server understands without asking about anybody: every probe carries a bare identifier system (`system|`, FHIR R4
 * search 3.1.1.4.10: any value in that system), a person who cannot exist, or a parameter that cannot exist, and wants only a count.
 * A server that finds records for the system and none for nobody is proven; one that returns records for nobody ignores the parameter.
 */
export async function learnServer(
  http: FhirHttp,
  system: string,
  nowMs: number,
  signal: AbortSignal,
): Promise<Result<ServerProfile, Failure>> {
  const failures: Failure[] = [];

  async function count(type: Query['type'], name: string | null, value: string): Promise<Count> {
    const wanted = [
      ['_summary', 'count'],
      ['_count', '1'],
    ] as const;
    const params = name === null ? wanted : [[name, value] as const, ...wanted];
    const answer = await search(http, { type, params, secrets: [], firstPage: true }, signal);
    if (answer.ok) return answer.value.total > 0 || answer.value.matches.length > 0 ? 'some' : 'none';
    const { problem, status } = answer.error;
    // Refusing a question is an answer; not being able to answer is not. A 403 on Patient means that this client may not ask there.
    if (problem === 'unsupported-search' || (status === 403 && type === 'Patient')) return 'refused';
    failures.push(answer.error);
    return 'refused';
  }

  async function standingOf(type: Query['type'], name: string, control: string): Promise<Standing> {
    const [miss, hit] = await Promise.all([count(type, name, NOBODY), count(type, name, `${system}|`)]);
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
    v: 2,
    learnedAtMs: nowMs,
    spellings: { 'typed-chain': typedChain, chain: plainChain, logical, 'patient-id': patientId, 'two-step': patient },
    patientSearch,
    holds: { reference: byReference, identifier: byIdentifier },
    systemSeen: byReference || byIdentifier || patientSearch === 'hit',
  };
  return ok(byReference || byIdentifier ? learned : await sampleServer(http, system, learned, signal));
}
