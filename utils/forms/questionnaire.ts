import * as z from 'zod/mini';

/** As much of a FHIR R4 Questionnaire as a form needs. Everything else is kept and ignored. */
const coding = z.looseObject({
  system: z.optional(z.string()),
  code: z.optional(z.string()),
  display: z.optional(z.string()),
});
export type QuestionnaireCoding = z.infer<typeof coding>;

const extension = z.looseObject({
  url: z.string(),
  extension: z.optional(z.array(z.looseObject({ url: z.string() }))),
});
export type QuestionnaireExtension = z.infer<typeof extension>;

const primitive = z.optional(z.looseObject({ extension: z.optional(z.array(extension)) }));

const option = z.looseObject({
  extension: z.optional(z.array(extension)),
  valueCoding: z.optional(z.looseObject({ ...coding.shape, _display: primitive })),
});

/** Items nest; the depth is capped by `MAX_DEPTH` of the compiler. */
export interface QuestionnaireItem {
  readonly linkId: string;
  readonly type: string;
  readonly text?: string | undefined;
  readonly _text?: z.infer<typeof primitive>;
  readonly code?: readonly QuestionnaireCoding[] | undefined;
  readonly required?: boolean | undefined;
  readonly extension?: readonly QuestionnaireExtension[] | undefined;
  readonly answerOption?: readonly z.infer<typeof option>[] | undefined;
  readonly item?: readonly QuestionnaireItem[] | undefined;
}

const item: z.ZodMiniType<QuestionnaireItem> = z.looseObject({
  linkId: z.string().check(z.minLength(1), z.maxLength(255)),
  type: z.string(),
  text: z.optional(z.string()),
  _text: primitive,
  code: z.optional(z.array(coding)),
  required: z.optional(z.boolean()),
  extension: z.optional(z.array(extension)),
  answerOption: z.optional(z.array(option)),
  get item() {
    return z.optional(z.array(item));
  },
});

const questionnaire = z.looseObject({
  resourceType: z.literal('Questionnaire'),
  url: z.optional(z.string()),
  language: z.optional(z.string()),
  version: z.optional(z.string()),
  title: z.optional(z.string()),
  _title: primitive,
  status: z.optional(z.string()),
  experimental: z.optional(z.boolean()),
  meta: z.optional(z.looseObject({ tag: z.optional(z.array(coding)) })),
  code: z.optional(z.array(coding)),
  item: z.optional(z.array(item)),
});
export type Questionnaire = z.infer<typeof questionnaire>;

export function parseQuestionnaire(value: unknown): Questionnaire | null {
  const reading = questionnaire.safeParse(value);
  return reading.success ? reading.data : null;
}
