import { createServer } from 'node:http';
import { listen, readBody } from './fhir-server';

/** How a server that nobody here wrote treats a search parameter that it does not know. */
export type Unknown = 'everybody' | 'nothing' | 'refuse';

export interface PlainServerOptions {
  readonly resources: readonly object[];
  /** `Type.parameter` that it understands: `Consent.patient`, `Consent.patient:Patient.identifier`, `Patient.identifier`. */
  readonly knows: readonly string[];
  readonly unknown: Unknown;
  /** Whether `system|` finds every value of a system. Default: no, only exact tokens. */
  readonly bareSystem?: boolean;
  readonly metadata?: object;
  readonly pageSize?: number;
  /** Repeats the request as the `self` link, whatever was understood. */
  readonly echoes?: boolean;
}

interface Held {
  readonly resourceType: string;
  readonly id: string;
  readonly identifier?: readonly { system?: string; value?: string }[];
  readonly patient?: { reference?: string; identifier?: { system?: string; value?: string } };
}

/** A small FHIR server of a kind that exists in the field: honest about a few parameters, one way or another about the rest. */
export async function startPlainServer(options: PlainServerOptions) {
  const held = options.resources as readonly Held[];
  const asked: string[] = [];
  const matchesToken = (list: readonly { system?: string; value?: string }[] | undefined, token: string) =>
    (list ?? []).some(
      ({ system = '', value = '' }) =>
        `${system}|${value}` === token || (options.bareSystem === true && `${system}|` === token),
    );
  const patientOf = ({ patient }: Held) =>
    held.find((one) => one.resourceType === 'Patient' && `Patient/${one.id}` === patient?.reference);

  function matches(resource: Held, name: string, value: string): boolean {
    switch (name) {
      case 'identifier':
        return matchesToken(resource.identifier, value);
      case 'patient':
        return resource.patient?.reference === value;
      case 'patient:identifier':
      case 'patientId':
        return matchesToken(resource.patient?.identifier ? [resource.patient.identifier] : [], value);
      case 'patient.identifier':
      case 'patient:Patient.identifier':
        return matchesToken(patientOf(resource)?.identifier, value);
      default:
        return false;
    }
  }

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const params = new URLSearchParams(`${url.search.slice(1)}&${await readBody(request)}`);
      asked.push(`${request.method ?? ''} ${url.pathname} ${params.toString()}`);
      const send = (status: number, body: object) => {
        response.writeHead(status, { 'content-type': 'application/fhir+json' });
        response.end(JSON.stringify(body));
      };
      const refuse = (status: number) =>
        send(status, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'not-supported' }] });
      const parts = url.pathname.split('/').filter((part) => part !== '' && part !== 'fhir');
      const [type = '', second] = parts;
      if (type === 'metadata') {
        if (options.metadata) send(200, options.metadata);
        else refuse(404);
        return;
      }
      if (second !== undefined && second !== '_search') {
        const found = held.find((one) => one.resourceType === type && one.id === second);
        if (found) send(200, found);
        else refuse(404);
        return;
      }
      let list = held.filter((one) => one.resourceType === type);
      for (const [name, value] of params) {
        if (name === '' || name.startsWith('_')) continue;
        if (options.knows.includes(`${type}.${name}`)) list = list.filter((one) => matches(one, name, value));
        else if (options.unknown === 'refuse') {
          refuse(400);
          return;
        } else if (options.unknown === 'nothing') list = [];
      }
      const total = list.length;
      const size = options.pageSize ?? 1000;
      const page = Number(params.get('_page') ?? '0');
      const self = `http://${request.headers.host ?? ''}${url.pathname.replace('/_search', '')}?${params.toString()}`;
      const following = new URLSearchParams(params);
      following.set('_page', String(page + 1));
      const link = [
        ...(options.echoes ? [{ relation: 'self', url: self }] : []),
        ...((page + 1) * size < total
          ? [{ relation: 'next', url: `${self.split('?')[0] ?? ''}?${following.toString()}` }]
          : []),
      ];
      const counted = params.get('_summary') === 'count';
      const entry = counted
        ? []
        : list.slice(page * size, (page + 1) * size).map((resource) => ({ search: { mode: 'match' }, resource }));
      send(200, { resourceType: 'Bundle', type: 'searchset', total, link, entry });
    })();
  });
  const { port, stop } = await listen(server);
  return { baseUrl: `http://127.0.0.1:${port}/fhir`, asked, stop };
}
