import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveRecipient } from '../../../utils/recipients/resolve';
import type { DirectoryEntry, RecipientHints } from '../../../utils/recipients/types';

const NPI = 'http://hl7.org/fhir/sid/us-npi';
const directory: readonly DirectoryEntry[] = [
  { match: 'fax:(555) 555-0100', kind: 'TREATING_CE', name: 'Example Clinic', npi: '1234567893', state: 'CA' },
  { match: 'name:Example Clinic, Inc.', kind: 'TREATING_CE', name: 'Example Clinic' },
  { match: 'fax:+15555550111', kind: 'TREATING_CE', name: 'First Practice' },
  { match: 'fax:+15555550111', kind: 'TREATING_CE', name: 'Second Practice' },
  { match: 'fax:+15555550122', kind: 'TREATING_CE', name: 'Example Hospital' },
  { match: 'fax:+15555550122', kind: 'LAW_ENFORCEMENT', name: 'Example Sheriff' },
  { match: 'domain:county.example', kind: 'COUNTY_SOCIAL', name: 'Example County' },
  { match: 'domain:bh.county.example', kind: 'COUNTY_BH', name: 'Example County Behavioral Health' },
  { match: 'email:jail@county.example', kind: 'CORRECTIONAL_HEALTH', name: 'Jail Clinic' },
  { match: 'direct:desk@direct.clinic.example', kind: 'TREATING_CE', name: 'Example Clinic' },
  { match: 'npi:1245319599', kind: 'MCP', name: 'Example Plan', npi: '1245319599' },
  { match: 'name:Example County|Behavioral Health', kind: 'COUNTY_BH', name: 'Example County BH' },
  { match: 'name:Example County', kind: 'COUNTY_SOCIAL', name: 'Example County' },
  { match: 'department:Probation', kind: 'PROBATION' },
  { match: 'origin:https://portal.example', kind: 'HIE_BA', name: 'Example HIE' },
  { match: 'nonsense', kind: 'SELF' },
];
const resolve = (hints: RecipientHints) => resolveRecipient(hints, directory);

describe('one recipient', () => {
  test('a fax number in any spelling', () => {
    expect(resolve({ fax: '1-555-555-0100' })).toEqual({
      kind: 'TREATING_CE',
      name: 'Example Clinic',
      organization: { system: NPI, value: '1234567893' },
      state: 'CA',
      matchedBy: 'fax',
    });
  });
  test.each([
    [{ email: 'someone@county.example' }, 'COUNTY_SOCIAL', 'domain'],
    [{ email: 'someone@mail.county.example' }, 'COUNTY_SOCIAL', 'domain'],
    [{ email: 'someone@bh.county.example' }, 'COUNTY_BH', 'domain'],
    [{ email: 'x@deep.bh.county.example' }, 'COUNTY_BH', 'domain'],
    [{ email: 'Jail@County.example' }, 'CORRECTIONAL_HEALTH', 'email'],
    [{ direct: 'desk@direct.clinic.example' }, 'TREATING_CE', 'direct'],
    [{ npi: '1245319599' }, 'MCP', 'npi'],
    [{ name: 'EXAMPLE CLINIC' }, 'TREATING_CE', 'name'],
    [{ name: 'Example County', department: 'Behavioral Health' }, 'COUNTY_BH', 'name'],
    [{ name: 'Example County', department: 'Parks' }, 'COUNTY_SOCIAL', 'name'],
    [{ department: 'Probation' }, 'PROBATION', 'department'],
    [{ origin: 'https://portal.example/upload' }, 'HIE_BA', 'origin'],
  ] as const)('%o', (hints, kind, matchedBy) => {
    expect(resolve(hints)).toMatchObject({ kind, matchedBy });
    expect(resolve(hints)).not.toHaveProperty('reason');
  });
  test('an unlisted web origin beside a known number changes nothing', () => {
    expect(resolve({ fax: '5555550100', origin: 'https://efax.example' })).toMatchObject({ kind: 'TREATING_CE' });
  });
  test('a clinician’s NPI beside a known number changes nothing', () => {
    expect(resolve({ fax: '5555550100', npi: '1003000126' })).toMatchObject({
      kind: 'TREATING_CE',
      organization: { value: '1234567893' },
    });
  });
});

describe('nobody is guessed', () => {
  test.each([
    ['no hints', {}, 'no-hints'],
    ['blank hints', { fax: ' ', email: '' }, 'no-hints'],
    ['an unknown number beside a known name', { fax: '555-555-0199', name: 'Example Clinic' }, 'not-in-directory'],
    ['an unknown name', { name: 'Somebody Else' }, 'not-in-directory'],
    ['a look-alike domain', { email: 'x@evilcounty.example' }, 'not-in-directory'],
    ['a domain as prefix', { email: 'x@county.example.evil.example' }, 'not-in-directory'],
    ['an unreadable number', { fax: '555-01' }, 'unreadable'],
    ['an unreadable address', { email: 'desk at clinic' }, 'unreadable'],
    ['two organisations behind one number', { fax: '5555550111' }, 'ambiguous'],
    ['two kinds behind one number', { fax: '5555550122' }, 'ambiguous'],
    ['number and address of different recipients', { fax: '5555550100', email: 'jail@county.example' }, 'ambiguous'],
    ['number and name of different recipients', { fax: '5555550100', name: 'Example County' }, 'ambiguous'],
    ['one unknown among several addressees', { email: 'a@county.example; b@stranger.example' }, 'not-in-directory'],
    ['addressees of different kinds', { email: 'a@county.example, b@bh.county.example' }, 'ambiguous'],
    ['a hidden copy to a stranger', { email: 'mailto:a@county.example?bcc=b@stranger.example' }, 'not-in-directory'],
    ['an unlisted origin alone', { origin: 'https://elsewhere.example' }, 'not-in-directory'],
  ])('%s', (_why, hints, reason) => {
    expect(resolve(hints)).toMatchObject({ kind: 'UNKNOWN', matchedBy: 'none', reason });
  });
  test('a valid NPI that is not listed names the organisation but no kind', () => {
    expect(resolve({ npi: '1003000126' })).toEqual({
      kind: 'UNKNOWN',
      organization: { system: NPI, value: '1003000126' },
      matchedBy: 'none',
      reason: 'not-in-directory',
    });
  });
});

describe('laws', () => {
  const hints = fc.record(
    {
      fax: fc.constantFrom('5555550100', '5555550111', '5555550199', 'x'),
      email: fc.constantFrom('a@county.example', 'jail@county.example', 'q@stranger.example', 'x'),
      npi: fc.constantFrom('1245319599', '1234567893', '1'),
      name: fc.constantFrom('Example Clinic', 'Example County', 'Nobody'),
      origin: fc.constantFrom('https://portal.example', 'https://elsewhere.example'),
    },
    { requiredKeys: [] },
  );
  test('the order of the directory never matters', () => {
    fc.assert(
      fc.property(hints, fc.shuffledSubarray([...directory], { minLength: directory.length }), (shown, shuffled) => {
        const first = resolve(shown);
        const second = resolveRecipient(shown, shuffled);
        expect(second.kind).toBe(first.kind);
        expect(second.organization).toEqual(first.organization);
      }),
    );
  });
  test('another hint never turns one recipient into another: it confirms, or nobody is known', () => {
    fc.assert(
      fc.property(hints, hints, (some, more) => {
        const alone = resolve(some);
        const both = resolve({ ...more, ...some });
        if (alone.kind !== 'UNKNOWN' && some.fax !== undefined) expect(['UNKNOWN', alone.kind]).toContain(both.kind);
      }),
    );
  });
  test('an empty directory knows nobody', () => {
    fc.assert(
      fc.property(hints, (shown) => {
        expect(resolveRecipient(shown, []).kind).toBe('UNKNOWN');
      }),
    );
  });
});
