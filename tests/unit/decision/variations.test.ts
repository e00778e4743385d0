import { describe, expect, it } from 'vitest';
import { ALL, type CaseOptions, classOf, DECL, decideFor, deny, label, outcomeOf, purpose, record } from './cases';

/** Written from the documents alone, before looking at the engine: variations of rows in which the answer must, or must not, change. */
const P = 'PERMIT_WITH_OBLIGATIONS';
const CE = { sender: 'TREATING_CE', part2: false as const };
const NON = (root: Record<string, unknown> = {}) => record({ form: 'ascmi-non-ab133', root });

/** Each opens by one fact. Anything but the boolean, and the fact left out, must not. */
const OPENED_BY: [number, string, CaseOptions, string][] = [
  [6, 'internalToProgram', { to: 'PART2_PROGRAM' }, 'PERMIT'],
  [10, 'emergency', { to: 'EMERGENCY_MEDICAL', purpose: 'ETREAT', facts: { consentObtainable: false } }, 'EXCEPTION'],
  [12, 'declaredDisaster', { to: 'EMERGENCY_MEDICAL', purpose: 'ETREAT' }, 'EXCEPTION'],
  [16, 'courtOrder', { to: 'COURT', purpose: 'HLEGAL' }, 'EXCEPTION'],
  [19, 'initialReportOnly', { to: 'CPS_APS', purpose: 'GOV', facts: { mandatedReport: true } }, 'EXCEPTION'],
  [19, 'mandatedReport', { to: 'CPS_APS', purpose: 'GOV', facts: { initialReportOnly: true } }, 'EXCEPTION'],
  [21, 'qsoAgreement', { to: 'BUSINESS_ASSOCIATE', purpose: 'HOPERAT' }, 'EXCEPTION'],
  [25, 'auditOrEvaluation', { to: 'AUDITOR', purpose: 'GOV' }, 'EXCEPTION'],
  [33, 'treatmentResponsibility', { ...CE, categories: ['MH'], modifiers: ['LPS'] }, 'PERMIT'],
  [41, 'seriousThreat', { ...CE, categories: ['MH'], to: 'FAMILY', purpose: 'THREAT' }, 'EXCEPTION'],
  [49, 'mandatedReport', { ...CE, categories: ['HIV'], to: 'PUBLIC_HEALTH', purpose: 'PUBHLTH' }, 'EXCEPTION'],
  [67, 'consentToPlan', { categories: ['ADMIN'], sender: 'MCP', to: 'COUNTY_SOCIAL', purpose: 'HOPERAT' }, P],
  [72, 'emergency', { categories: ['EDU'], sender: 'SCHOOL', to: 'EMERGENCY_MEDICAL', purpose: 'ETREAT' }, 'EXCEPTION'],
];

describe('facts that open', () => {
  const openings = new Set(['PERMIT', P, 'EXCEPTION']);
  describe.each(OPENED_BY)('row %i by %s', (_row, fact, given, outcome) => {
    it('when it is true', () => {
      expect(outcomeOf({ ...given, facts: { ...given.facts, [fact]: true } })).toBe(outcome);
    });
    it.each([[undefined], [false], ['true'], [1], [null], [[true]]])('but not when it is %j', (value) => {
      expect(openings).not.toContain(outcomeOf({ ...given, facts: { ...given.facts, [fact]: value } }));
    });
  });
});

const LPS = { categories: ['MH'], modifiers: ['LPS'], sender: 'COUNTY_BH', part2: false as const, purpose: 'COC' };
const VARIED: [string, CaseOptions, string][] = [
  [
    'row 1: the form says nothing of a purpose it does not have',
    { purpose: 'FAMRQT', records: [ALL()] },
    'NEEDS_CONSENT',
  ],
  [
    'row 1: Medi-Cal unknown makes the AB 133 form no answer',
    { mediCal: 'unknown', records: [ALL()] },
    'NEEDS_CONSENT',
  ],
  ['row 74: and does not touch the other form', { mediCal: 'unknown', records: [NON()] }, P],
  [
    'row 8: a form for treatment only does not pay',
    { to: 'MCP', purpose: 'HPAYMT', records: [NON({ purpose: [purpose('TREAT')] })] },
    'NEEDS_CONSENT',
  ],
  [
    'row 13: a class that is not in the form',
    { to: 'CBO_NON_CE', purpose: 'COC', records: [NON({ actor: [classOf('MCP')] })] },
    'NEEDS_CONSENT',
  ],
  [
    'row 36: a professional without responsibility, under CalAIM',
    { ...LPS, to: 'OTHER_PROFESSIONAL', calAim: true, facts: { treatmentResponsibility: false } },
    'WARN',
  ],
  ['row 36: Medi-Cal unknown', { ...LPS, to: 'ECM_PROVIDER', calAim: true, mediCal: 'unknown' }, 'NEEDS_CONSENT'],
  ['row 34: CalAIM unknown', { ...LPS, to: 'OTHER_PROFESSIONAL', calAim: 'unknown' }, 'NEEDS_CONSENT'],
  [
    'row 43: a dependent minor who consented to the care',
    {
      categories: ['MH'],
      sender: 'PSYCHOTHERAPIST',
      part2: false,
      purpose: 'COC',
      modifiers: ['DEPENDENT', 'MINOR_CONSENTED'],
      records: [ALL({ signer: 'PRN' })],
    },
    'DENY',
  ],
  [
    'row 43: the minor signed too',
    {
      categories: ['MH'],
      sender: 'PSYCHOTHERAPIST',
      part2: false,
      purpose: 'COC',
      modifiers: ['DEPENDENT', 'MINOR_CONSENTED'],
      records: [ALL({ signer: 'PRN+self' })],
    },
    'PERMIT',
  ],
  [
    'row 59: infections are sensitive services',
    { categories: ['STD'], sender: 'MCP', to: 'POLICYHOLDER', purpose: 'HPAYMT', records: [ALL()] },
    'DENY',
  ],
  [
    'row 25: audit outside Part 2',
    { ...CE, categories: ['MH'], to: 'AUDITOR', purpose: 'HOPERAT', facts: { auditOrEvaluation: true } },
    'EXCEPTION',
  ],
  ['row 53: nothing but the plan is kept out', { ...CE, categories: ['GENERAL'], modifiers: ['SELF_PAID'] }, 'PERMIT'],
  [
    'row 84: a refusal of the Part 2 part only',
    { categories: ['GENERAL', 'SUD_P2'], to: 'MCP', purpose: 'HOPERAT', action: 'REPORT' },
    'NEEDS_CONSENT',
  ],
  [
    'ruling 16: a warning to the police needs consent',
    { to: 'LAW_ENFORCEMENT', purpose: 'THREAT', facts: { seriousThreat: true } },
    'NEEDS_CONSENT',
  ],
  [
    'ruling 16: which an ASCMI is not',
    { to: 'LAW_ENFORCEMENT', purpose: 'THREAT', facts: { seriousThreat: true }, records: [ALL()] },
    'NEEDS_CONSENT',
  ],
  ['ruling 16: the police for anything else', { to: 'LAW_ENFORCEMENT', purpose: 'COC', records: [ALL()] }, 'SEPARATE'],
  [
    'ruling 16: a refusal stays one',
    { to: 'LAW_ENFORCEMENT', purpose: 'THREAT', facts: { seriousThreat: true }, records: [DECL()] },
    'DENY',
  ],
];

describe('variations of rows and rulings', () => {
  it.each(VARIED)('%s', (_about, given, outcome) => expect(outcomeOf(given)).toBe(outcome));
});

describe('a refusal whose purpose nobody knows', () => {
  const refusing = (...codes: unknown[]) => ALL({ root: { provision: [{ ...deny(label('SUD')), purpose: codes }] } });
  it('stays in force, and is called ambiguous', () => {
    const decision = decideFor({ records: [refusing(purpose('NOT_A_PURPOSE'))] });
    expect(decision.perCategory['SUD_P2']).toMatchObject({ outcome: 'DENY', reason: 'ambiguous' });
    expect(outcomeOf({ records: [refusing({ system: 'urn:other', code: 'TREAT' })] })).toBe('DENY');
  });
  it('is every purpose where it says so', () => {
    expect(outcomeOf({ records: [refusing(purpose('PurposeOfUse'))] })).toBe('DENY');
  });
  it.each(['CLINTRL', 'COVERAGE', 'HMARKT', 'HRESCH', 'DSRCH'])('%s is another purpose, and known to be', (code) => {
    expect(outcomeOf({ records: [refusing(purpose(code))] })).toBe(P);
  });
  it('opens nothing as a permit', () => {
    expect(outcomeOf({ records: [ALL({ root: { purpose: [purpose('PurposeOfUse')] } })] })).toBe('NEEDS_CONSENT');
  });
});
