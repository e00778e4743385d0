import { describe, expect, test } from 'vitest';
import { mergePolicy } from '../../../utils/policy/merge';
import { parseSettings } from '../../../utils/policy/schema';
import { storedRegistry } from '../../../utils/policy/settings-service';

const documented = {
  schemaVersion: 1,
  mode: 'enforce',
  organization: { name: 'Example County', npi: '1234567893', kind: 'COUNTY_BH', part2: 'unknown' },
  registry: { kind: 'fhir', baseUrl: 'https://registry.example/fhir/R4', auth: { kind: 'none' } },
  portals: [{ origin: 'https://portal.example', adapter: 'generic' }],
  recipients: [{ match: 'fax:+15555550100', kind: 'TREATING_CE', name: 'Example Clinic', npi: '1234567893' }],
  decision: { declinedButLawful: { HPAYMT: 'PERMIT', TREAT: 'WARN', default: 'WARN' }, undecidedWaitMs: 1500 },
  audit: { upload: { kind: 'none' }, retentionDays: 2190 },
};

describe('reading a policy', () => {
  test('the documented example parses without a problem', () => {
    expect(parseSettings(documented).problems).toEqual([]);
    const policy = mergePolicy(parseSettings(documented).settings, {});
    expect(policy.registry).toEqual({
      kind: 'fhir',
      baseUrl: 'https://registry.example/fhir/R4',
      auth: { kind: 'none' },
    });
    expect(policy.portals[0]).toMatchObject({
      origin: 'https://portal.example',
      id: 'portal.example',
      adapter: 'generic',
    });
    expect(policy.organization.part2).toBe('unknown');
  });

  test('reminders look 30 days ahead, unless somebody says otherwise, and never past half a year', () => {
    expect(mergePolicy({}, {}).reminders).toEqual({ days: 30 });
    expect(
      mergePolicy(parseSettings({ reminders: { days: 0 } }).settings, { reminders: { days: 60 } }).reminders,
    ).toEqual({
      days: 0,
    });
    expect(parseSettings({ reminders: { days: 365 } }).problems).toEqual(['reminders']);
  });

  test('one misspelt portal is named and leaves the others protected', () => {
    const reading = parseSettings({ portals: [{ origin: 'not an address' }, { origin: 'https://b.example' }, 7] });
    expect(reading.problems).toEqual(['portals.0', 'portals.2']);
    expect(reading.settings.portals?.map(({ origin }) => origin)).toEqual(['https://b.example']);
  });

  test('a key that does not parse takes no other key with it', () => {
    const reading = parseSettings({ mode: 'loud', organization: { name: 'X' } });
    expect(reading.problems).toEqual(['mode']);
    expect(reading.settings.organization?.name).toBe('X');
  });

  test('a remote registry without an address is a problem, not a silent switch to the embedded one', () => {
    expect(parseSettings({ registry: { kind: 'fhir' } }).problems).toEqual(['registry.baseUrl']);
  });

  test('what a decision service is asked comes from policy, and means nothing to a FHIR server', () => {
    const consult = { form: 'ascmi-ab133', actorNpis: ['1234567893'] };
    const registry = { kind: 'cds-hooks', baseUrl: 'https://decide.example/', consult };
    const policy = mergePolicy(parseSettings({ registry }).settings, {});
    expect(policy.registry).toEqual({
      kind: 'cds-hooks',
      baseUrl: 'https://decide.example',
      auth: { kind: 'none' },
      consult,
    });
    const fhir = mergePolicy(parseSettings({ registry: { ...registry, kind: 'fhir' } }).settings, {});
    expect(fhir.registry).not.toHaveProperty('consult');
    expect(parseSettings({ registry: { ...registry, consult: { actorNpis: ['12'] } } }).problems).toEqual(['registry']);
  });

  test('saving the registry on the options page keeps what the page does not show, for the same registry only', () => {
    const before = { kind: 'cds-hooks', baseUrl: 'https://decide.example', consult: { form: 'ascmi-ab133' } };
    const auth = { kind: 'none' } as const;
    expect(storedRegistry({ kind: 'cds-hooks', baseUrl: before.baseUrl, auth }, before)).toEqual({ ...before, auth });
    expect(storedRegistry({ kind: 'cds-hooks', baseUrl: `${before.baseUrl}/`, auth }, before)).toHaveProperty(
      'consult',
    );
    expect(storedRegistry({ kind: 'fhir', baseUrl: before.baseUrl, auth }, before)).not.toHaveProperty('consult');
  });

  test.each([
    ['true', true],
    [true, true],
    ['false', false],
    ['unknown', 'unknown'],
  ] as const)('part2 %j reads as %j', (written, read) => {
    expect(parseSettings({ organization: { part2: written } }).settings.organization?.part2).toBe(read);
  });
});

describe('merging', () => {
  test('managed values win, chosen ones fill the gaps', () => {
    const managed = parseSettings({ mode: 'enforce', organization: { name: 'County' } }).settings;
    const chosen = parseSettings({
      mode: 'observe',
      organization: { name: 'Mine', privacyOfficer: 'Desk 4' },
    }).settings;
    const policy = mergePolicy(managed, chosen);
    expect(policy.mode).toBe('enforce');
    expect(policy.organization).toMatchObject({ name: 'County', privacyOfficer: 'Desk 4' });
  });

  test('a user adds portals beside managed ones and cannot change a managed one', () => {
    const managed = parseSettings({ portals: [{ origin: 'https://a.example', adapter: 'openemr' }] }).settings;
    const chosen = parseSettings({
      portals: [{ origin: 'https://a.example', adapter: 'generic' }, { origin: 'https://b.example' }],
    }).settings;
    const adapters = Object.fromEntries(
      mergePolicy(managed, chosen).portals.map(({ origin, adapter }) => [origin, adapter]),
    );
    expect(adapters).toEqual({ 'https://a.example': 'openemr', 'https://b.example': 'generic' });
  });

  test('nothing set: enforce, embedded registry, no portal', () => {
    expect(mergePolicy({}, {})).toMatchObject({ mode: 'enforce', registry: { kind: 'local' }, portals: [] });
  });

  test('declined-but-lawful outcomes merge purpose by purpose over the defaults', () => {
    const managed = parseSettings({ decision: { declinedButLawful: { TREAT: 'DENY' } } }).settings;
    expect(mergePolicy(managed, {}).decision.declinedButLawful).toEqual({
      HPAYMT: 'PERMIT',
      TREAT: 'DENY',
      default: 'WARN',
    });
  });
});
