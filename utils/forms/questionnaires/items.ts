import { ACT_REASON, CATEGORY_SYSTEM, RECIPIENT_KIND_SYSTEM, ROLE_CODE, SIGNER_SYSTEM } from '../../ascmi/code-systems';
import type { Category } from '../../ascmi/categories';
import type { RecipientKind } from '../../ascmi/parties';
import type { PurposeCode } from '../../ascmi/purposes';
import type { QuestionnaireItem } from '../questionnaire';
import {
  ALSO_NAMES,
  CHOICE_SYSTEM,
  FIELD_SYSTEM,
  ITEM_CONTROL,
  ITEM_CONTROL_SYSTEM,
  LEGAL_ELEMENT,
  type Field,
} from '../systems';

/** Shorthand for the shipped Questionnaires, so that they read as what they are: a list of items with their codes. */
export const legal = (...sections: readonly string[]) =>
  sections.map((valueCode) => ({ url: LEGAL_ELEMENT, valueCode }));

export const section = (linkId: string, text: string, item: readonly QuestionnaireItem[]): QuestionnaireItem => ({
  linkId,
  type: 'group',
  text,
  item,
});

/** `statement` shows text; `sections` are the demands of the law that it meets. */
export const statement = (linkId: string, text: string, ...sections: readonly string[]): QuestionnaireItem => ({
  linkId,
  type: 'display',
  text,
  ...(sections.length > 0 ? { extension: legal(...sections) } : {}),
});

interface FieldOptions {
  readonly type: string;
  readonly text: string;
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly laws?: readonly string[];
  readonly answerOption?: QuestionnaireItem['answerOption'];
}

export const field = (name: Field, { laws: sections = [], ...rest }: FieldOptions): QuestionnaireItem => ({
  linkId: name,
  ...(sections.length > 0 ? { extension: legal(...sections) } : {}),
  code: [{ system: FIELD_SYSTEM, code: name }],
  ...rest,
});

const CHOICES = [
  { valueCoding: { system: CHOICE_SYSTEM, code: 'AGREE', display: 'Yes, share' } },
  { valueCoding: { system: CHOICE_SYSTEM, code: 'DECLINE', display: 'No, do not share' } },
];

export const question = (
  linkId: string,
  categories: readonly Category[],
  text: string,
  help: string,
): QuestionnaireItem & { readonly repeats: boolean } => ({
  linkId,
  type: 'choice',
  text,
  code: categories.map((code) => ({ system: CATEGORY_SYSTEM, code })),
  required: true,
  repeats: false,
  answerOption: CHOICES,
  item: [
    {
      extension: [
        { url: ITEM_CONTROL, valueCodeableConcept: { coding: [{ system: ITEM_CONTROL_SYSTEM, code: 'help' }] } },
      ],
      linkId: `${linkId}.help`,
      type: 'display',
      text: help,
    },
  ],
});

export const recipientOption = (kind: RecipientKind, display: string, ...also: readonly RecipientKind[]) => ({
  ...(also.length > 0 ? { extension: also.map((valueCode) => ({ url: ALSO_NAMES, valueCode })) } : {}),
  valueCoding: { system: RECIPIENT_KIND_SYSTEM, code: kind, display },
});

export const purposeOption = (code: PurposeCode, display: string) => ({
  valueCoding: { system: ACT_REASON, code, display },
});

export const SIGNER_OPTIONS = [
  { valueCoding: { system: SIGNER_SYSTEM, code: 'self', display: 'The member' } },
  { valueCoding: { system: ROLE_CODE, code: 'GUARD', display: 'Guardian' } },
  { valueCoding: { system: SIGNER_SYSTEM, code: 'CONSERVATOR', display: 'Conservator' } },
  { valueCoding: { system: ROLE_CODE, code: 'PRN', display: 'Parent of a minor' } },
  { valueCoding: { system: ROLE_CODE, code: 'HPOWATT', display: 'Agent under a health care power of attorney' } },
  { valueCoding: { system: ROLE_CODE, code: 'RESPRSN', display: 'Another authorized representative' } },
];
