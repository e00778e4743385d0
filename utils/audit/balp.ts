import type { Identifier } from '../ascmi/identifiers';
import type { AuditEvent } from './entry';

export interface DisclosureFacts {
  readonly event: Extract<AuditEvent, { type: 'decision' }>;
  /** ISO 8601 with offset or Z. */
  readonly at: string;
  /** In the registry's own system. */
  readonly member: Identifier;
  readonly organization: { readonly name: string; readonly npi?: string };
  /** Version of the extension. */
  readonly version: string;
}

const DCM = 'http://dicom.nema.org/resources/ontology/DCM';
const ACT_REASON = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const PARTICIPATION = 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType';
const ENTITY = 'http://terminology.hl7.org/CodeSystem/audit-entity-type';
const ROLE = 'http://terminology.hl7.org/CodeSystem/object-role';

/** FHIR's audit-event-outcome: success, minor and serious failure. */
const OUTCOMES = { allowed: '0', proceeded: '0', overridden: '0', observed: '0', asked: '4', stopped: '8' } as const;

/** The Consents that decided, each once: `Consent/c-2/_history/3`. */
export function decidingRecords({ decision }: DisclosureFacts['event']): readonly string[] {
  return [...new Set(Object.values(decision.perCategory).flatMap(({ record }) => record ?? []))];
}

/**
 * One decision as a FHIR R4 AuditEvent after IHE BALP `IHE.BasicAudit.AuthZconsent`. Identifiers and codes only: neither page text nor
 * names of controls, and no content of a consent. The recipient stands as its kind, since its name may be text from the page.
 */
export function balpEvent({ event, at, member, organization, version }: DisclosureFacts): object {
  const categories = Object.entries(event.decision.perCategory).map(
    ([category, { outcome, reason }]) => `${category} ${outcome} (${reason})`,
  );
  return {
    resourceType: 'AuditEvent',
    meta: { profile: ['https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.AuthZconsent'] },
    type: { system: DCM, code: '110113', display: 'Security Alert' },
    subtype: [{ system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/AuthZsubType', code: 'AuthZ-Consent' }],
    action: 'E',
    recorded: at,
    outcome: OUTCOMES[event.effect],
    outcomeDesc: `${event.outcome}, ${event.effect}: ${categories.join('; ') || 'no category'}`,
    purposeOfEvent: [{ coding: [{ system: ACT_REASON, code: event.purpose }] }],
    agent: [
      {
        type: { coding: [{ system: DCM, code: '110150', display: 'Application' }] },
        who: { display: `consent-guard ${version}` },
        requestor: false,
      },
      {
        type: { coding: [{ system: PARTICIPATION, code: 'CST' }] },
        who: {
          display: organization.name || event.sender,
          ...(organization.npi === undefined
            ? {}
            : { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: organization.npi } }),
        },
        requestor: true,
      },
      {
        type: { coding: [{ system: PARTICIPATION, code: 'IRCP' }] },
        who: { display: event.recipient },
        requestor: false,
      },
    ],
    source: { observer: { display: 'consent-guard' } },
    entity: [
      {
        what: { identifier: member },
        type: { system: ENTITY, code: '1' },
        role: { system: ROLE, code: '1' },
      },
      ...decidingRecords(event).map((reference) => ({
        what: { reference },
        type: { system: ENTITY, code: '2' },
        role: { system: ROLE, code: '4' },
        detail: [{ type: 'ruleset', valueString: event.decision.ruleSetVersion }],
      })),
    ],
  };
}
