import * as z from 'zod/mini';
import { ACTION_CODES, type ActionCode } from '../ascmi/actions';
import { CATEGORIES } from '../ascmi/categories';
import { IDENTIFIER_KINDS } from '../ascmi/identifiers';
import { OVERRIDE_REASONS } from '../ascmi/override-reasons';
import { OUTCOMES } from '../ascmi/outcomes';
import { RECIPIENT_KINDS, SENDER_KINDS } from '../ascmi/parties';
import { PURPOSES } from '../ascmi/purposes';
import { EMBEDDED_SCHEMAS } from './embedded-schemas';
import { FORM_LANGUAGES } from './form-language';
import { FORM_DOCUMENTS } from '../forms/model';
import { MARKS_BATCH } from './marks';
import { DISCARD_REASONS } from './outbox-view';
import type { NoteType, Notes, Requests, RequestType } from './messages';

/**
 * The shapes of messages, for the background only: page scripts carry no parser. Every string has a cap, because a compromised page
 * script must not be able to fill the worker's memory; none of the caps is near what an honest page needs.
 */
const text = (max: number) => z.string().check(z.maxLength(max));
const label = text(300);
const tristate = z.union([z.boolean(), z.literal('unknown')]);
const action = z.enum(ACTION_CODES as [ActionCode, ...ActionCode[]]);
const confidence = z.enum(['high', 'medium', 'low']);
const empty = z.object({});
const tabId = z.optional(z.int());

/** A page with more identifiers than this is a report; the first ones tell that as well as all of them. */
const MAX_MEMBERS = 2_000;

const findings = z.looseObject({
  adapter: label,
  ready: z.boolean(),
  members: z
    .array(
      z.looseObject({
        kind: z.enum(IDENTIFIER_KINDS),
        value: text(64),
        cin: z.optional(text(64)),
        confidence,
        label,
        region: z.number(),
        selector: text(2_000),
        shadowPath: z.array(text(2_000)),
      }),
    )
    .check(z.maxLength(MAX_MEMBERS)),
  subject: z.enum(['none', 'single', 'several']),
  current: z.array(z.int()).check(z.maxLength(100)),
  person: z.optional(z.object({ name: text(100), birthDate: text(10) })),
  categories: z
    .array(
      z.object({
        category: z.enum(CATEGORIES),
        confidence,
        source: z.enum(['context', 'code', 'phrase', 'title']),
        evidence: label,
      }),
    )
    .check(z.maxLength(200)),
  elapsedMs: z.number(),
  unreadable: z.optional(z.literal(true)),
  fit: z.optional(z.object({ signs: z.boolean(), lines: z.int(), members: z.int() })),
});

const hint = z.optional(text(300));
const attempt = z.object({
  action,
  channel: z.enum(['click', 'key', 'submit', 'navigation', 'print', 'copy', 'drag', 'api']),
  controlLabel: label,
  recipient: z.object({ fax: hint, email: hint, direct: hint, npi: hint, name: hint, origin: hint }),
  purpose: z.optional(z.enum(PURPOSES)),
});

const recipientKind = z.enum(RECIPIENT_KINDS);
const answers = z.object({
  recipient: z.optional(recipientKind),
  purpose: z.optional(z.enum(PURPOSES)),
  categories: z.optional(z.array(z.enum(CATEGORIES)).check(z.maxLength(40))),
});
const statement = z.object({
  reason: z.enum(OVERRIDE_REASONS),
  explanation: text(1_000),
  discloser: label,
  receivedBy: hint,
  facility: hint,
  approver: hint,
});
const identifier = z.looseObject({ system: label, value: text(64) });

const registrySettings = z.union([
  z.object({ kind: z.literal('local') }),
  z.object({
    kind: z.enum(['fhir', 'cds-hooks']),
    baseUrl: text(500),
    auth: z.union([
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('header'), name: label, secretStored: z.boolean(), secret: z.optional(text(8_000)) }),
      z.object({ kind: z.literal('smart'), clientId: label, scope: z.optional(text(1_000)) }),
    ]),
  }),
]);

const mode = z.enum(['observe', 'warn', 'enforce']);

const settingsPatch = z.partial(
  z.object({
    mode,
    actionModes: z.partialRecord(action, mode),
    listMarks: z.boolean(),
    organization: z.object({
      name: label,
      npi: z.optional(label),
      kind: z.enum(SENDER_KINDS),
      part2: tristate,
      privacyOfficer: z.optional(label),
    }),
    registry: registrySettings,
    portals: z
      .array(
        z.object({
          origin: text(300),
          adapter: label,
          categories: z.array(z.enum(CATEGORIES)),
          granted: z.boolean(),
          managed: z.boolean(),
          mode: z.optional(mode),
          actionModes: z.optional(z.partialRecord(action, mode)),
        }),
      )
      .check(z.maxLength(500)),
    recipients: z
      .array(
        z.object({
          match: label,
          kind: recipientKind,
          name: z.optional(label),
          npi: z.optional(label),
          state: z.optional(label),
        }),
      )
      .check(z.maxLength(20_000)),
    forms: z.array(z.unknown()).check(z.maxLength(20)),
  }),
);

const formSigner = z.object({
  role: z.enum(['self', 'GUARD', 'PRN', 'HPOWATT', 'RESPRSN', 'CONSERVATOR']),
  name: label,
  authority: z.optional(label),
  documentSeen: z.optional(label),
});
const at = z.optional(text(40));
const formSignature = z.union([
  z.object({ method: z.literal('typed'), text: label, at }),
  z.object({ method: z.literal('drawn'), image: text(2_000_000), at }),
  z.object({ method: z.literal('none'), at }),
]);
/** Base64 of `MAX_SCAN_BYTES` of the form page, and its prefix. */
const scan = text(7_100_000).check(z.regex(/^data:(?:application\/pdf|image\/png|image\/jpeg);base64,/));
const party = z.object({ name: label, npi: z.optional(text(20)) });
const parties = z.array(party).check(z.maxLength(100));

const formResult = z.object({
  formId: text(64),
  form: z.enum(FORM_DOCUMENTS),
  definition: label,
  language: z.enum(FORM_LANGUAGES),
  member: z.object({
    identifiers: z.array(identifier).check(z.minLength(1), z.maxLength(20)),
    name: label,
    birthDate: z.optional(text(10)),
    mediCal: z.boolean(),
  }),
  organization: label,
  answers: z.optional(z.record(text(255), z.enum(['AGREE', 'DECLINE']))),
  choices: z.record(z.string(), z.enum(['AGREE', 'DECLINE'])),
  recipients: z.object({
    classes: z.array(recipientKind),
    named: parties,
  }),
  exclusions: z.optional(parties),
  intermediaries: z.optional(parties),
  revokes: z.optional(z.array(text(300)).check(z.maxLength(50))),
  purposes: z.array(z.enum(PURPOSES)),
  signer: formSigner,
  signature: formSignature,
  coSigner: z.optional(z.extend(formSigner, { signature: formSignature })),
  interpreter: z.optional(z.object({ name: label, language: label })),
  witness: z.optional(z.object({ name: label })),
  telephonic: z.optional(z.object({ heardBy: label })),
  refusal: z.optional(z.object({ reason: label })),
  paper: z.optional(z.object({ scan })),
  signedAt: text(40),
  expiresOn: z.optional(text(10)),
  shownText: z.optional(text(50_000)),
  shownTextSha256: text(64),
  // A form of five pages with a drawn signature is under 0.3 MB.
  copy: z.optional(z.object({ contentType: z.literal('application/pdf'), data: text(4_000_000) })),
});

const taughtLines = z.object({
  members: z
    .array(
      z.object({
        selector: text(300),
        read: z.enum(['text', 'value']),
        kind: z.enum(['CIN', 'BIC', 'MBI', 'MRN', 'PLAN_ID', 'HMIS_ID', 'CDCR']),
        label: text(80),
      }),
    )
    .check(z.maxLength(20)),
  outbound: z.array(z.object({ selector: text(300), action })).check(z.maxLength(40)),
});

const before = z.nullable(z.int());
const limit = z.int().check(z.minimum(1), z.maximum(5_000));

const REQUEST_SCHEMAS = {
  'page.hello': empty,
  'companion.load': z.object({ companion: z.enum(['page-ui', 'page-reader', 'page-content', 'page-marks']) }),
  'marks.read': z.object({
    people: z
      .array(
        z
          .array(z.object({ kind: z.enum(IDENTIFIER_KINDS), value: text(64), cin: z.optional(text(64)) }))
          .check(z.maxLength(20)),
      )
      .check(z.maxLength(MARKS_BATCH)),
  }),
  'page.report': z.object({ navigationSeq: z.int(), findings }),
  'share.attempt': z.object({ navigationSeq: z.int(), attempt }),
  'share.resolve': z.object({ attemptId: text(64), answers, remember: z.boolean() }),
  'share.preview': z.object({ attemptId: text(64), answers }),
  'share.override': z.object({ attemptId: text(64), statement }),
  'sheet.action': z.object({
    attemptId: text(64),
    remedy: z.enum(['start-form', 'choose-recipient', 'ask-privacy-officer', 'retry-lookup', 'cover-sheet', 'proceed']),
    reason: z.optional(text(1000)),
  }),
  'member.recheck': z.object({ tabId }),
  'popup.read': z.object({ tabId: z.int() }),
  'form.begin': z.object({ tabId }),
  'form.read': z.object({ formId: text(64) }),
  'form.lookup': z.object({ formId: text(64), identifiers: z.array(identifier).check(z.maxLength(20)) }),
  'drafts.list': empty,
  'drafts.resume': z.object({ formId: text(64) }),
  'drafts.discard': z.object({ formId: text(64) }),
  'reminders.list': empty,
  'reminders.renew': z.object({ consentId: text(200) }),
  'form.parties': z.object({ text: label }),
  'consent.file': z.object({ result: formResult }),
  'cover.read': z.object({ coverId: text(64) }),
  'teach.begin': z.object({ tabId: z.int() }),
  'teach.finish': z.object({ lines: taughtLines, keep: z.enum(['settings', 'export']) }),
  'settings.read': empty,
  'settings.write': z.object({ patch: settingsPatch }),
  'registry.check': z.object({ registry: registrySettings }),
  'registry.account': empty,
  'registry.signIn': empty,
  'registry.signOut': empty,
  'outbox.read': empty,
  'outbox.retry': z.object({ id: text(200) }),
  'outbox.discard': z.object({ id: text(200), reason: z.enum(DISCARD_REASONS) }),
  'audit.page': z.object({ limit, before, outcome: z.nullable(z.enum(OUTCOMES)) }),
  'audit.summary': z.object({ days: z.optional(z.int().check(z.minimum(1), z.maximum(3_650))) }),
  'audit.verify': empty,
  'audit.export': z.object({ limit, before }),
  ...EMBEDDED_SCHEMAS,
} as const satisfies Record<RequestType, z.core.$ZodType>;

const NOTE_SCHEMAS = {
  'sheet.dismissed': z.object({ attemptId: text(64) }),
  'banner.placed': z.object({ place: z.object({ corner: z.enum(['ne', 'nw', 'se', 'sw']), collapsed: z.boolean() }) }),
  'share.passed': z.object({ navigationSeq: z.int(), action, channel: attempt.shape.channel }),
  'share.denied': z.object({ navigationSeq: z.int(), action, count: z.int().check(z.minimum(1)) }),
  'enforcement.failed': z.object({
    what: z.enum(['banner.suppressed', 'guard.tampered']),
    count: z.number(),
  }),
} as const satisfies Record<NoteType, z.core.$ZodType>;

/** Parses the payload of a request; null refuses it. */
export function parseRequest<T extends RequestType>(type: T, payload: unknown): Requests[T]['payload'] | null {
  const reading = z.safeParse(REQUEST_SCHEMAS[type], payload);
  return reading.success ? (reading.data as Requests[T]['payload']) : null;
}

export function parseNote<T extends NoteType>(type: T, payload: unknown): Notes[T] | null {
  const reading = z.safeParse(NOTE_SCHEMAS[type], payload);
  return reading.success ? (reading.data as Notes[T]) : null;
}
