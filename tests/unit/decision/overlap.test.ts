import { describe, expect, it } from 'vitest';
import { explain } from '../../../utils/decision/explain';
import {
  ALL,
  caseOf,
  classOf,
  CIN,
  decideFor,
  DECL,
  deny,
  label,
  local,
  named,
  outcomeOf,
  permit,
  purpose,
  reasonOf,
  record,
  REVOCATION,
  SUD,
} from './cases';

const CE = { sender: 'TREATING_CE', part2: false as const };
const P = 'PERMIT_WITH_OBLIGATIONS';
const OLD = '2025-01-10T09:00:00-08:00';
const MID = '2025-09-10T09:00:00-07:00';

describe('overlap 1: what is dropped', () => {
  it.each(['draft', 'proposed', 'entered-in-error'])('%s says nothing', (status) => {
    expect(outcomeOf({ records: [ALL({ status })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [DECL({ status })] })).toBe('NEEDS_CONSENT');
  });
  it('a status that FHIR does not know opens nothing and closes', () => {
    expect(outcomeOf({ records: [ALL({ status: 'ACTIVE' })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [DECL({ status: 'cancelled' })] })).toBe('DENY');
  });
});

describe('overlap 2: newest where it speaks, and nowhere else', () => {
  it('a new consent silent on SUD does not undo an old SUD refusal', () => {
    const records = [
      record({ id: 'old', dateTime: OLD, root: { ...deny(...SUD) } }),
      record({ id: 'new', root: permit(label('MH')) }),
    ];
    expect(decideFor({ records }).perCategory['SUD_P2']).toMatchObject({
      outcome: 'DENY',
      record: 'Consent/old/_history/1',
    });
  });
  it('a narrow new permit does not erase a broad older one', () => {
    const records = [ALL({ id: 'old', dateTime: OLD }), record({ id: 'new', root: { actor: [named('1000000004')] } })];
    expect(decideFor({ records }).perCategory['SUD_P2']).toMatchObject({
      outcome: P,
      record: 'Consent/old/_history/1',
    });
    expect(decideFor({ records, org: '1000000004' }).perCategory['SUD_P2']).toMatchObject({
      outcome: P,
      record: 'Consent/new/_history/1',
    });
  });
  it('a narrow new record’s refusals stay as narrow', () => {
    const forClinic = record({ id: 'new', root: { actor: [named('1000000004')], provision: [deny(...SUD)] } });
    const forPayment = record({ id: 'new', root: { purpose: [purpose('HPAYMT')], provision: [deny(...SUD)] } });
    const old = ALL({ id: 'old', dateTime: OLD });
    expect(outcomeOf({ records: [old, forClinic] })).toBe(P);
    expect(outcomeOf({ records: [old, forClinic], org: '1000000004' })).toBe('DENY');
    expect(outcomeOf({ records: [old, forPayment] })).toBe(P);
    expect(outcomeOf({ records: [old, forPayment], to: 'MCP', purpose: 'HPAYMT' })).toBe('DENY');
  });
  it('a narrow new period leaves the other days to the older', () => {
    const records = [
      ALL({ id: 'old', dateTime: OLD }),
      record({ id: 'new', dateTime: MID, root: { type: 'deny', period: { start: '2025-09-10', end: '2025-12-31' } } }),
    ];
    expect(outcomeOf({ records })).toBe(P);
    expect(outcomeOf({ records, now: '2025-12-31T22:59:59-08:00' })).toBe('DENY');
    expect(outcomeOf({ records, now: '2025-09-01T09:00:00-07:00' })).toBe(P);
  });
  it('the newest of three decides, in any order', () => {
    const records = [ALL({ id: 'a', dateTime: OLD }), DECL({ id: 'b', dateTime: MID }), ALL({ id: 'c' })];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [1, 0, 2],
    ]) {
      const own = decideFor({ records: order.map((index) => records[index]) }).perCategory['SUD_P2'];
      expect(own).toMatchObject({ outcome: P, record: 'Consent/c/_history/1' });
    }
  });
});

describe('overlap 3: revocation', () => {
  it('denies everything from its date, and a later consent starts anew', () => {
    const records = [ALL({ id: 'a', dateTime: OLD }), REVOCATION({ dateTime: MID })];
    expect(outcomeOf({ records })).toBe('DENY');
    expect(outcomeOf({ records, now: '2025-09-10T08:59:59-07:00' })).toBe(P);
    expect(outcomeOf({ records: [...records, ALL({ id: 'again' })] })).toBe(P);
  });
  it('takes back whatever it was written with', () => {
    const odd = record({ id: 'r', form: 'ascmi-revocation', root: { type: 'permit', provision: [permit(...SUD)] } });
    expect(outcomeOf({ records: [ALL({ id: 'a', dateTime: OLD }), odd] })).toBe('DENY');
    const unsigned = REVOCATION({ signer: 'none' });
    expect(outcomeOf({ records: [ALL({ id: 'a', dateTime: OLD }), unsigned] })).toBe('DENY');
    expect(outcomeOf({ records: [ALL({ id: 'a', dateTime: OLD }), REVOCATION({ status: 'draft' })] })).toBe(P);
  });
  it('an inactive newer form does not bring an older permit back to life', () => {
    const old = ALL({ id: 'old', dateTime: OLD });
    expect(reasonOf({ records: [old, ALL({ status: 'inactive' })] })).toBe('revoked');
    expect(outcomeOf({ records: [old, ALL({ status: 'inactive' })] })).toBe('DENY');
    expect(outcomeOf({ records: [old, ALL({ status: 'inactive', root: { period: { end: '2026-09-01' } } })] })).toBe(
      'DENY',
    );
  });
  it('an inactive older form does not touch a newer permit', () => {
    expect(outcomeOf({ records: [ALL({ id: 'old', dateTime: OLD, status: 'inactive' }), ALL()] })).toBe(P);
  });
  it('an inactive form takes back only what it spoke about', () => {
    const old = ALL({ id: 'old', dateTime: OLD });
    expect(outcomeOf({ records: [old, record({ status: 'inactive', root: permit(label('HIV')) })] })).toBe(P);
    expect(outcomeOf({ records: [old, record({ status: 'inactive', form: null })] })).toBe(P);
    expect(
      outcomeOf({ records: [old, record({ status: 'inactive', form: null })], categories: ['GENERAL'], ...CE }),
    ).toBe('WARN');
    expect(outcomeOf({ records: [old, record({ status: 'inactive', root: permit(...SUD) })] })).toBe('DENY');
    expect(outcomeOf({ records: [old, record({ status: 'inactive', root: { actor: [named('1000000004')] } })] })).toBe(
      P,
    );
  });
  it('an inactive refusal is revoked too, which opens nothing', () => {
    expect(outcomeOf({ records: [DECL({ status: 'inactive' })] })).toBe('DENY');
  });
});

describe('overlap 4: inside one record', () => {
  it('several labels in one provision are alternatives', () => {
    const records = [record({ root: { provision: [deny(label('HIV'), label('SUD'))] } })];
    expect(outcomeOf({ records })).toBe('DENY');
    expect(outcomeOf({ records, categories: ['HIV'], ...CE, to: 'MCP', purpose: 'COC' })).toBe('DENY');
  });
  it('other criteria must all hold', () => {
    const narrow = { ...deny(...SUD), purpose: [purpose('HPAYMT')], actor: [classOf('MCP')] };
    const records = [record({ root: { provision: [narrow] } })];
    expect(outcomeOf({ records, to: 'MCP', purpose: 'HPAYMT' })).toBe('DENY');
    expect(outcomeOf({ records, to: 'MCP', purpose: 'HOPERAT' })).toBe(P);
    expect(outcomeOf({ records, to: 'COMMERCIAL_PLAN', purpose: 'HPAYMT' })).toBe(P);
  });
  it('a nested permit is held to the root’s limits too', () => {
    const records = [
      record({
        root: {
          type: 'permit',
          purpose: [purpose('TREAT')],
          ...{ securityLabel: [label('MH')] },
          provision: [permit(...SUD)],
        },
      }),
    ];
    expect(outcomeOf({ records })).toBe(P);
    expect(outcomeOf({ records, to: 'MCP', purpose: 'HPAYMT' })).toBe('NEEDS_CONSENT');
  });
  it('a nested refusal that has ended gives way to the root', () => {
    const records = [record({ root: { provision: [{ ...deny(...SUD), period: { end: '2026-09-01' } }] } })];
    expect(outcomeOf({ records })).toBe(P);
    expect(outcomeOf({ records, now: '2026-09-01T12:00:00-07:00' })).toBe('DENY');
  });
  it('actors are alternatives; a class is exact', () => {
    const records = [record({ root: { actor: [classOf('MCP'), named('1234567893')] } })];
    expect(outcomeOf({ records })).toBe(P);
    expect(outcomeOf({ records, org: '1000000004' })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records, org: null })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records, to: 'MCP', org: null, purpose: 'HPAYMT' })).toBe(P);
    expect(outcomeOf({ records, to: 'COMMERCIAL_PLAN', org: null, purpose: 'HPAYMT' })).toBe('NEEDS_CONSENT');
  });
  it('an excluded party that may be the recipient closes', () => {
    const records = [record({ root: { provision: [{ type: 'deny', actor: [named('1000000004')] }] } })];
    expect(outcomeOf({ records })).toBe(P);
    expect(outcomeOf({ records, org: '1000000004' })).toBe('DENY');
    expect(decideFor({ records, org: null }).perCategory['SUD_P2']).toMatchObject({
      outcome: 'DENY',
      reason: 'ambiguous',
    });
  });
  it('R5 says decision: its denial counts, its permit is void', () => {
    const r5 = (decision: string, provision: unknown[] = []) => ({
      resourceType: 'Consent',
      id: 'r5',
      status: 'active',
      subject: { identifier: CIN },
      date: '2026-08-02',
      decision,
      provision,
    });
    const old = ALL({ id: 'old', dateTime: OLD });
    expect(outcomeOf({ records: [r5('permit')] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [old, r5('permit')] })).toBe(P);
    expect(outcomeOf({ records: [old, r5('deny')] })).toBe('DENY');
    expect(outcomeOf({ records: [old, r5('permit', [{ securityLabel: SUD }])] })).toBe('DENY');
    expect(outcomeOf({ records: [r5('deny', [{ securityLabel: SUD }])] })).toBe('NEEDS_CONSENT');
  });
});

describe('overlap 5: doubt', () => {
  it('a missing dateTime denies what it may cover, and is called ambiguous', () => {
    const undated = ALL({ id: 'u', dateTime: null });
    expect(decideFor({ records: [undated] }).perCategory['SUD_P2']).toMatchObject({
      outcome: 'DENY',
      reason: 'ambiguous',
    });
    expect(decideFor({ records: [undated, ALL()] }).perCategory['SUD_P2']).toMatchObject({
      outcome: 'DENY',
      reason: 'ambiguous',
    });
    const aboutMh = record({ id: 'u', dateTime: null, root: permit(label('MH')) });
    expect(outcomeOf({ records: [aboutMh, ALL()] })).toBe(P);
    expect(
      outcomeOf({ records: [record({ id: 'u', dateTime: null, root: { period: { end: '2026-01-01' } } }), ALL()] }),
    ).toBe(P);
    expect(outcomeOf({ records: [ALL({ id: 'u', dateTime: null, status: 'draft' }), ALL()] })).toBe(P);
  });
  it('shows both records of a dispute', () => {
    const at = '2026-05-05T09:00:00-07:00';
    const [trace] = explain(
      caseOf({ records: [ALL({ id: 'a', dateTime: at }), DECL({ id: 'b', dateTime: at })] }),
    ).categories;
    expect(trace?.records.map(({ reference, role }) => `${reference} ${role}`)).toEqual([
      'Consent/a/_history/1 decided',
      'Consent/b/_history/1 decided',
    ]);
  });
  it('a refusal whose label nobody can read reaches everything; a permit nothing', () => {
    const odd = { system: 'urn:somewhere', code: 'xyzzy' };
    expect(reasonOf({ records: [record({ root: { provision: [deny(odd)] } })] })).toBe('ambiguous');
    expect(outcomeOf({ records: [record({ root: permit(odd) })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [record({ root: permit(odd, ...SUD) })] })).toBe(P);
    for (const securityLabel of [[], 'SUD', [{}], [null]]) {
      expect(outcomeOf({ records: [record({ root: { securityLabel } })] })).toBe('NEEDS_CONSENT');
      expect(outcomeOf({ records: [record({ root: { type: 'deny', securityLabel } })] })).toBe('DENY');
    }
  });
  it('a refusal of a code in a foreign system is understood; a permit is not', () => {
    const foreign = { system: 'http://example.org/sensitivity', code: 'SUD' };
    expect(reasonOf({ records: [record({ root: { provision: [deny(foreign)] } })] })).toBe('declined');
    expect(
      outcomeOf({
        records: [record({ root: { provision: [deny(foreign)] } })],
        categories: ['HIV'],
        ...CE,
        to: 'MCP',
        purpose: 'COC',
      }),
    ).toBe(P);
    expect(outcomeOf({ records: [record({ root: permit(foreign) })] })).toBe('NEEDS_CONSENT');
  });
});

describe('overlap 7 and 8: silence, and the named record', () => {
  it('an ordinary consent speaks about ordinary categories only', () => {
    const other = record({ form: null });
    expect(decideFor({ records: [other] }).perCategory['SUD_P2']).toMatchObject({
      outcome: 'NEEDS_CONSENT',
      reason: 'category-not-covered',
    });
    expect(outcomeOf({ records: [record({ form: 'roi-standard', root: { securityLabel: SUD } })] })).toBe(P);
    expect(outcomeOf({ records: [record({ form: null, root: { type: 'deny' } })] })).toBe('DENY');
    expect(
      outcomeOf({
        records: [record({ form: null })],
        categories: ['GENERAL'],
        ...CE,
        to: 'CBO_NON_CE',
        purpose: 'COC',
        calAim: false,
      }),
    ).toBe(P);
  });
  it('a labelled root of an ASCMI speaks about its labels only', () => {
    expect(outcomeOf({ records: [record({ root: permit(label('MH')) })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [record({ root: permit(local('SUD_P2')) })] })).toBe(P);
    expect(outcomeOf({ records: [record({ root: permit(label('42CFRPart2')) })] })).toBe(P);
    expect(outcomeOf({ records: [record({ root: permit(label('ETH')) })] })).toBe(P);
  });
  it('names version, or what there is', () => {
    const strip = (extra: Record<string, unknown>) =>
      decideFor({ records: [{ ...ALL(), ...extra }] }).perCategory['SUD_P2']?.record;
    expect(strip({})).toBe('Consent/c-1/_history/1');
    expect(strip({ meta: {} })).toBe('Consent/c-1');
    expect(strip({ id: undefined, meta: undefined })).toBe('Consent/unnamed@2026-08-02T10:04:00-07:00');
  });
  it('the switch: a new ASCMI replaces the older one wholesale', () => {
    const records = [record({ id: 'old', dateTime: OLD }), record({ id: 'new', root: permit(label('MH')) })];
    expect(outcomeOf({ records })).toBe(P);
    expect(outcomeOf({ records, policy: { newAscmiReplacesAll: true } })).toBe('NEEDS_CONSENT');
    const refusal = [
      record({ id: 'old', dateTime: OLD, root: deny(...SUD) }),
      record({ id: 'new', root: permit(label('MH')) }),
    ];
    expect(outcomeOf({ records: refusal })).toBe('DENY');
    expect(outcomeOf({ records: refusal, policy: { newAscmiReplacesAll: true } })).toBe('NEEDS_CONSENT');
    const unsigned = [record({ id: 'old', dateTime: OLD }), record({ id: 'new', signer: 'none' })];
    expect(outcomeOf({ records: unsigned, policy: { newAscmiReplacesAll: true } })).toBe(P);
    const roi = [
      record({ id: 'old', form: 'roi-standard', dateTime: OLD, root: { securityLabel: SUD } }),
      record({ id: 'new', root: permit(label('MH')) }),
    ];
    expect(outcomeOf({ records: roi, policy: { newAscmiReplacesAll: true } })).toBe(P);
  });
});

describe('whom a record is about', () => {
  const about = (patient: unknown, extra: Record<string, unknown> = {}) => [ALL({ patient, extra })];
  it('identifiers, references to a contained Patient, several numbers', () => {
    const contained = [{ resourceType: 'Patient', id: 'm', identifier: [{ system: 'urn:other', value: '1' }, CIN] }];
    expect(outcomeOf({ records: about({ reference: '#m' }, { contained }) })).toBe(P);
    expect(
      outcomeOf({
        records: about({ reference: '#m', identifier: { system: CIN.system, value: '90000009Z' } }, { contained }),
      }),
    ).toBe(P);
    expect(outcomeOf({ records: about({ identifier: { ...CIN, value: ' 90000001a ' } }) })).toBe(P);
    expect(outcomeOf({ records: about({ reference: `Patient?identifier=${CIN.system}|${CIN.value}` }) })).toBe(P);
  });
  it('a Patient that came along resolves the reference', () => {
    const patient = { resourceType: 'Patient', id: 'p1', identifier: [CIN] };
    expect(outcomeOf({ records: [...about({ reference: 'Patient/p1' }), patient] })).toBe(P);
    expect(
      outcomeOf({ records: [...about({ reference: 'https://reg.example/fhir/Patient/p1/_history/2' }), patient] }),
    ).toBe(P);
    expect(
      outcomeOf({
        records: [...about({ reference: 'Patient/p1' }), { ...patient, identifier: [{ ...CIN, value: '90000002C' }] }],
      }),
    ).toBe('NEEDS_CONSENT');
    expect(
      outcomeOf({
        records: [
          {
            resourceType: 'Bundle',
            entry: [{ resource: about({ reference: 'Patient/p1' })[0] }, { resource: patient }],
          },
        ],
      }),
    ).toBe(P);
  });
  it('a subject that nobody can check opens nothing and closes', () => {
    for (const patient of [
      { reference: 'Patient/p1' },
      {},
      { display: 'Somebody' },
      { identifier: { value: CIN.value } },
      'x',
    ]) {
      expect(outcomeOf({ records: about(patient) })).toBe('NEEDS_CONSENT');
      expect(outcomeOf({ records: [DECL({ patient })] })).toBe('DENY');
    }
  });
  it('another system is another number', () => {
    expect(outcomeOf({ records: about({ identifier: { system: 'urn:example:cin', value: CIN.value } }) })).toBe(
      'NEEDS_CONSENT',
    );
    expect(
      outcomeOf({
        records: about({ identifier: { system: 'urn:example:cin', value: CIN.value } }),
        policy: { identifierSystems: { cin: 'urn:example:cin' } },
      }),
    ).toBe(P);
  });
});

describe('consents of other matters', () => {
  it.each(['adr', 'treatment', 'research'])('%s is set aside', (code) => {
    const scope = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code }] };
    expect(outcomeOf({ records: [ALL({ extra: { scope } })] })).toBe('NEEDS_CONSENT');
    expect(outcomeOf({ records: [ALL({ id: 'a' }), DECL({ extra: { scope } })] })).toBe(P);
  });
  it('what is no Consent is set aside', () => {
    for (const entry of [null, 5, 'x', [], {}, { resourceType: 'OperationOutcome' }, { resourceType: 'Consent' }]) {
      expect(outcomeOf({ records: [entry, ALL()] })).toBe(P);
      expect(outcomeOf({ records: [entry] })).toBe('NEEDS_CONSENT');
    }
  });
});
