import { describe, expect, it } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import { balpEvent, type DisclosureFacts } from '../../../utils/audit/balp';
import { createFhirEngine } from '../../support/fhir-engine';

const event: DisclosureFacts['event'] = {
  type: 'decision',
  member: 'pseudonym',
  portal: 'https://portal.example',
  action: 'FAX',
  channel: 'click',
  sender: 'COUNTY_BH',
  recipient: 'TREATING_CE',
  purpose: 'TREAT',
  lookup: 'FOUND',
  outcome: 'DENY',
  effect: 'stopped',
  decision: {
    perCategory: {
      SUD_P2: { outcome: 'DENY', reason: 'declined', basis: [], record: 'Consent/c-2/_history/3' },
      HIV: { outcome: 'DENY', reason: 'declined', basis: [], record: 'Consent/c-2/_history/3' },
    },
    obligations: [],
    withhold: [],
    ruleSetVersion: '2026.11',
  },
  request: {
    action: 'FAX',
    categories: ['SUD_P2'],
    modifiers: [],
    recipient: { kind: 'TREATING_CE' },
    purpose: 'TREAT',
    calAim: true,
    facts: {},
    senderIsPart2: true,
  },
};
const facts: DisclosureFacts = {
  event,
  at: '2026-11-24T18:00:00.000Z',
  member: { system: CIN_SYSTEM, value: '90000001A' },
  organization: { name: 'Example County', npi: '1234567893' },
  version: '0.1.0',
};
interface Shape {
  outcome: string;
  agent: { requestor: boolean }[];
  entity: { what: { reference?: string; identifier?: object } }[];
}

describe('a decision as a BALP AuditEvent', () => {
  it('is taken by a FHIR engine', async () => {
    const engine = createFhirEngine();
    const { outcome } = await engine.handle({
      method: 'POST',
      url: '/AuditEvent',
      body: balpEvent(facts),
      headers: {},
    });
    expect(outcome.id).toBe('created');
  });

  it('names the member, each deciding record once, and one requestor', () => {
    const { entity, agent } = balpEvent(facts) as Shape;
    expect(entity.map(({ what }) => what.reference ?? what.identifier)).toEqual([
      facts.member,
      'Consent/c-2/_history/3',
    ]);
    expect(agent.filter(({ requestor }) => requestor)).toHaveLength(1);
  });

  it.each([
    ['allowed', '0'],
    ['observed', '0'],
    ['asked', '4'],
    ['stopped', '8'],
  ] as const)('%s is outcome %s', (effect, outcome) => {
    expect((balpEvent({ ...facts, event: { ...event, effect } }) as Shape).outcome).toBe(outcome);
  });

  it('holds neither the address of the page nor a pseudonym of the log', () => {
    const text = JSON.stringify(balpEvent(facts));
    expect(text).not.toContain('portal.example');
    expect(text).not.toContain('pseudonym');
  });
});
