import type { CoverStart } from '../../utils/contract/cover';
import { obligationTexts } from '../../utils/decision/explanation';
import type { SheetDocument } from '../../utils/documents/document';
import { senderAdvice } from '../../utils/obligations/sender-advice';
import type { ConsentPart, CoverSheetInput } from '../../utils/obligations/cover-sheet';

/** What a person fills in. Plain text; a number that is none leaves a line to write on. */
export interface CoverEntries {
  readonly to: string;
  readonly attention: string;
  readonly address: string;
  readonly phone: string;
  readonly fax: string;
  readonly pages: string;
  readonly regarding: string;
  readonly consent: 'scope' | 'copy';
  readonly copyPages: string;
  readonly spanish: boolean;
}

export function newEntries(start: CoverStart): CoverEntries {
  return {
    to: start.recipient.name ?? '',
    attention: '',
    address: start.recipient.address ?? '',
    phone: '',
    fax: '',
    pages: '',
    regarding: '',
    consent: start.scope ? 'scope' : 'copy',
    copyPages: '1',
    spanish: false,
  };
}

/** The sheet that stays in the office: what may go, and each obligation as an instruction. */
export function senderSheet(start: CoverStart, language: 'en' | 'es'): SheetDocument {
  const { sent, obligations, ruleSetVersion } = start;
  const others = obligations.filter((code) => !code.startsWith('RED:'));
  return senderAdvice({
    language,
    sent,
    instructions: obligationTexts(others, language),
    organization: start.sender.organization,
    ruleSetVersion,
  });
}

/** A count as typed; undefined where it is none. */
export function countOf(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined;
}

/** `date`: today, `YYYY-MM-DD`. */
export function sheetInput(start: CoverStart, entries: CoverEntries, date: string): CoverSheetInput {
  const pages = countOf(entries.pages);
  const consent = consentOf(start, entries);
  return {
    obligations: start.obligations,
    sender: { ...start.sender, ...filled({ phone: entries.phone, fax: entries.fax }) },
    recipient: filled({ name: entries.to, attention: entries.attention, address: entries.address }),
    date,
    ...(pages === undefined ? {} : { pages }),
    ...filled({ regarding: entries.regarding }),
    ...(consent === undefined ? {} : { consent }),
    spanishHelper: entries.spanish,
    ruleSetVersion: start.ruleSetVersion,
  };
}

/** Whether the decision asks for a copy of the consent or an explanation of its scope (42 CFR 2.32). */
export function needsConsentPart({ obligations }: CoverStart): boolean {
  return obligations.includes('COPY');
}

function consentOf(start: CoverStart, entries: CoverEntries): ConsentPart | undefined {
  if (!needsConsentPart(start)) return undefined;
  if (entries.consent === 'scope' && start.scope) return { kind: 'scope', statement: start.scope };
  return { kind: 'copy', pages: countOf(entries.copyPages) ?? 1 };
}

function filled<Key extends string>(values: Readonly<Record<Key, string>>): Partial<Record<Key, string>> {
  const entries = Object.entries<string>(values).map(([key, value]) => [key, value.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== '')) as Partial<Record<Key, string>>;
}
