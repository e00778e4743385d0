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
  /** Result parameters such as `_summary` that are refused with 400 where they are not known. Default: all are known. */
  readonly refusesResultParameters?: readonly string[];
  /** Refuses tokens of an identifier system that it does not know, as servers with a fixed list do. */
  readonly systems?: readonly string[];
  /** Refuses a search without any filter. */
  readonly needsFilter?: boolean;
  /** Status of everything under `Patient`, where this client may not see people. */
  readonly patientStatus?: number;
  /** Hands the Patients out with `_include=Consent:patient`. */
  readonly includes?: boolean;
  /** How it names itself in links, `fullUrl` and references: an inner name behind a gateway. Default: not at all. */
  readonly innerBase?: string;
  /** Links to the next page as a bare query. */
  readonly relativeLinks?: boolean;
  /** Status of searches by this parameter from now on: a server that falls ill in one place. */
  readonly ill?: { parameter: string | null; status: number };
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
      case '_id':
        return resource.id === value;
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

  /** As it goes out: with the inner name, where there is one. */
  function entryOf(resource: Held, mode: 'match' | 'include') {
    const { innerBase } = options;
    if (innerBase === undefined) return { search: { mode }, resource };
    const reference = resource.patient?.reference;
    const shown =
      reference === undefined
        ? resource
        : { ...resource, patient: { ...resource.patient, reference: `${innerBase}/${reference}` } };
    return { fullUrl: `${innerBase}/${resource.resourceType}/${resource.id}`, search: { mode }, resource: shown };
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
      if (type === 'Patient' && options.patientStatus !== undefined) {
        refuse(options.patientStatus);
        return;
      }
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
      const filters = [...params].filter(([name]) => name === '_id' || (name !== '' && !name.startsWith('_')));
      const isRefused =
        [...params.keys()].some((name) => options.refusesResultParameters?.includes(name)) ||
        (options.needsFilter === true && filters.length === 0) ||
        (options.systems !== undefined &&
          filters.some(([, value]) => value.includes('|') && !options.systems?.includes(value.split('|')[0] ?? '')));
      if (isRefused) {
        refuse(400);
        return;
      }
      if (filters.some(([name]) => name === options.ill?.parameter)) {
        refuse(options.ill?.status ?? 500);
        return;
      }
      let list = held.filter((one) => one.resourceType === type);
      for (const [name, value] of filters) {
        if (name === '_id') list = list.filter((one) => matches(one, name, value));
        else if (options.knows.includes(`${type}.${name}`)) list = list.filter((one) => matches(one, name, value));
        else if (options.unknown === 'refuse') {
          refuse(400);
          return;
        } else if (options.unknown === 'nothing') list = [];
      }
      const total = list.length;
      const size = options.pageSize ?? 1000;
      const page = Number(params.get('_page') ?? '0');
      const named = options.innerBase ?? `http://${request.headers.host ?? ''}/fhir`;
      const self = `${named}/${type}?${params.toString()}`;
      const following = new URLSearchParams(params);
      following.set('_page', String(page + 1));
      const start = options.relativeLinks ? '' : (self.split('?')[0] ?? '');
      const link = [
        ...(options.echoes || options.innerBase !== undefined ? [{ relation: 'self', url: self }] : []),
        ...((page + 1) * size < total ? [{ relation: 'next', url: `${start}?${following.toString()}` }] : []),
      ];
      const counted = params.get('_summary') === 'count';
      const entry = counted
        ? []
        : list.slice(page * size, (page + 1) * size).map((resource) => entryOf(resource, 'match'));
      if (options.includes && params.get('_include') === 'Consent:patient')
        for (const one of list) {
          const patient = patientOf(one);
          if (patient) entry.push(entryOf(patient, 'include'));
        }
      send(200, { resourceType: 'Bundle', type: 'searchset', total, link, entry });
    })();
  });
  const { port, stop } = await listen(server);
  return { baseUrl: `http://127.0.0.1:${port}/fhir`, asked, stop };
}
