import * as z from 'zod/mini';
import { ACTION_CODES } from '../ascmi/actions';
import { CATEGORIES } from '../ascmi/categories';
import { IDENTIFIER_KINDS } from '../ascmi/identifiers';
import { SENDER_KINDS } from '../ascmi/parties';
import { err, ok, type Result } from '../ascmi/result';
import { safePattern, safeSelector } from './safe-text';

/** Version of the adapter format. An adapter that needs a newer reader says so in `minimumEngine` and is refused by an older one. */
export const ADAPTER_SCHEMA_VERSION = 1;
export const ENGINE_VERSION = 1;

const selector = z.string().check(z.refine(safeSelector, 'no selector that this reader accepts'));
const pattern = z.string().check(z.refine(safePattern, 'pattern too long or able to run away'));
const kinds = z.enum(IDENTIFIER_KINDS.filter((kind) => kind !== 'NAME_DOB') as [string, ...string[]]);

const member = z.strictObject({
  /** Steps at ` >>> ` enter shadow roots. */
  selector,
  read: z.union([
    z.literal('text'),
    z.literal('value'),
    z.strictObject({ attribute: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/)) }),
  ]),
  kind: kinds,
  /** What the label says on screen. */
  label: z.string().check(z.maxLength(80)),
});

const outbound = z.strictObject({
  selector,
  action: z.enum(ACTION_CODES as [string, ...string[]]),
  stage: z._default(z.enum(['final', 'opens']), 'final'),
  /** Where the recipient stands, searched in the control's form or dialog. */
  recipient: z._default(z.nullable(selector), null),
});

const list = <Item extends z.ZodMiniType>(item: Item) => z._default(z.array(item).check(z.maxLength(60)), []);

/** One portal as data: no steps, waits, conditions or code. */
export const adapterSchema = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,40}$/)),
  schemaVersion: z.literal(ADAPTER_SCHEMA_VERSION),
  minimumEngine: z._default(z.int().check(z.minimum(1)), 1),
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  /** How the selectors were come by. `documentation`: from public documentation, unverified; the generic reader carries the page. */
  source: z.enum(['observed', 'documentation', 'policy']),
  match: z._default(
    z.strictObject({
      /** Patterns over host and path: `portal.example/ehr/`. Empty: any address, by `detect` alone. */
      urls: list(pattern),
      /** Which frames it speaks for. */
      frames: z._default(z.enum(['top', 'any']), 'any'),
    }),
    { urls: [], frames: 'any' },
  ),
  /** Signs that must all be in the document. */
  detect: list(selector),
  loading: list(selector),
  members: list(member),
  /** Whose text changes when the patient changes. */
  patientKey: z._default(z.nullable(selector), null),
  context: z._default(
    z.strictObject({
      categories: list(z.enum(CATEGORIES as unknown as [string, ...string[]])),
      sender: z._default(z.nullable(z.enum(SENDER_KINDS as unknown as [string, ...string[]])), null),
    }),
    { categories: [], sender: null },
  ),
  outbound: list(outbound),
  benign: list(selector),
  ignore: list(selector),
  purseMs: z._default(z.int().check(z.minimum(20), z.maximum(2000)), 400),
  /** Pages in `tests/portals/adapters` that it is checked against. */
  fixtures: list(z.string().check(z.maxLength(80))),
  notes: z._default(z.string().check(z.maxLength(1200)), ''),
});

export type Adapter = z.infer<typeof adapterSchema>;

/** Reads an adapter from policy, from a file, from teaching. Errors name the place, never a value. */
export function parseAdapter(raw: unknown): Result<Adapter, string[]> {
  const parsed = adapterSchema.safeParse(raw);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'adapter'}: ${issue.message}`),
    );
  }
  const adapter = parsed.data;
  if (adapter.minimumEngine > ENGINE_VERSION)
    return err([`minimumEngine: needs reader ${adapter.minimumEngine}, this is ${ENGINE_VERSION}`]);
  if (adapter.detect.length === 0 && adapter.match.urls.length === 0)
    return err(['match: neither address patterns nor signs']);
  return ok(adapter);
}
