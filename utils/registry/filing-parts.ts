import * as z from 'zod/mini';
import { isConsent } from './person';
import type { ConsentResource } from './resources';

/** What goes with a Consent: the signed document, the answers, the signature. */
export interface Companion {
  /** `urn:uuid:…`, by which the others refer to it. */
  readonly fullUrl: string;
  readonly resource: { readonly resourceType: string } & Readonly<Record<string, unknown>>;
  /** Search of the conditional create: `identifier=…`, `_tag=…`. */
  readonly ifNoneExist: string;
}

export interface FilingParts {
  readonly consent: ConsentResource;
  /** Address of the Consent within the Bundle; null for a Consent on its own. */
  readonly fullUrl: string | null;
  /** In an order in which each refers to earlier ones only, Consent apart. */
  readonly companions: readonly Companion[];
}

const bundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('transaction'),
  entry: z.array(
    z.object({
      fullUrl: z.string(),
      resource: z.looseObject({ resourceType: z.string() }),
      request: z.object({ method: z.literal('POST'), url: z.string(), ifNoneExist: z.string() }),
    }),
  ),
});

/** A filing taken apart: a transaction Bundle with one Consent, or a Consent alone. Null for anything else. */
export function partsOf(filing: object): FilingParts | null {
  if (isConsent(filing)) return { consent: filing, fullUrl: null, companions: [] };
  const bundle = bundleSchema.safeParse(filing);
  if (!bundle.success) return null;
  const entries = bundle.data.entry.map(({ fullUrl, resource, request }) => ({
    fullUrl,
    resource,
    ifNoneExist: request.ifNoneExist,
  }));
  const [main, ...others] = entries.filter(({ resource }) => isConsent(resource));
  if (!main || others.length > 0 || !isConsent(main.resource)) return null;
  return { consent: main.resource, fullUrl: main.fullUrl, companions: entries.filter((one) => one !== main) };
}

/** The resource with every address of the Bundle replaced by what stands there now. */
export function withReferences<T extends object>(resource: T, references: ReadonlyMap<string, string>): T {
  return JSON.parse(
    JSON.stringify(resource, (key, value: unknown) =>
      key === 'reference' && typeof value === 'string' ? (references.get(value) ?? value) : value,
    ),
  ) as T;
}

interface Attached {
  readonly content?: readonly { readonly attachment?: object }[];
}

/** The Consent on its own: the signed copy inside it instead of a reference to a document that is not there yet. */
export function selfContained({ consent, companions }: FilingParts): ConsentResource {
  const document = companions.find(({ resource }) => resource.resourceType === 'DocumentReference');
  if (!document || consent['sourceReference'] === undefined) return consent;
  const rest = Object.fromEntries(Object.entries(consent).filter(([name]) => name !== 'sourceReference'));
  const attachment = (document.resource as Attached).content?.[0]?.attachment;
  return { ...rest, resourceType: 'Consent', ...(attachment ? { sourceAttachment: attachment } : {}) };
}
