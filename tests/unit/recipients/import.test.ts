import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importDirectoryCsv } from '../../../utils/recipients/import-csv';
import { importOrganizationBundle } from '../../../utils/recipients/import-fhir';
import { resolveRecipient } from '../../../utils/recipients/resolve';

describe('a spreadsheet', () => {
  test('one row gives an entry per address, and the entries resolve', () => {
    const { entries, rejected, problems, columns } = importDirectoryCsv(
      '\uFEFFOrganization,Fax Number,E-Mail,NPI,Type,State,Notes\r\n"Example Clinic, Inc.",(555) 555-0100,desk@clinic.example,1234567893,Treating CE,ca,"open\nMonday"\r\n',
    );
    expect(entries.map(({ match }) => match)).toEqual([
      'fax:+15555550100',
      'email:desk@clinic.example',
      'npi:1234567893',
      'name:example clinic',
    ]);
    expect(entries[0]).toEqual({
      match: 'fax:+15555550100',
      kind: 'TREATING_CE',
      name: 'Example Clinic, Inc.',
      npi: '1234567893',
      state: 'CA',
    });
    expect(rejected).toEqual([]);
    expect(problems).toEqual([]);
    expect(columns).toMatchObject({ Organization: 'name', Type: 'kind', Notes: null });
    expect(resolveRecipient({ fax: '555.555.0100', name: 'Example Clinic' }, entries)).toMatchObject({
      kind: 'TREATING_CE',
      state: 'CA',
    });
  });
  test('semicolons and the match column work', () => {
    const { entries } = importDirectoryCsv(
      'match;kind;name\nfax:555-555-0100;PROBATION;Example Probation\ndomain:county.example;county_bh;County\n',
    );
    expect(entries.map(({ match, kind }) => [match, kind])).toEqual([
      ['fax:+15555550100', 'PROBATION'],
      ['name:example probation', 'PROBATION'],
      ['domain:county.example', 'COUNTY_BH'],
      ['name:county', 'COUNTY_BH'],
    ]);
  });
  test('a kind that is not understood is UNKNOWN, with a warning', () => {
    const { entries, problems } = importDirectoryCsv('name,type\nExample Place,Wellness hub\nOther Place,\n');
    expect(entries.map(({ kind }) => kind)).toEqual(['UNKNOWN', 'UNKNOWN']);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'kind-unmapped'],
      [3, 'kind-missing'],
    ]);
  });
  test('bad values are listed with their line; a row with nothing readable is kept whole among the rejected', () => {
    const { entries, rejected, problems } = importDirectoryCsv(
      'fax,email,npi,kind\n\n12,desk,1234567890,MCP\n5555550100,bad,,MCP\n',
    );
    expect(rejected).toEqual([{ line: 3, cells: { fax: '12', email: 'desk', npi: '1234567890', kind: 'MCP' } }]);
    expect(entries.map(({ match }) => match)).toEqual(['fax:+15555550100']);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ line, code }) => [line, code])).toEqual([
      [3, 'bad-fax'],
      [3, 'bad-email'],
      [3, 'bad-npi'],
      [3, 'no-address'],
      [4, 'bad-email'],
    ]);
  });
  test('contradictions, doubles and free mail are pointed out', () => {
    const { problems } = importDirectoryCsv(
      'fax,domain,kind\n5555550100,,MCP\n5555550100,,PROBATION\n5555550100,,MCP\n,gmail.com,MCP\n',
    );
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'conflicting-kinds'],
      [4, 'duplicate'],
      [5, 'free-mail-domain'],
    ]);
  });
  test('nothing is lost: every row is imported or rejected', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('5555550100', 'MCP', 'a@b.example', 'x,y', 'q"q', 'l\nm'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
        const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;
        const csv = ['fax,name,kind', ...rows.map((row) => row.map(quote).join(','))].join('\n');
        const { lines, rejected } = importDirectoryCsv(csv);
        const accounted = new Set([...lines, ...rejected.map(({ line }) => line)]);
        const wanted = rows.flatMap((row, at) => (row.some((value) => value.trim() !== '') ? [at + 2] : []));
        expect([...accounted].sort((a, b) => a - b)).toEqual(wanted);
      }),
    );
  });
  test('is total on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(importDirectoryCsv(text).entries).toBeInstanceOf(Array);
      }),
    );
  });
});

const bundle = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    {
      fullUrl: 'urn:uuid:11111111-1111-4111-8111-111111111111',
      resource: {
        resourceType: 'Organization',
        id: 'o1',
        active: true,
        identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
        type: [
          {
            coding: [
              { system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'prov' },
              { system: 'http://nucc.org/provider-taxonomy', code: '261QR0405X' },
            ],
          },
        ],
        name: 'Example Recovery Center',
        telecom: [
          { system: 'phone', value: '555-555-0101' },
          { system: 'fax', value: '(555) 555-0102' },
          { system: 'fax', use: 'old', value: '555-555-0103' },
        ],
        address: [{ state: 'CA' }],
        endpoint: [{ reference: 'Endpoint/e2' }],
      },
    },
    {
      resource: {
        resourceType: 'Endpoint',
        id: 'e1',
        status: 'active',
        connectionType: { code: 'direct-project' },
        managingOrganization: { reference: 'urn:uuid:11111111-1111-4111-8111-111111111111' },
        address: 'mailto:intake@direct.recovery.example',
      },
    },
    {
      resource: {
        resourceType: 'Endpoint',
        id: 'e2',
        status: 'active',
        connectionType: { code: 'direct-project' },
        address: 'desk@direct.recovery.example',
      },
    },
    {
      resource: {
        resourceType: 'HealthcareService',
        id: 'h1',
        active: true,
        providedBy: { reference: 'Organization/o1' },
        name: 'Outpatient',
        telecom: [{ system: 'fax', value: '555-555-0104' }],
      },
    },
    {
      resource: {
        resourceType: 'Organization',
        id: 'o2',
        name: 'Example Plan',
        type: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-type', code: 'pay' }] }],
        telecom: [{ system: 'email', value: 'auth@plan.example' }],
      },
    },
    {
      resource: {
        resourceType: 'Organization',
        id: 'o3',
        active: false,
        name: 'Closed Clinic',
        telecom: [{ system: 'fax', value: '555-555-0105' }],
      },
    },
    { resource: { resourceType: 'Patient', id: 'p1' } },
  ],
};

describe('a FHIR bundle', () => {
  const imported = importOrganizationBundle(bundle);
  test('telecom, endpoints, NPI and names become entries of the organisation', () => {
    expect(imported.entries.filter(({ npi }) => npi === '1234567893').map(({ match, kind }) => [match, kind])).toEqual([
      ['fax:+15555550102', 'PART2_PROGRAM'],
      ['npi:1234567893', 'PART2_PROGRAM'],
      ['name:example recovery center', 'PART2_PROGRAM'],
      ['direct:intake@direct.recovery.example', 'PART2_PROGRAM'],
      ['direct:desk@direct.recovery.example', 'PART2_PROGRAM'],
      ['fax:+15555550104', 'PART2_PROGRAM'],
      ['name:example recovery center|outpatient', 'PART2_PROGRAM'],
    ]);
    expect(resolveRecipient({ direct: 'intake@direct.recovery.example' }, imported.entries)).toMatchObject({
      kind: 'PART2_PROGRAM',
      state: 'CA',
    });
  });
  test('a payer’s kind is not guessed', () => {
    expect(imported.entries.find(({ match }) => match === 'email:auth@plan.example')?.kind).toBe('UNKNOWN');
    expect(imported.problems).toContainEqual({
      line: 5,
      severity: 'warning',
      code: 'kind-unmapped',
      field: 'type',
      value: '',
    });
  });
  test('retired organisations and other resources are listed, not imported', () => {
    expect(imported.rejected.map(({ line }) => line)).toEqual([6, 7]);
    expect(imported.entries.some(({ match }) => match === 'fax:+15555550105')).toBe(false);
  });
  test('is total on any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(importOrganizationBundle(json).entries).toBeInstanceOf(Array);
      }),
    );
    expect(importOrganizationBundle('no').problems).toMatchObject([{ code: 'malformed' }]);
  });
});
