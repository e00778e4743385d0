import * as z from 'zod/mini';
import type { EmbeddedRequests } from './embedded-messages';
import { IMPORT_FORMATS, RECORD_ORIGINS, STATUS_REASONS } from './embedded-view';

const text = (max: number) => z.string().check(z.maxLength(max));
/** Records travel in pieces; the page's own are smaller. */
const MAX_PIECE = 500;

const consent = z.looseObject({ resourceType: z.literal('Consent') });
const taskId = text(64);
const after = z.nullable(text(64));
const version = z.object({
  consent,
  version: z.int().check(z.minimum(1)),
  updatedAtMs: z.number(),
  origin: z.optional(z.enum(RECORD_ORIGINS)),
  isPractice: z.optional(z.boolean()),
});
const common = { consentId: text(200), version: z.int(), by: text(120) };

export const EMBEDDED_SCHEMAS = {
  'embedded.summary': z.object({}),
  'embedded.begin': z.object({
    task: z.union([
      z.object({ kind: z.literal('import'), format: z.enum(IMPORT_FORMATS) }),
      z.object({ kind: z.literal('restore'), mode: z.enum(['merge', 'replace']) }),
    ]),
  }),
  'embedded.put': z.object({
    taskId,
    entries: z
      .array(
        z.object({
          consent,
          identifiers: z.optional(z.array(z.object({ system: text(300), value: text(64) })).check(z.maxLength(50))),
        }),
      )
      .check(z.maxLength(MAX_PIECE)),
  }),
  'embedded.putVersions': z.object({
    taskId,
    mode: z.enum(['merge', 'replace']),
    members: z.array(z.array(version)).check(z.maxLength(MAX_PIECE)),
  }),
  'embedded.sweep': z.object({ taskId, after }),
  'embedded.end': z.object({ taskId, kind: z.enum(['import', 'restore']) }),
  'embedded.undo': z.object({ taskId, first: z.boolean() }),
  'embedded.remove': z.object({ what: z.enum(['practice', 'all']), first: z.boolean() }),
  'embedded.read': z.object({ purpose: z.enum(['export', 'backup']), after }),
  'embedded.search': z.object({ text: text(200) }),
  'embedded.history': z.object({ consentId: common.consentId }),
  'embedded.close': z.object({
    change: z.union([
      z.object({ ...common, status: z.literal('inactive'), reason: z.enum(STATUS_REASONS.inactive) }),
      z.object({
        ...common,
        status: z.literal('entered-in-error'),
        reason: z.enum(STATUS_REASONS['entered-in-error']),
      }),
    ]),
  }),
} as const satisfies Record<keyof EmbeddedRequests, z.core.$ZodType>;
