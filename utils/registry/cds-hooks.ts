import * as z from 'zod/mini';
import { NPI_SYSTEM, type Identifier } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import { answerSchema, CONSENT_SCOPE, consentsOf, isAboutMember, type Question, type Verdict } from './cds-consent';
import {
  authorizerOf,
  createFhirHttp,
  parseBaseUrl,
  type Failure,
  type FhirHttp,
  type HttpOptions,
  type StaticAuth,
} from './fhir-http';
import { askable, toRegistry, type IdentifierSystems } from './identifier-map';
import type { LookupAnswer, Registry } from './registry';
import type { ConsentResource } from './resources';

export interface CdsHooksOptions extends Omit<HttpOptions, 'authorize'> {
  readonly auth: StaticAuth | HttpOptions['authorize'];
  readonly identifierSystems?: IdentifierSystems;
  readonly newId: () => string;
  /** NPIs of the recipients on whose behalf the service is asked. */
  readonly actorNpis?: readonly string[] | undefined;
  readonly form?: Question['form'];
}

const SERVICE = 'cds-services/patient-consent-consult';
/** One question for each purpose that an ASCMI form has: a decision service answers for one purpose at a time. */
const PURPOSES = ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'] as const;

const discoverySchema = z.object({ services: z.array(z.object({ id: z.string() })) });

/** A decision service of the LEAP kind, shaped like CDS Hooks (`patient-consent-consult`). Read only: it files nothing. */
export function createCdsHooksRegistry(options: CdsHooksOptions): Registry {
  const { now, identifierSystems: systems = {}, form } = options;
  const base = parseBaseUrl(options.baseUrl);
  const authorize = typeof options.auth === 'function' ? options.auth : authorizerOf(options.auth);
  const http = base === null ? null : createFhirHttp(base, { ...options, authorize });
  const npis = options.actorNpis ?? [];
  const actors: readonly (Identifier | undefined)[] =
    npis.length > 0 ? npis.map((value) => ({ system: NPI_SYSTEM, value })) : [undefined];
  const unavailable = ({ problem, retryAtMs }: Failure): LookupAnswer => ({
    outcome: 'UNAVAILABLE',
    records: [],
    checkedAtMs: now(),
    problem,
    ...(retryAtMs === undefined ? {} : { retryAtMs }),
  });

  async function consult(
    at: FhirHttp,
    asked: readonly Identifier[],
    { purpose, actor }: Question,
    signal: AbortSignal,
  ): Promise<Result<Verdict, Failure>> {
    const body = {
      hook: 'patient-consent-consult',
      hookInstance: options.newId(),
      context: {
        patientId: asked,
        ...(actor ? { actor: [actor] } : {}),
        purposeOfUse: [purpose],
        category: [{ system: CONSENT_SCOPE, code: 'patient-privacy' }],
      },
    };
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const reply = await at.send({ method: 'POST', url: at.at(SERVICE), headers, body: JSON.stringify(body) }, signal);
    if (!reply.ok) return reply;
    const answer = answerSchema.safeParse(reply.value.body);
    const [card, ...more] = answer.success ? answer.data.cards : [];
    // No card is not "no consent", and two cards do not say which counts.
    if (!card || more.length > 0) return err({ problem: 'malformed-answer' });
    return isAboutMember(card.extension, asked) ? ok(card.extension) : err({ problem: 'foreign-records' });
  }

  /** Everything that one purpose brings, or why it could not be asked. */
  async function consultAll(
    at: FhirHttp,
    asked: readonly Identifier[],
    questions: readonly Question[],
    signal: AbortSignal,
  ): Promise<Result<readonly ConsentResource[], Failure>> {
    const replies = await Promise.all(questions.map((question) => consult(at, asked, question, signal)));
    const verdicts: Verdict[] = [];
    for (const reply of replies) {
      if (!reply.ok) return reply;
      verdicts.push(reply.value);
    }
    return ok(consentsOf(verdicts, questions, new Date(now()).toISOString()));
  }

  return {
    kind: 'cds-hooks',
    async lookup(identifiers, signal) {
      signal.throwIfAborted();
      if (!http) return unavailable({ problem: 'not-configured' });
      const asked = askable(identifiers, systems);
      const [member] = asked;
      if (!member) return unavailable({ problem: 'unsupported-search' });
      const named = asked.map((one) => toRegistry(systems, one));
      const answers = await Promise.all(
        PURPOSES.map((purpose) =>
          consultAll(
            http,
            named,
            actors.map((actor) => ({ member, purpose, actor, form })),
            signal,
          ),
        ),
      );
      const checkedAtMs = now();
      const records: ConsentResource[] = [];
      for (const answer of answers) {
        // One purpose that could not be asked may be the one that was refused.
        if (!answer.ok) return unavailable(answer.error);
        records.push(...answer.value);
      }
      return records.length === 0
        ? { outcome: 'NONE_ON_FILE', records: [], checkedAtMs }
        : { outcome: 'FOUND', records, checkedAtMs };
    },
    file: () => Promise.resolve(err('unsupported-search')),
    async check(signal) {
      if (!http) return err('not-configured');
      const reply = await http.send(
        { method: 'GET', url: http.at('cds-services'), headers: { accept: 'application/json' } },
        signal,
      );
      if (!reply.ok) return err(reply.error.problem);
      const services = discoverySchema.safeParse(reply.value.body);
      if (!services.success) return err('malformed-answer');
      const known = services.data.services.some(({ id }) => id === 'patient-consent-consult');
      return known ? ok({ summary: 'Offers patient-consent-consult.' }) : err('unsupported-search');
    },
  };
}
