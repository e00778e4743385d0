import type { RecipientKind } from '../ascmi/parties';
import type { DirectoryImport, ImportProblem } from './import-report';
import { warnings } from './import-warnings';
import { formatMatch, normaliseMatch } from './index-entries';
import { kindFromCoding, kindFromText } from './kinds';
import { list, object, text } from './json';
import type { Json } from './json';
import type { DirectoryEntry, MatchKey } from './types';

const NPI_SYSTEM = 'http://hl7.org/fhir/sid/us-npi';

/** A resource that names or serves an organisation, and where it stands in the bundle. */
interface Located {
  readonly line: number;
  readonly resource: Json;
  readonly keys: readonly string[];
}

/**
 * Reads FHIR R4 Organization, Endpoint and HealthcareService out of a Bundle (or one bare resource). Addresses: `telecom` of system fax and
 * email, Endpoint addresses of `direct-project` and e-mail; identity: NPI and name; kind: our own recipient-kind system, then NUCC taxonomy,
 * then HL7 organization-type, then the type's text. Unmapped is UNKNOWN with a warning. A service or endpoint takes kind, NPI and name from
 * the organisation it refers to.
 */
export function importOrganizationBundle(json: unknown): DirectoryImport {
  const located = locate(json);
  const organizations = located.filter(({ resource }) => resource['resourceType'] === 'Organization');
  const entries: DirectoryEntry[] = [];
  const lines: number[] = [];
  const rejected: DirectoryImport['rejected'][number][] = [];
  const problems: ImportProblem[] = [];
  if (located.length === 0) problems.push({ line: 0, severity: 'error', code: 'malformed' });
  for (const item of located) {
    const own = readResource(item, organizations);
    problems.push(...own.problems);
    entries.push(...own.entries);
    lines.push(...own.entries.map(() => item.line));
    if (own.entries.length === 0) rejected.push({ line: item.line, cells: summary(item.resource) });
  }
  problems.push(...warnings(entries, lines));
  return { entries, lines, rejected, problems, columns: {} };
}

function locate(json: unknown): Located[] {
  const root = object(json);
  if (root === null) return [];
  const parts = root['resourceType'] === 'Bundle' ? list(root['entry']).map(object) : [{ resource: root }];
  return parts.flatMap((part, at): Located[] => {
    const resource = object(part?.['resource']);
    if (resource === null) return [{ line: at + 1, resource: {}, keys: [] }];
    const key = `${text(resource['resourceType'])}/${text(resource['id'])}`;
    return [{ line: at + 1, resource, keys: [text(part?.['fullUrl']), key].filter((name) => name !== '') }];
  });
}

const summary = (resource: Json): Record<string, string> => ({
  resourceType: text(resource['resourceType']),
  id: text(resource['id']),
  name: text(resource['name']),
});

const READ = ['Organization', 'Endpoint', 'HealthcareService'];

function readResource(
  { line, resource }: Located,
  organizations: readonly Located[],
): { entries: DirectoryEntry[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const complain = (
    code: ImportProblem['code'],
    field: string,
    value: string,
    severity: ImportProblem['severity'] = 'error',
  ): void => void problems.push({ line, severity, code, field, value });
  const type = text(resource['resourceType']);
  if (!READ.includes(type)) {
    complain('malformed', 'resourceType', type);
    return { entries: [], problems };
  }
  const retired =
    resource['active'] === false || ['off', 'error', 'entered-in-error'].includes(text(resource['status']));
  if (retired) {
    complain('inactive', type === 'Endpoint' ? 'status' : 'active', text(resource['id']));
    return { entries: [], problems };
  }
  const owner = type === 'Organization' ? resource : ownerOf(resource, organizations, complain);
  const shared = identity(resource, owner, complain);
  const matches = [...addressesOf(resource, complain), ...namesOf(type, resource, owner, shared.npi)];
  if (matches.length === 0) complain('no-address', type, text(resource['id']));
  return { entries: [...new Set(matches)].map((match) => ({ match, ...shared })), problems };
}

type Complain = (
  code: ImportProblem['code'],
  field: string,
  value: string,
  severity?: ImportProblem['severity'],
) => void;

function ownerOf(resource: Json, organizations: readonly Located[], complain: Complain): Json | null {
  const field = resource['resourceType'] === 'Endpoint' ? 'managingOrganization' : 'providedBy';
  const reference = text(object(resource[field])?.['reference']);
  const id = text(resource['id']);
  const back = `${text(resource['resourceType'])}/${id}`;
  const found =
    organizations.find(
      ({ keys }) => reference !== '' && keys.some((key) => key === reference || key.endsWith(`/${reference}`)),
    ) ??
    organizations.find(
      (candidate) =>
        id !== '' && list(candidate.resource['endpoint']).some((item) => text(object(item)?.['reference']) === back),
    );
  if (found === undefined) complain('unresolved-reference', field, reference, 'warning');
  return found?.resource ?? null;
}

function identity(resource: Json, owner: Json | null, complain: Complain): Omit<DirectoryEntry, 'match'> {
  const npi =
    npiOf(resource, complain) ?? (owner === null || owner === resource ? undefined : npiOf(owner, () => undefined));
  const name = text(owner?.['name']) || text(resource['name']);
  const kind = kindOf(resource) ?? (owner === null ? null : kindOf(owner));
  if (kind === null) complain('kind-unmapped', 'type', '', 'warning');
  const state = list(owner?.['address'])
    .map((address) => text(object(address)?.['state']).toUpperCase())
    .find((value) => /^[A-Z]{2}$/.test(value));
  return {
    kind: kind ?? 'UNKNOWN',
    ...(name === '' ? {} : { name }),
    ...(npi === undefined ? {} : { npi }),
    ...(state === undefined ? {} : { state }),
  };
}

function npiOf(resource: Json, complain: Complain): string | undefined {
  for (const item of list(resource['identifier']).map(object)) {
    if (text(item?.['system']) !== NPI_SYSTEM) continue;
    const value = normaliseMatch('npi', text(item?.['value']));
    if (value !== null) return value;
    complain('bad-npi', 'identifier', text(item?.['value']));
  }
  return undefined;
}

/** More specific systems first: a `prov` that carries the taxonomy of a Part 2 program is one. */
function kindOf(resource: Json): RecipientKind | null {
  const concepts = [...list(resource['type']), ...list(resource['specialty']), ...list(resource['category'])].map(
    object,
  );
  const codings = concepts.flatMap((concept) => list(concept?.['coding']).map(object));
  const kinds = codings.map((coding) => ({
    system: text(coding?.['system']),
    kind: kindFromCoding(text(coding?.['system']), text(coding?.['code'])),
  }));
  const bySystem = (part: string): RecipientKind | null =>
    kinds.find(({ system, kind }) => kind !== null && system.includes(part))?.kind ?? null;
  const byText = concepts.map((concept) => kindFromText(text(concept?.['text']))).find((kind) => kind !== null);
  return bySystem('recipient-kind') ?? bySystem('provider-taxonomy') ?? byText ?? bySystem('organization-type');
}

function addressesOf(resource: Json, complain: Complain): string[] {
  const telecoms = [
    ...list(resource['telecom']),
    ...list(resource['contact']).flatMap((item) => list(object(item)?.['telecom'])),
  ];
  const found: [MatchKey, string][] = telecoms.map(object).flatMap((item): [MatchKey, string][] => {
    const system = text(item?.['system']);
    return (system === 'fax' || system === 'email') && text(item?.['use']) !== 'old'
      ? [[system, text(item?.['value'])]]
      : [];
  });
  if (resource['resourceType'] === 'Endpoint') {
    const connection = text(object(resource['connectionType'])?.['code']);
    if (connection === 'direct-project') found.push(['direct', text(resource['address'])]);
    if (connection === 'secure-email') found.push(['email', text(resource['address'])]);
  }
  return found.flatMap(([key, written]) => {
    const value = normaliseMatch(key, written);
    if (value === null)
      complain(key === 'fax' ? 'bad-fax' : key === 'direct' ? 'bad-direct' : 'bad-email', key, written);
    return value === null ? [] : [formatMatch({ key, value })];
  });
}

/** An organisation is also known by NPI, name and aliases; a service by "organisation | service". */
function namesOf(type: string, resource: Json, owner: Json | null, npi: string | undefined): string[] {
  const own = text(resource['name']);
  const names =
    type === 'Organization'
      ? [own, ...list(resource['alias']).map(text)]
      : type === 'HealthcareService' && own !== '' && text(owner?.['name']) !== ''
        ? [`${text(owner?.['name'])}|${own}`]
        : [];
  const byName = names.flatMap((name) => {
    const value = normaliseMatch('name', name);
    return value === null ? [] : [formatMatch({ key: 'name', value })];
  });
  return type === 'Organization' && npi !== undefined ? [formatMatch({ key: 'npi', value: npi }), ...byName] : byName;
}
