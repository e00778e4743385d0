import type { Category } from '../ascmi/categories';
import { err, ok } from '../ascmi/result';
import type { Result } from '../ascmi/result';
import type { ConsentSummary } from '../decision/types';
import { CATEGORY_WORDS, dateWord, formWord, joinWords, purposeWord } from './labels';
import type { Language } from './labels';

export interface ScopeInput {
  /** The summary of the member's records, from the decision layer. */
  readonly summary: ConsentSummary;
  /** What this disclosure holds. Only these are named: a category that is not sent must not be hinted at. */
  readonly categories: readonly Category[];
  /** v3-ActReason codes of the record; empty or absent: the ASCMI form's own purposes. */
  readonly purposes?: readonly string[];
  /** The recipients as the consent names them; absent: the form's class. */
  readonly recipients?: string;
  /** End date of the consent, `YYYY-MM-DD`; null: the record states none; absent: not known here. */
  readonly endsOn?: string | null;
  /** The deciding record and version: `Consent/c-2/_history/3`. */
  readonly record?: string;
}

/** `not-in-force`: no consent that could be explained. `not-agreed`: a sent category was not agreed to. `nothing-sent`: no category. */
export type ScopeProblem = 'not-in-force' | 'not-agreed' | 'nothing-sent';

export interface ScopeStatement {
  readonly heading: string;
  readonly sentences: readonly string[];
  /** For the sender's file; printed small. */
  readonly record?: string;
}

const ASCMI_PURPOSES = ['TREAT', 'HPAYMT', 'HOPERAT', 'COC'];

/**
 * The "clear explanation of the scope of the consent" that may stand instead of a copy (42 CFR 2.32). It says only what the record says, and
 * refuses to explain a consent that does not cover what is sent.
 */
export function scopeOfConsent(input: ScopeInput, language: Language): Result<ScopeStatement, ScopeProblem> {
  const { summary, categories, record } = input;
  if (categories.length === 0) return err('nothing-sent');
  if (summary.state !== 'ALL' && summary.state !== 'PART') return err('not-in-force');
  if (categories.some((category) => summary.choices[category] !== 'AGREE')) return err('not-agreed');
  const text = language === 'es' ? spanish : english;
  const purposes = input.purposes === undefined || input.purposes.length === 0 ? ASCMI_PURPOSES : input.purposes;
  const facts: Facts = {
    form: formWord(summary.form, language),
    signed: summary.signedOn === undefined ? undefined : dateWord(summary.signedOn, language),
    categories: joinWords(
      categories.map((category) => CATEGORY_WORDS[category][language]),
      language,
    ),
    purposes: joinWords(
      purposes.map((purpose) => purposeWord(purpose, language)),
      language,
    ),
    recipients: input.recipients,
    endsOn: typeof input.endsOn === 'string' ? dateWord(input.endsOn, language) : input.endsOn,
  };
  return ok({ ...text(facts), ...(record === undefined ? {} : { record }) });
}

interface Facts {
  readonly form: string;
  readonly signed: string | undefined;
  readonly categories: string;
  readonly purposes: string;
  readonly recipients: string | undefined;
  readonly endsOn: string | null | undefined;
}

const sentences = (...parts: readonly (string | undefined)[]): string[] =>
  parts.filter((part): part is string => part !== undefined);

function english({ form, signed, categories, purposes, recipients, endsOn }: Facts): ScopeStatement {
  return {
    heading: 'Scope of the consent',
    sentences: sentences(
      `This disclosure is made with the written consent of the individual: ${form}${signed === undefined ? '' : `, signed ${signed}`}.`,
      `For this disclosure the consent covers ${categories}.`,
      `Purpose: ${purposes}.`,
      `Recipients: ${recipients ?? 'treating providers, health plans, third-party payers, and people helping to operate their programs'}.`,
      endsOn === undefined
        ? undefined
        : endsOn === null
          ? 'The consent states no end date.'
          : `The consent ends on ${endsOn}.`,
      'The individual may revoke the consent in writing at any time, except to the extent that it has been relied on.',
    ),
  };
}

function spanish({ form, signed, categories, purposes, recipients, endsOn }: Facts): ScopeStatement {
  return {
    heading: 'Alcance del consentimiento',
    sentences: sentences(
      `Esta divulgación se hace con el consentimiento escrito de la persona: ${form}${signed === undefined ? '' : `, firmado el ${signed}`}.`,
      `Para esta divulgación el consentimiento abarca ${categories}.`,
      `Propósito: ${purposes}.`,
      `Destinatarios: ${recipients ?? 'proveedores que tratan a la persona, planes de salud, terceros pagadores y quienes ayudan a operar sus programas'}.`,
      endsOn === undefined
        ? undefined
        : endsOn === null
          ? 'El consentimiento no indica fecha de término.'
          : `El consentimiento termina el ${endsOn}.`,
      'La persona puede revocar el consentimiento por escrito en cualquier momento, salvo en lo que ya se haya actuado con base en él.',
    ),
  };
}
