import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen, readBody } from './fhir-server';

export type Decision = 'CONSENT_PERMIT' | 'CONSENT_DENY' | 'NO_CONSENT';

/** What a member agreed to, as a decision service sees it. Kept by member number. */
export interface Standing {
  readonly decision: Decision;
  /** Codes of v3-ActCode that the recipient must not get. */
  readonly redact?: readonly string[];
  /** Other decisions for single purposes (v3-ActReason). */
  readonly purposes?: Readonly<Record<string, Decision>>;
  /** NPIs of recipients whom the member denied. */
  readonly deniedTo?: readonly string[];
}

interface Consultation {
  readonly hook: string;
  readonly hookInstance: string;
  readonly context: {
    readonly patientId: readonly { readonly system: string; readonly value: string }[];
    readonly actor?: readonly { readonly value: string }[];
    readonly purposeOfUse: readonly string[];
  };
}

export type ConsultFault = (exchange: {
  readonly response: ServerResponse;
  readonly asked: Consultation;
  /** What the service would have said. */
  readonly text: string;
  /** What it would have said of somebody who agreed to everything. */
  readonly foreign: string;
}) => void;

export interface ConsultServer {
  readonly baseUrl: string;
  readonly requests: { readonly method: string; readonly url: string; readonly body: string; referer: string }[];
  readonly standings: Map<string, Standing>;
  /** Null: the service answers. `only` spoils the answers to one purpose. */
  set(fault: ConsultFault | null, only?: string): void;
  stop(): Promise<void>;
}

const SERVICE = '/cds-services/patient-consent-consult';
const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

function send(response: ServerResponse, status: number, body: unknown, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

function verdictOf(standing: Standing | undefined, { context }: Consultation): Decision {
  if (!standing) return 'NO_CONSENT';
  if (context.actor?.some(({ value }) => standing.deniedTo?.includes(value))) return 'CONSENT_DENY';
  return standing.purposes?.[context.purposeOfUse[0] ?? ''] ?? standing.decision;
}

/** The answer in the shape of LEAP's consent decision service: one card, its decision in an extension. */
function cardsOf(standing: Standing | undefined, asked: Consultation, named: boolean): object {
  const decision = verdictOf(standing, asked);
  const codes = (standing?.redact ?? []).map((code) => ({ system: ACT_CODE, code }));
  const obligations =
    decision === 'CONSENT_PERMIT' && codes.length > 0
      ? [{ id: { system: ACT_CODE, code: 'REDACT' }, parameters: { codes } }]
      : [];
  return {
    cards: [
      {
        summary: decision,
        indicator: decision === 'CONSENT_PERMIT' ? 'info' : 'critical',
        source: { label: 'Consent decision service' },
        extension: {
          decision,
          obligations,
          ...(decision === 'NO_CONSENT' ? {} : { basedOn: 'Consent/c-1' }),
          ...(named ? { patientId: asked.context.patientId } : {}),
        },
      },
    ],
  };
}

/**
 * A consent decision service on localhost that keeps what each member agreed to and answers by it. Like a real one it takes `POST` at the
 * one service and offers discovery; it refuses questions that lack a member, a purpose or a hook.
 */
export async function startConsultServer(standings: ReadonlyMap<string, Standing> = new Map()): Promise<ConsultServer> {
  const held = new Map(standings);
  const requests: ConsultServer['requests'] = [];
  const spoil: { fault: ConsultFault | null; only: string | undefined } = { fault: null, only: undefined };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const body = await readBody(request);
    requests.push({ method, url, body, referer: request.headers.referer ?? '' });
    if (url === '/cds-services' && method === 'GET') {
      send(response, 200, { services: [{ hook: 'patient-consent-consult', id: 'patient-consent-consult' }] });
      return;
    }
    if (url !== SERVICE || method !== 'POST') {
      send(response, 404, {});
      return;
    }
    const asked = JSON.parse(body) as Consultation;
    const { patientId, purposeOfUse } = asked.context;
    if (asked.hook !== 'patient-consent-consult' || patientId.length === 0 || purposeOfUse.length !== 1) {
      send(response, 400, {});
      return;
    }
    const standing = patientId.map(({ value }) => held.get(value)).find((one) => one !== undefined);
    const text = JSON.stringify(cardsOf(standing, asked, false));
    const other = { ...asked, context: { ...asked.context, patientId: [{ system: 'urn:x', value: '90000099Z' }] } };
    const foreign = JSON.stringify(cardsOf({ decision: 'CONSENT_PERMIT' }, other, true));
    const strikes = spoil.fault !== null && (spoil.only ?? purposeOfUse[0]) === purposeOfUse[0];
    if (strikes) spoil.fault?.({ response, asked, text, foreign });
    else send(response, 200, text);
  }

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => send(response, 500, {}));
  });
  const { port, stop } = await listen(server);
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    requests,
    standings: held,
    set(fault, only) {
      spoil.fault = fault;
      spoil.only = only;
    },
    stop,
  };
}

/** Every way that we know for a decision service to fail or to lie. */
export const CONSULT_FAULTS: Readonly<Record<string, ConsultFault>> = {
  hang: () => undefined,
  reset: ({ response }) => void response.socket?.destroy(),
  'half-a-body': ({ response, text }) => send(response, 200, text.slice(0, text.length / 2)),
  'empty-body': ({ response }) => send(response, 200, ''),
  html: ({ response }) => send(response, 200, '<html><body>Please sign in</body></html>', 'text/html'),
  'html-called-json': ({ response }) => send(response, 200, '<html></html>'),
  'json-null': ({ response }) => send(response, 200, 'null'),
  'no-cards': ({ response }) => send(response, 200, { cards: [] }),
  'cards-missing': ({ response }) => send(response, 200, {}),
  'two-cards': ({ response, text, foreign }) =>
    send(response, 200, { cards: [text, foreign].flatMap((one) => (JSON.parse(one) as { cards: object[] }).cards) }),
  'unknown-decision': ({ response, text }) => send(response, 200, text.replace(/CONSENT_\w+|NO_CONSENT/g, 'MAYBE')),
  'lower-case-decision': ({ response }) =>
    send(response, 200, { cards: [{ extension: { decision: 'consent_permit' } }] }),
  'decision-in-summary-only': ({ response }) => send(response, 200, { cards: [{ summary: 'CONSENT_PERMIT' }] }),
  'wrong-member': ({ response, foreign }) => send(response, 200, foreign),
  'member-without-number': ({ response }) =>
    send(response, 200, { cards: [{ extension: { decision: 'CONSENT_PERMIT', patientId: [{}] } }] }),
  'unknown-obligation': ({ response }) =>
    send(response, 200, {
      cards: [{ extension: { decision: 'CONSENT_PERMIT', obligations: [{ id: { code: 'MASK' } }] } }],
    }),
  'redact-without-codes': ({ response }) =>
    send(response, 200, {
      cards: [{ extension: { decision: 'CONSENT_PERMIT', obligations: [{ id: { code: 'REDACT' } }] } }],
    }),
  'redact-unknown-code': ({ response }) =>
    send(response, 200, {
      cards: [
        {
          extension: {
            decision: 'CONSENT_PERMIT',
            obligations: [{ id: { code: 'REDACT' }, parameters: { codes: [{ system: 'urn:x', code: 'X-17' }] } }],
          },
        },
      ],
    }),
  redirect: ({ response }) => {
    response.writeHead(307, { location: 'http://127.0.0.1:65431/' }).end();
  },
  ...Object.fromEntries(
    [401, 403, 404, 429, 500, 502, 503].map((status) => [
      `status-${status}`,
      ({ response, text }) => send(response, status, text),
    ]),
  ),
};
