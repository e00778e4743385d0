import { describe, expect, it } from 'vitest';
import {
  ALL,
  caseOf,
  classOf,
  CIN,
  decideFor,
  DECL,
  deny,
  label,
  named,
  outcomeOf,
  OTHER_CIN,
  PART,
  permit,
  purpose,
  reasonOf,
  record,
  SUD,
} from './cases';
import { explain } from '../../../utils/decision/explain';

const CE = { sender: 'TREATING_CE', part2: false as const };
const P = 'PERMIT_WITH_OBLIGATIONS';

describe('ruling 1: the most restrictive decides', () => {
  it('orders the eight outcomes', () => {
    expect(outcomeOf({ categories: ['GENERAL', 'SUD_P2'] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ categories: ['SUD_CN', 'SUD_P2'] })).toBe('SEPARATE');
    expect(outcomeOf({ categories: ['SUD_CN', 'SUD_P2'], records: [DECL()] })).toBe('DENY');
    expect(outcomeOf({ categories: ['GENERAL', 'STD'], ...CE })).toBe(P);
    expect(outcomeOf({ categories: ['MH', 'GENERAL'], ...CE, records: [PART(label('MH'))] })).toBe('WARN');
    expect(outcomeOf({ categories: ['MH', 'BLOOD'], ...CE, records: [PART(label('MH'))] })).toBe('ASK');
    expect(
      outcomeOf({
        categories: ['SUD_P2', 'GENERAL'],
        to: 'EMERGENCY_MEDICAL',
        purpose: 'ETREAT',
        facts: { emergency: true, consentObtainable: false },
      }),
    ).toBe('EXCEPTION');
  });
  it('withhold is empty when nothing would remain or nothing stands in the way', () => {
    expect(decideFor({}).withhold).toEqual([]);
    expect(decideFor({ records: [ALL()] }).withhold).toEqual([]);
    expect(decideFor({ categories: ['SUD_P2', 'SUD_CN'] }).withhold).toEqual([]);
    expect(decideFor({ categories: ['SUD_P2', 'SUD_CN', 'GENERAL'] }).withhold).toEqual(['SUD_P2', 'SUD_CN']);
    expect(decideFor({ categories: ['GENERAL', 'MH'], ...CE, records: [PART(label('MH'))] }).withhold).toEqual([]);
  });
  it('spells redaction with its category', () => {
    expect(decideFor({ categories: ['SUD_P2', 'GENERAL'] }).obligations).toContain('RED:SUD_P2');
  });
  it('unites obligations in one order', () => {
    expect(decideFor({ categories: ['STD', 'SUD_P2'], records: [ALL()] }).obligations).toEqual([
      'N232',
      'COPY',
      'LOG',
      'LBL',
    ]);
  });
});

describe('ruling 2: identity first', () => {
  it.each([['SUD_P2'], ['GENERAL'], ['PSYTHPN'], ['NOT_A_CATEGORY']])(
    'asks about %s when several people may be meant',
    (category) => {
      expect(outcomeOf({ lookup: 'AMBIGUOUS', categories: [category] })).toBe('ASK');
    },
  );
  it('asks even in an emergency and towards the member', () => {
    expect(
      outcomeOf({
        lookup: 'AMBIGUOUS',
        to: 'EMERGENCY_MEDICAL',
        purpose: 'ETREAT',
        facts: { emergency: true, consentObtainable: false },
      }),
    ).toBe('ASK');
    expect(outcomeOf({ lookup: 'AMBIGUOUS', to: 'SELF', purpose: 'PATRQT', categories: ['GENERAL'] })).toBe('ASK');
  });
  it('does not gate an eligibility check', () => {
    expect(outcomeOf({ lookup: 'AMBIGUOUS', action: 'ELIGIBILITY' })).toBe('PERMIT');
    expect(outcomeOf({ action: 'ELIGIBILITY', records: [DECL()] })).toBe('PERMIT');
    expect(outcomeOf({ action: 'ELIGIBILITY', categories: [] })).toBe('PERMIT');
  });
});

describe('ruling 3: declined or revoked where the law needs no consent', () => {
  const declined = { records: [DECL()], categories: ['GENERAL'], ...CE };
  it('is a preference, by purpose', () => {
    expect(outcomeOf(declined)).toBe('WARN');
    expect(outcomeOf({ ...declined, to: 'MCP', purpose: 'HPAYMT' })).toBe('PERMIT');
    expect(outcomeOf({ ...declined, purpose: 'COC' })).toBe('WARN');
    expect(outcomeOf({ ...declined, to: 'MCP', purpose: 'HOPERAT' })).toBe('WARN');
  });
  it('policy may permit, warn or deny, and a malformed value counts as not given', () => {
    const policy = (value: unknown) => ({ policy: { declinedButLawful: { TREAT: value } } });
    expect(outcomeOf({ ...declined, ...policy('PERMIT') })).toBe('PERMIT');
    expect(outcomeOf({ ...declined, ...policy('DENY') })).toBe('DENY');
    expect(outcomeOf({ ...declined, ...policy('ALLOW') })).toBe('WARN');
    expect(outcomeOf({ ...declined, policy: { declinedButLawful: { default: 'DENY' } }, purpose: 'COC' })).toBe('DENY');
    expect(outcomeOf({ ...declined, policy: { decision: { declinedButLawful: { TREAT: 'DENY' } } } })).toBe('DENY');
  });
  it('never opens what needs consent, nor a mandatory restriction', () => {
    const policy = { declinedButLawful: { default: 'PERMIT', TREAT: 'PERMIT', HPAYMT: 'PERMIT' } };
    expect(outcomeOf({ records: [DECL()], policy })).toBe('DENY');
    expect(
      outcomeOf({
        records: [DECL()],
        categories: ['GENERAL'],
        ...CE,
        to: 'MCP',
        purpose: 'HPAYMT',
        modifiers: ['SELF_PAID'],
        policy,
      }),
    ).toBe('DENY');
  });
  it('names the record that holds the preference', () => {
    expect(decideFor(declined).perCategory['GENERAL']?.record).toBe('Consent/c-1/_history/1');
  });
});

describe('ruling 4: what needs no consent stays PERMIT, and a fact that is no boolean is unknown', () => {
  it('permits plainly with a consent on file', () => {
    expect(outcomeOf({ categories: ['MH'], ...CE, records: [ALL()] })).toBe('PERMIT');
  });
  it.each(['true', 1, null, {}, 'yes'])('does not take %j for true', (value) => {
    expect(
      outcomeOf({ to: 'EMERGENCY_MEDICAL', purpose: 'ETREAT', facts: { emergency: value, consentObtainable: false } }),
    ).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ facts: { internalToProgram: value }, to: 'PART2_PROGRAM' })).toBe('NEEDS_CONSENT');
  });
  it('differs for SUD and REPRO towards a parent', () => {
    const toParent = { to: 'FAMILY', purpose: 'FAMRQT', modifiers: ['MINOR_CONSENTED'] };
    expect(outcomeOf(toParent)).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...toParent, ...CE, categories: ['REPRO'] })).toBe('DENY');
    const authorization = record({
      form: 'roi-standard',
      root: { securityLabel: [label('SEX')], purpose: [purpose('FAMRQT')], actor: [classOf('FAMILY')] },
    });
    expect(outcomeOf({ ...toParent, ...CE, categories: ['REPRO'], records: [authorization] })).toBe(P);
  });
});

describe('ruling 5: other persons’ records', () => {
  const foreign = (options = {}) => ALL({ id: 'foreign', patient: { identifier: OTHER_CIN }, ...options });
  it('are set aside and named in the trace', () => {
    const input = caseOf({ records: [foreign()] });
    expect(explain(input).decision.outcome).toBe('NEEDS_CONSENT');
    expect(explain(input).categories[0]?.records).toEqual([
      expect.objectContaining({ reference: 'Consent/foreign/_history/1', role: 'set-aside', reason: 'other-person' }),
    ]);
  });
  it('change nothing beside the member’s own', () => {
    expect(outcomeOf({ records: [ALL(), foreign({ dateTime: '2026-10-01T00:00:00Z', root: { type: 'deny' } })] })).toBe(
      P,
    );
    expect(outcomeOf({ records: [DECL(), foreign({ dateTime: '2026-10-01T00:00:00Z' })] })).toBe('DENY');
  });
});

describe('ruling 6: local records speak only in their own system', () => {
  const ccc = (root = {}) => record({ form: 'smartcare-ccc', root });
  it('a CCC counts in its own SmartCare instance only, and must name what is sensitive', () => {
    const labelled = ccc({ securityLabel: SUD });
    expect(outcomeOf({ records: [labelled], facts: { sameInstance: true } })).toBe(P);
    expect(outcomeOf({ records: [labelled], facts: { sameInstance: false } })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [labelled] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [ccc()], facts: { sameInstance: true } })).toBe('NEEDS_CONSENT');
  });
  it('a CCC’s denial binds there, even against a newer ASCMI, and nowhere else', () => {
    const records = [ccc({ type: 'deny' }), ALL({ id: 'a', dateTime: '2026-10-01T09:00:00-07:00' })];
    expect(outcomeOf({ records, facts: { sameInstance: true } })).toBe('DENY');
    expect(outcomeOf({ records })).toBe(P);
  });
  it('an HMIS level is about housing inside that HMIS', () => {
    const system = record({ form: 'hmis-local' });
    const organization = record({ form: 'hmis-local', root: { type: 'deny' } });
    const inside = {
      sender: 'HMIS_AGENCY',
      part2: false as const,
      to: 'CBO_NON_CE',
      purpose: 'COC',
      facts: { sameHmis: true },
    };
    expect(outcomeOf({ ...inside, categories: ['HOUSING'], records: [system] })).toBe('PERMIT');
    expect(outcomeOf({ ...inside, categories: ['HOUSING'], records: [organization] })).toBe('DENY');
    expect(outcomeOf({ ...inside, categories: ['SOCIAL'], records: [system] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...inside, categories: ['HOUSING'], records: [organization], facts: {} })).toBe('NEEDS_CONSENT');
    expect(
      outcomeOf({ ...inside, categories: ['HOUSING'], records: [organization, ALL()], facts: {}, sender: 'CBO_BA' }),
    ).toBe(P);
  });
  it('an HIE choice decides what goes that way, and opens nothing that needs consent', () => {
    const query = { action: 'HIE_QUERY', to: 'HIE_BA', ...CE, categories: ['GENERAL'] };
    const full = record({ form: 'hie-choice' });
    const none = record({ form: 'hie-choice', root: { type: 'deny' } });
    const emergency = record({
      form: 'hie-choice',
      root: { type: 'deny', provision: [{ type: 'permit', purpose: [purpose('ERTREAT')] }] },
    });
    expect(outcomeOf({ ...query, records: [full] })).toBe('PERMIT');
    expect(outcomeOf({ ...query, records: [none] })).toBe('DENY');
    expect(outcomeOf({ ...query, records: [none], action: 'HIE_PUBLISH' })).toBe('DENY');
    expect(outcomeOf({ ...query, records: [none], action: 'FAX' })).toBe('PERMIT');
    expect(outcomeOf({ ...query, records: [emergency], purpose: 'ERTREAT' })).toBe('PERMIT');
    expect(outcomeOf({ ...query, records: [emergency], purpose: 'ETREAT' })).toBe('PERMIT');
    expect(outcomeOf({ ...query, records: [emergency] })).toBe('DENY');
    expect(outcomeOf({ action: 'HIE_QUERY', to: 'HIE_BA', records: [full] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ action: 'HIE_QUERY', to: 'HIE_BA', records: [full, ALL({ id: 'a' })] })).toBe(P);
    expect(
      outcomeOf({
        action: 'HIE_QUERY',
        to: 'HIE_BA',
        records: [none, ALL({ id: 'a', dateTime: '2026-10-01T09:00:00-07:00' })],
      }),
    ).toBe('DENY');
  });
  it('a newer choice in the same system replaces the older', () => {
    const older = record({
      id: 'o',
      form: 'hie-choice',
      dateTime: '2025-01-01T09:00:00-08:00',
      root: { type: 'deny' },
    });
    const newer = record({ id: 'n', form: 'hie-choice' });
    expect(
      outcomeOf({ action: 'HIE_QUERY', to: 'HIE_BA', ...CE, categories: ['GENERAL'], records: [older, newer] }),
    ).toBe('PERMIT');
  });
});

describe('ruling 7: void permits', () => {
  const valid = ALL({ id: 'valid', dateTime: '2025-05-01T09:00:00-07:00' });
  it.each([
    ['unsigned', ALL({ signer: 'none' }), 'unsigned'],
    ['signed by a stranger', ALL({ extra: { performer: [{ display: 'Somebody Else' }] } }), 'wrong-signer'],
    ['broken', ALL({ extra: { modifierExtension: [{ url: 'urn:x', valueBoolean: true }] } }), 'unreadable'],
  ])('%s: opens nothing and replaces nothing', (_name, broken, reason) => {
    expect(outcomeOf({ records: [broken] })).toBe('NEEDS_CONSENT');
    expect(reasonOf({ records: [broken] })).toBe(reason);
    expect(outcomeOf({ records: [valid, broken] })).toBe(P);
  });
  it('a wrong form does not undo a valid refusal or agreement', () => {
    const nonAb133 = record({ id: 'n', form: 'ascmi-non-ab133', dateTime: '2025-05-01T09:00:00-07:00' });
    expect(outcomeOf({ records: [ALL(), nonAb133], mediCal: false })).toBe(P);
    expect(outcomeOf({ records: [ALL(), { ...nonAb133, provision: { type: 'deny' } }], mediCal: false })).toBe('DENY');
  });
  it('their denials count, except in drafts', () => {
    expect(outcomeOf({ records: [valid, DECL({ signer: 'none' })] })).toBe('DENY');
    expect(outcomeOf({ records: [valid, DECL()], mediCal: true })).toBe('DENY');
    expect(
      outcomeOf({
        records: [record({ id: 'n', form: 'ascmi-non-ab133', dateTime: '2025-05-01T09:00:00-07:00' }), DECL()],
        mediCal: false,
      }),
    ).toBe('DENY');
    expect(outcomeOf({ records: [valid, DECL({ status: 'draft' })] })).toBe(P);
    expect(outcomeOf({ records: [valid, DECL({ status: 'proposed' })] })).toBe(P);
    expect(outcomeOf({ records: [valid, DECL({ status: 'entered-in-error' })] })).toBe(P);
  });
  it('rejected is a refusal unless policy reads it as a draft', () => {
    const rejected = ALL({ status: 'rejected' });
    expect(outcomeOf({ records: [valid, rejected] })).toBe('DENY');
    expect(reasonOf({ records: [valid, rejected] })).toBe('declined');
    expect(outcomeOf({ records: [valid, rejected], policy: { registry: { rejectedMeans: 'draft' } } })).toBe(P);
    expect(outcomeOf({ records: [valid, rejected], policy: { rejectedMeans: 'draft' } })).toBe(P);
  });
});

describe('ruling 8: nested beats root; unevaluated criteria', () => {
  const nested = (...provision: unknown[]) => record({ root: { provision } });
  it('whatever the root’s type', () => {
    expect(outcomeOf({ records: [nested(deny(...SUD))] })).toBe('DENY');
    expect(outcomeOf({ records: [record({ root: { type: 'deny', provision: [permit(...SUD)] } })] })).toBe(P);
    expect(outcomeOf({ records: [record({ root: { type: 'deny', provision: [permit(label('MH'))] } })] })).toBe('DENY');
  });
  it('permit and deny both matching is a denial', () => {
    expect(outcomeOf({ records: [nested(permit(...SUD), deny(...SUD))] })).toBe('DENY');
  });
  it('on a third level denials count and permits do not', () => {
    const deepDenial = nested({ ...permit(...SUD), provision: [deny(...SUD)] });
    const deepPermit = nested({ ...deny(...SUD), provision: [permit(...SUD)] });
    const onlyDeep = record({
      root: { type: 'deny', provision: [{ type: 'deny', securityLabel: [label('HIV')], provision: [permit(...SUD)] }] },
    });
    expect(outcomeOf({ records: [deepDenial] })).toBe('DENY');
    expect(outcomeOf({ records: [deepPermit] })).toBe('DENY');
    expect(outcomeOf({ records: [onlyDeep] })).toBe('DENY');
    const forOther = nested({ ...permit(...SUD), provision: [{ ...deny(...SUD), actor: [named('1000000004')] }] });
    expect(outcomeOf({ records: [forOther] })).toBe(P);
  });
  it.each([
    ['class', { class: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Observation' }] }],
    ['code', { code: [{ coding: [{ code: 'x' }] }] }],
    ['dataPeriod', { dataPeriod: { start: '2020-01-01' } }],
    ['data', { data: [{ meaning: 'instance', reference: { reference: 'Observation/1' } }] }],
    [
      'action',
      { action: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentaction', code: 'collect' }] }] },
    ],
  ])('%s: a permit does not apply, a denial stays', (_name, criterion) => {
    expect(outcomeOf({ records: [record({ root: criterion })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [record({ root: { ...criterion, type: 'deny' } })] })).toBe('DENY');
    expect(outcomeOf({ records: [nested({ ...deny(...SUD), ...criterion })] })).toBe('DENY');
    expect(
      outcomeOf({ records: [record({ root: { type: 'deny', provision: [{ ...permit(...SUD), ...criterion }] } })] }),
    ).toBe('DENY');
  });
  it('disclose and access are evaluated', () => {
    const action = (code: string) => ({
      action: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentaction', code }] }],
    });
    expect(outcomeOf({ records: [record({ root: action('disclose') })] })).toBe(P);
    expect(outcomeOf({ records: [record({ root: action('access') })] })).toBe(P);
  });
  it('an unknown modifierExtension anywhere makes the permits void', () => {
    const modifier = { modifierExtension: [{ url: 'urn:x', valueBoolean: true }] };
    expect(outcomeOf({ records: [record({ root: modifier })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [record({ root: { actor: [{ ...classOf('TREATING_CE'), ...modifier }] } })] })).toBe(
      'NEEDS_CONSENT',
    );
    expect(outcomeOf({ records: [record({ root: { type: 'deny', ...modifier } })] })).toBe('DENY');
  });
});

describe('ruling 9: ties', () => {
  const at = '2026-05-05T09:00:00-07:00';
  it('equal times and opposite answers deny, and call it ambiguous', () => {
    const records = [ALL({ id: 'a', dateTime: at }), DECL({ id: 'b', dateTime: at })];
    const own = decideFor({ records }).perCategory['SUD_P2'];
    expect(own).toMatchObject({
      outcome: 'DENY',
      reason: 'ambiguous',
      records: ['Consent/a/_history/1', 'Consent/b/_history/1'],
    });
  });
  it('the same instant in another offset is equal', () => {
    expect(reasonOf({ records: [ALL({ dateTime: at }), DECL({ id: 'b', dateTime: '2026-05-05T16:00:00Z' })] })).toBe(
      'ambiguous',
    );
  });
  it('lastUpdated does not break it', () => {
    const meta = (lastUpdated: string) => ({ extra: { meta: { versionId: '1', lastUpdated } } });
    const records = [
      ALL({ id: 'a', dateTime: at, ...meta('2026-06-01T00:00:00Z') }),
      DECL({ id: 'b', dateTime: at, ...meta('2026-05-06T00:00:00Z') }),
    ];
    expect(outcomeOf({ records })).toBe('DENY');
  });
  it('only for the category in dispute', () => {
    const records = [
      ALL({ id: 'a', dateTime: at }),
      record({ id: 'b', dateTime: at, root: { provision: [deny(label('HIV'))] } }),
    ];
    expect(outcomeOf({ records })).toBe(P);
    expect(outcomeOf({ records, categories: ['HIV'], ...CE, to: 'MCP', purpose: 'COC' })).toBe('DENY');
  });
  it('where the law needs no consent it is a warning, still ambiguous', () => {
    const records = [ALL({ id: 'a', dateTime: at }), DECL({ id: 'b', dateTime: at })];
    expect(decideFor({ records, categories: ['GENERAL'], ...CE }).perCategory['GENERAL']).toMatchObject({
      outcome: 'WARN',
      reason: 'ambiguous',
    });
  });
  it('equal times and equal answers are no tie', () => {
    expect(reasonOf({ records: [ALL({ id: 'a', dateTime: at }), ALL({ id: 'b', dateTime: at })] })).toBe('agreed');
  });
});

describe('ruling 10: time', () => {
  const until = (end: string, dateTime = '2026-03-02T10:15:00-08:00') => [
    record({ dateTime, root: { period: { start: '2026-03-02', end } } }),
  ];
  it('a date-only end ends with that day in the offset of dateTime', () => {
    expect(outcomeOf({ records: until('2026-11-24'), now: '2026-11-24T23:59:59-08:00' })).toBe(P);
    expect(outcomeOf({ records: until('2026-11-24'), now: '2026-11-25T00:00:00-08:00' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: until('2026-11-24'), now: '2026-11-25T07:59:59Z' })).toBe(P);
    expect(outcomeOf({ records: until('2026-11-24', '2026-03-02T10:15:00Z'), now: '2026-11-25T00:00:00Z' })).toBe(
      'NEEDS_CONSENT',
    );
    expect(
      outcomeOf({ records: until('2026-11-24', '2026-03-02T10:15:00-10:00'), now: '2026-11-25T01:59:59-08:00' }),
    ).toBe(P);
  });
  it('without an offset Los Angeles counts, daylight saving included', () => {
    // 2026-07-01 ends at 07:00Z in summer, 2026-11-24 at 08:00Z in winter.
    expect(outcomeOf({ records: until('2026-07-01', '2026-03-02'), now: '2026-07-02T06:59:59Z' })).toBe(P);
    expect(outcomeOf({ records: until('2026-07-01', '2026-03-02'), now: '2026-07-02T07:00:00Z' })).toBe(
      'NEEDS_CONSENT',
    );
    expect(outcomeOf({ records: until('2026-11-24', '2026-03-02'), now: '2026-11-25T07:59:59Z' })).toBe(P);
    expect(outcomeOf({ records: until('2026-11-24', '2026-03-02'), now: '2026-11-25T08:00:00Z' })).toBe(
      'NEEDS_CONSENT',
    );
  });
  it('the days on which the clocks change are whole days', () => {
    expect(outcomeOf({ records: until('2026-03-08', '2026-03-02'), now: '2026-03-09T06:59:59Z' })).toBe(P);
    expect(outcomeOf({ records: until('2026-03-08', '2026-03-02'), now: '2026-03-09T07:00:00Z' })).toBe(
      'NEEDS_CONSENT',
    );
    expect(outcomeOf({ records: until('2026-11-01', '2026-03-02'), now: '2026-11-02T07:59:59Z' })).toBe(P);
    expect(outcomeOf({ records: until('2026-11-01', '2026-03-02'), now: '2026-11-02T08:00:00Z' })).toBe(
      'NEEDS_CONSENT',
    );
  });
  it('policy names another zone', () => {
    const policy = { timeZone: 'America/New_York' };
    expect(outcomeOf({ records: until('2026-07-01', '2026-03-02'), now: '2026-07-02T03:59:59Z', policy })).toBe(P);
    expect(outcomeOf({ records: until('2026-07-01', '2026-03-02'), now: '2026-07-02T04:00:00Z', policy })).toBe(
      'NEEDS_CONSENT',
    );
    expect(
      outcomeOf({
        records: until('2026-07-01', '2026-03-02'),
        now: '2026-07-02T06:59:59Z',
        policy: { timeZone: 'Not/AZone' },
      }),
    ).toBe(P);
  });
  it('a partial date covers its month or year', () => {
    expect(outcomeOf({ records: until('2026-11'), now: '2026-11-30T23:59:59-08:00' })).toBe(P);
    expect(outcomeOf({ records: until('2026-11'), now: '2026-12-01T00:00:00-08:00' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: until('2026'), now: '2026-12-31T23:59:59-08:00' })).toBe(P);
    expect(outcomeOf({ records: until('2026'), now: '2027-01-01T00:00:00-08:00' })).toBe('NEEDS_CONSENT');
  });
  it('an end with a time ends then, and includes the second', () => {
    expect(outcomeOf({ records: until('2026-11-24T12:00:00-08:00'), now: '2026-11-24T12:00:00-08:00' })).toBe(P);
    expect(outcomeOf({ records: until('2026-11-24T12:00:00-08:00'), now: '2026-11-24T12:00:01-08:00' })).toBe(
      'NEEDS_CONSENT',
    );
  });
  it('a future dateTime or start is not in effect yet', () => {
    expect(outcomeOf({ records: [ALL({ dateTime: '2026-11-24T10:00:01-08:00' })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [record({ root: { period: { start: '2026-11-25' } } })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [record({ root: { period: { start: '2026-11-24' } } })] })).toBe(P);
    const old = ALL({ id: 'old', dateTime: '2025-01-01T09:00:00-08:00' });
    expect(outcomeOf({ records: [old, DECL({ dateTime: '2026-11-25T09:00:00-08:00' })] })).toBe(P);
    expect(outcomeOf({ records: [old, record({ root: { type: 'deny', period: { start: '2026-11-25' } } })] })).toBe(P);
  });
  it('overlapping partial dates have no order', () => {
    expect(reasonOf({ records: [ALL({ dateTime: '2026-05' }), DECL({ id: 'b', dateTime: '2026-05-05' })] })).toBe(
      'ambiguous',
    );
    expect(outcomeOf({ records: [DECL({ dateTime: '2026-04' }), ALL({ id: 'b', dateTime: '2026-05-05' })] })).toBe(P);
  });
  it('what is no date opens nothing', () => {
    for (const end of ['2026-02-30', 'forever', '24/11/2026', 20261231, '2027-13']) {
      expect(outcomeOf({ records: [record({ root: { period: { end } } })] })).toBe('NEEDS_CONSENT');
      expect(outcomeOf({ records: [record({ root: { type: 'deny', period: { end } } })] })).toBe('DENY');
    }
    expect(outcomeOf({ records: [record({ root: { period: { start: '2027-01-01', end: '2026-01-01' } } })] })).not.toBe(
      P,
    );
  });
});

describe('ruling 11: purposes', () => {
  const forPurpose = (...codes: string[]) => record({ root: { purpose: codes.map(purpose) } });
  it.each([
    ['TREAT', 'COC'],
    ['TREAT', 'ETREAT'],
    ['TREAT', 'ERTREAT'],
    ['TREAT', 'BTG'],
    ['ETREAT', 'ERTREAT'],
    ['HOPERAT', 'CAREMGT'],
  ])('%s covers %s', (stated, asked) => {
    expect(outcomeOf({ records: [forPurpose(stated)], purpose: asked })).toBe(P);
    expect(outcomeOf({ records: [forPurpose(asked)], purpose: stated })).toBe('NEEDS_CONSENT');
  });
  it('siblings do not cover each other', () => {
    expect(outcomeOf({ records: [forPurpose('COC')], purpose: 'ETREAT' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [forPurpose('TREAT')], purpose: 'HPAYMT', to: 'MCP' })).toBe('NEEDS_CONSENT');
  });
  it('agreeing to operations is not agreeing to government or proceedings; refusing is', () => {
    expect(outcomeOf({ records: [forPurpose('HOPERAT')], purpose: 'GOV', to: 'CPS_APS' })).toBe('NEEDS_CONSENT');
    expect(
      outcomeOf({
        records: [record({ root: { type: 'deny', purpose: [purpose('HOPERAT')] } })],
        purpose: 'GOV',
        to: 'CPS_APS',
      }),
    ).toBe('DENY');
  });
  it('an ASCMI form without purposes means its own; another record does not limit', () => {
    expect(outcomeOf({ records: [ALL()], purpose: 'FAMRQT', to: 'FAMILY' })).toBe('NEEDS_CONSENT');
    const roi = record({ form: 'roi-standard', root: { securityLabel: SUD, actor: [classOf('PUBLIC_HEALTH')] } });
    expect(outcomeOf({ records: [roi], purpose: 'PUBHLTH', to: 'PUBLIC_HEALTH' })).toBe(P);
  });
  it('a refusal without purposes is not limited', () => {
    expect(outcomeOf({ records: [DECL()], purpose: 'PUBHLTH', to: 'PUBLIC_HEALTH' })).toBe('DENY');
  });
});

describe('ruling 12: signers', () => {
  it.each(['self', 'GUARD', 'HPOWATT', 'RESPRSN', 'CONSERVATOR', 'self+PRN'])('%s may sign', (signer) => {
    expect(outcomeOf({ records: [ALL({ signer })] })).toBe(P);
  });
  it.each(['PRN', 'CHILD', 'SPS', 'MTH'])('%s alone may not, for SUD', (signer) => {
    expect(outcomeOf({ records: [ALL({ signer })] })).toBe('NEEDS_CONSENT');
  });
  it('a parent may for other care', () => {
    expect(
      outcomeOf({ records: [ALL({ signer: 'PRN' })], categories: ['HIV'], ...CE, to: 'MCP', purpose: 'COC' }),
    ).toBe(P);
    expect(
      outcomeOf({
        records: [ALL({ signer: 'PRN' })],
        categories: ['HIV'],
        ...CE,
        to: 'MCP',
        purpose: 'COC',
        birthDate: '1980-01-01',
      }),
    ).toBe('NEEDS_CONSENT');
  });
  it('a patient is a signer by type, by reference and by the word self', () => {
    for (const performer of [{ type: 'Patient', identifier: CIN }, { reference: 'Patient/1' }, { display: 'Self' }]) {
      expect(outcomeOf({ records: [ALL({ extra: { performer: [performer] } })] })).toBe(P);
    }
    for (const performer of [
      { display: 'selfish' },
      { type: 'Practitioner', display: 'self' },
      { reference: 'Practitioner/1' },
      { type: 'Patient', identifier: OTHER_CIN },
      { reference: 'RelatedPerson/1' },
      {},
    ]) {
      expect(outcomeOf({ records: [ALL({ extra: { performer: [performer] } })] })).toBe('NEEDS_CONSENT');
    }
  });
  const minor = { birthDate: '2010-06-01' };
  it('a minor who may consent alone signs alone', () => {
    expect(outcomeOf({ ...minor, records: [ALL()], facts: { minorMayConsentAlone: true } })).toBe(P);
    expect(outcomeOf({ ...minor, records: [ALL({ signer: 'PRN' })], facts: { minorMayConsentAlone: true } })).toBe(
      'NEEDS_CONSENT',
    );
    expect(outcomeOf({ ...minor, records: [ALL({ signer: 'GUARD' })], facts: { minorMayConsentAlone: true } })).toBe(
      'NEEDS_CONSENT',
    );
  });
  it('where the state asks for the parent both sign', () => {
    const facts = { parentalConsentRequired: true };
    expect(outcomeOf({ ...minor, records: [ALL()], facts })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...minor, records: [ALL({ signer: 'PRN' })], facts })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...minor, records: [ALL({ signer: 'self+PRN' })], facts })).toBe(P);
    expect(outcomeOf({ records: [ALL()], facts })).toBe('NEEDS_CONSENT');
  });
  it('where nobody knows, a minor’s signature alone does not open', () => {
    expect(outcomeOf({ ...minor, records: [ALL()] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...minor, records: [ALL({ signer: 'self+PRN' })] })).toBe(P);
  });
  it('eighteen today is of age', () => {
    expect(outcomeOf({ birthDate: '2008-11-24', records: [ALL()] })).toBe(P);
    expect(outcomeOf({ birthDate: '2008-11-25', records: [ALL()] })).toBe('NEEDS_CONSENT');
  });
  it('a court order heals the signature of a dependent minor’s parent', () => {
    const dependent = {
      categories: ['MH'],
      modifiers: ['DEPENDENT'],
      ...CE,
      purpose: 'COC',
      records: [ALL({ signer: 'PRN' })],
    };
    expect(outcomeOf(dependent)).toBe('DENY');
    expect(outcomeOf({ ...dependent, facts: { courtOrder: true } })).toBe('PERMIT');
    expect(outcomeOf({ ...dependent, records: [] })).toBe('PERMIT');
    expect(outcomeOf({ ...dependent, records: [ALL({ signer: 'GUARD' })] })).toBe('PERMIT');
  });
});

describe('ruling 13: disclosers', () => {
  const custodian = record({ root: { actor: [named('1111111112', 'CST'), classOf('TREATING_CE')] } });
  it('any Care Partner, unless the record names one', () => {
    expect(outcomeOf({ records: [ALL()] })).toBe(P);
    expect(outcomeOf({ records: [custodian], senderOrg: '1111111112' })).toBe(P);
    expect(outcomeOf({ records: [custodian], senderOrg: '1000000004' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [custodian] })).toBe('NEEDS_CONSENT');
  });
  it('a discloser alone does not limit recipients', () => {
    const open = record({ root: { actor: [named('1111111112', 'CST')] } });
    expect(outcomeOf({ records: [open], senderOrg: '1111111112', org: null })).toBe(P);
  });
  it('a denial for one discloser leaves others alone, and binds who is not known', () => {
    const barred = record({ root: { provision: [{ ...deny(...SUD), actor: [named('1111111112', 'CST')] }] } });
    expect(outcomeOf({ records: [barred], senderOrg: '1111111112' })).toBe('DENY');
    expect(outcomeOf({ records: [barred], senderOrg: '1000000004' })).toBe(P);
    expect(outcomeOf({ records: [barred] })).toBe('DENY');
  });
});

describe('ruling 14: kinds, and UNKNOWN', () => {
  it.each(['ECM_PROVIDER', 'BUSINESS_ASSOCIATE', 'OTHER_PROFESSIONAL', 'STATE_AGENCY'])('%s is known', (to) => {
    expect(outcomeOf({ to })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ to, records: [ALL()] })).toBe(P);
  });
  it('UNKNOWN opens nothing that needs consent', () => {
    expect(outcomeOf({ to: 'UNKNOWN', records: [ALL()] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ to: 'UNKNOWN', records: [DECL()] })).toBe('DENY');
    expect(outcomeOf({ to: 'UNKNOWN', categories: ['SOCIAL'], ...CE, records: [ALL()] })).toBe('NEEDS_CONSENT');
  });
  it.each(['GENERAL', 'MH', 'HIV', 'ADMIN', 'IDD', 'GENETIC', 'REPRO'])(
    'UNKNOWN leads to ASK where the law depends on who receives: %s',
    (category) => {
      expect(outcomeOf({ to: 'UNKNOWN', categories: [category], ...CE })).toBe('ASK');
    },
  );
});

describe('ruling 15: more facts', () => {
  it('abortion: unknown counts as it, known not to be does not', () => {
    const abroad = { categories: ['REPRO'], ...CE, to: 'OUT_OF_STATE', state: 'NV' };
    expect(outcomeOf({ ...abroad })).toBe('DENY');
    expect(outcomeOf({ ...abroad, to: 'TREATING_CE' })).toBe('DENY');
    expect(outcomeOf({ ...abroad, facts: { abortionRelated: false } })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...abroad, to: 'TREATING_CE', state: 'CA' })).toBe(P);
    expect(outcomeOf({ ...abroad, to: 'TREATING_CE', state: null })).toBe('ASK');
    expect(outcomeOf({ ...abroad, to: 'SELF', purpose: 'PATRQT' })).toBe(P);
  });
  it('criminal records: unknown does not open', () => {
    const legal = {
      categories: ['CRIMLEGAL'],
      sender: 'PROBATION',
      part2: false as const,
      to: 'ECM_PROVIDER',
      purpose: 'COC',
    };
    expect(outcomeOf({ ...legal, records: [ALL()] })).toBe('ASK');
    expect(outcomeOf({ ...legal })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...legal, records: [ALL()], facts: { cori: false } })).toBe(P);
  });
  it('an intermediary needs both names', () => {
    const hie = { to: 'HIE_INTERMEDIARY', records: [ALL()] };
    expect(outcomeOf({ ...hie, facts: { intermediaryNamed: true } })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...hie, facts: { participantClassNamed: true } })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...hie, facts: { intermediaryNamed: true, participantClassNamed: true } })).toBe(P);
    const byRecord = record({ root: { actor: [named('1234567893'), classOf('TREATING_CE')] } });
    expect(outcomeOf({ to: 'HIE_INTERMEDIARY', records: [byRecord] })).toBe(P);
  });
  it('consent to the plan: only a known yes opens', () => {
    const contact = {
      categories: ['ADMIN'],
      sender: 'MCP',
      part2: false as const,
      to: 'COUNTY_SOCIAL',
      purpose: 'HOPERAT',
    };
    expect(outcomeOf(contact)).toBe('DENY');
    expect(outcomeOf({ ...contact, facts: { consentToPlan: true } })).toBe(P);
  });
});

describe('ruling 16: Part 2 has no threat exception, and what an emergency is', () => {
  it('a threat opens nothing for SUD', () => {
    const threat = { purpose: 'THREAT', facts: { seriousThreat: true } };
    expect(outcomeOf({ ...threat, to: 'LAW_ENFORCEMENT' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...threat, to: 'FAMILY' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...threat, to: 'FAMILY', categories: ['MH'], ...CE })).toBe('EXCEPTION');
  });
  const ed = { to: 'EMERGENCY_MEDICAL', purpose: 'ETREAT' };
  it('is an exception even against an earlier refusal, with approval by a person', () => {
    const decision = decideFor({ ...ed, records: [DECL()], facts: { emergency: true, consentObtainable: false } });
    expect(decision.outcome).toBe('EXCEPTION');
    expect(decision.obligations).toEqual(['BTG4', 'HUM']);
  });
  it.each([[true], [undefined], ['no']])('is none with consentObtainable %j', (consentObtainable) => {
    expect(outcomeOf({ ...ed, facts: { emergency: true, consentObtainable } })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...ed, records: [DECL()], facts: { emergency: true, consentObtainable } })).toBe('DENY');
    expect(outcomeOf({ ...ed, records: [ALL()], facts: { emergency: true, consentObtainable } })).toBe(P);
  });
  it('goes to medical personnel only', () => {
    expect(outcomeOf({ to: 'FAMILY', purpose: 'ETREAT', facts: { emergency: true, consentObtainable: false } })).toBe(
      'NEEDS_CONSENT',
    );
    expect(
      outcomeOf({ to: 'LAW_ENFORCEMENT', purpose: 'ETREAT', facts: { emergency: true, consentObtainable: false } }),
    ).toBe('SEPARATE');
  });
});

describe('ruling 17: no row in the table', () => {
  it.each(['STD', 'GENETIC', 'DV'])('%s is as GENERAL, with a label', (category) => {
    const decision = decideFor({ categories: [category], ...CE });
    expect([decision.outcome, decision.obligations]).toEqual([P, ['LBL']]);
    expect(decideFor({ categories: [category], ...CE, records: [DECL()] }).outcome).toBe('WARN');
  });
  it.each(['FAMILY', 'POLICYHOLDER', 'LANDLORD', 'UNKNOWN'])('DV towards %s is a warning', (to) => {
    expect(outcomeOf({ categories: ['DV'], ...CE, to, purpose: to === 'POLICYHOLDER' ? 'HPAYMT' : 'COC' })).toBe(
      'WARN',
    );
  });
  it('GENERAL to a community organization', () => {
    const cbo = { categories: ['GENERAL'], ...CE, to: 'CBO_NON_CE', purpose: 'COC' };
    expect(outcomeOf({ ...cbo, mediCal: true, calAim: true })).toBe('PERMIT');
    expect(outcomeOf({ ...cbo, mediCal: true, calAim: 'unknown' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...cbo, mediCal: 'unknown', calAim: true })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...cbo, mediCal: true, calAim: true, purpose: 'TREAT' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...cbo, calAim: false, records: [ALL()] })).toBe(P);
  });
  it.each(['HIV', 'SOCIAL'])('%s under CalAIM with nothing on file', (category) => {
    expect(
      outcomeOf({ categories: [category], ...CE, to: 'ECM_PROVIDER', purpose: 'COC', mediCal: true, calAim: true }),
    ).toBe('NEEDS_CONSENT');
  });
});

describe('ruling 18: content or codes unknown', () => {
  it('asks about content that nobody named', () => {
    expect(decideFor({ categories: [] })).toMatchObject({ outcome: 'ASK', perCategory: {}, withhold: [] });
  });
  it('asks about that part only', () => {
    const decision = decideFor({ categories: ['BLOOD', 'GENERAL'], ...CE });
    expect(decision.perCategory['BLOOD']).toMatchObject({ outcome: 'ASK' });
    expect(decision.perCategory['GENERAL']).toMatchObject({ outcome: 'PERMIT' });
    expect(decision.withhold).toEqual(['BLOOD']);
  });
  it.each([
    ['purpose', { purpose: 'FUN' }],
    ['recipient', { to: 'MARTIAN' }],
    ['sender', { sender: 'MARTIAN' }],
    ['action', { action: 'TELEPATHY' }],
    ['modifier', { modifiers: ['SECRET'] }],
  ])('asks about an unknown %s', (_part, given) => {
    expect(outcomeOf({ records: [ALL()], ...given })).toBe('ASK');
    expect(outcomeOf({ categories: ['GENERAL'], ...CE, ...given })).toBe('ASK');
  });
  it('survives names that JavaScript knows', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const decision = decideFor({ categories: [name] });
      expect(decision.outcome).toBe('ASK');
      expect(Object.keys(decision.perCategory)).toEqual([name]);
    }
  });
});

describe('what the rulings leave to the safe reading', () => {
  it('outsiders to care must be named, by class, by name or by a family purpose', () => {
    for (const to of ['FAMILY', 'LANDLORD']) {
      expect(outcomeOf({ to, purpose: 'COC', records: [ALL()] })).toBe('NEEDS_CONSENT');
      expect(outcomeOf({ to, purpose: 'COC', records: [record({ root: { actor: [classOf(to)] } })] })).toBe(P);
    }
    const forFamily = record({ root: { purpose: [purpose('FAMRQT')] } });
    expect(outcomeOf({ to: 'FAMILY', purpose: 'FAMRQT', records: [forFamily] })).toBe(P);
    expect(outcomeOf({ to: 'LANDLORD', purpose: 'FAMRQT', records: [forFamily] })).toBe('NEEDS_CONSENT');
  });
  it('both facts about a minor known: both must sign, for other care too', () => {
    const facts = { minorMayConsentAlone: true, parentalConsentRequired: true };
    expect(outcomeOf({ records: [ALL()], facts })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [ALL({ signer: 'self+PRN' })], facts })).toBe(P);
    const hiv = { categories: ['HIV'], ...CE, to: 'MCP', purpose: 'COC', birthDate: '2012-01-01' };
    expect(outcomeOf({ ...hiv, records: [ALL({ signer: 'PRN' })] })).toBe(P);
    expect(outcomeOf({ ...hiv, records: [ALL({ signer: 'PRN' })], facts: { parentalConsentRequired: true } })).toBe(
      'NEEDS_CONSENT',
    );
    expect(outcomeOf({ ...hiv, records: [ALL()] })).toBe('NEEDS_CONSENT');
  });
  it('a Part 2 program is one, whatever stands beside it', () => {
    expect(outcomeOf({ categories: ['SUD_OTHER'], part2: false })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ part2: false, records: [ALL()] })).toBe(P);
    expect(decideFor({ part2: false, records: [ALL()] }).obligations).toContain('COPY');
  });
  it('a record that has not started is silent in its nested provisions too', () => {
    const early = { ...deny(...SUD), period: { start: '2026-01-01' } };
    const old = ALL({ id: 'old', dateTime: '2025-01-01T09:00:00-08:00' });
    expect(
      outcomeOf({ records: [old, record({ root: { period: { start: '2026-12-01' }, provision: [early] } })] }),
    ).toBe(P);
  });
  it('a non-covered sender passes SUD records on only where the consent names sender or recipient', () => {
    const cbo = { sender: 'CBO_NON_CE', part2: false as const, senderOrg: '1111111112' };
    expect(outcomeOf({ ...cbo, records: [ALL()] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ ...cbo, records: [record({ root: { actor: [named('1111111112', 'CST')] } })] })).toBe(P);
    expect(outcomeOf({ ...cbo, records: [record({ root: { actor: [named('1234567893')] } })] })).toBe(P);
  });
});
