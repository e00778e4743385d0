import { ACTIONS, type ActionCode } from '../ascmi/actions';
import type { PurposeCode } from '../ascmi/purposes';
import { RECIPIENT_KINDS, type RecipientKind } from '../ascmi/parties';
import { CATEGORIES, isCategory, type Category } from '../ascmi/categories';
import type { SheetView } from '../contract/views';
import { explanation } from '../decision/explanation';
import type { Decision } from '../decision/types';
import { modeFor } from '../policy/modes';
import { recipientsEn } from '../ui/strings/parties.en';
import { recipientsEs } from '../ui/strings/parties.es';
import { noticeText, PART2_NOTICE } from '../obligations/notices';
import { effectOf, type Evaluation, type ShareParties } from './evaluate';
import { openReasons } from './override';
import { partiesOf } from './recipient';
import { shareContext } from './share-context';
import type { TabPicture } from './service';
import { SHEET_TEXTS } from './sheet-texts';
import type { OpenAttempt } from './store';

type Language = 'en' | 'es';
/** What a care manager sends things for; the rest of the code system is for other desks. */
const PURPOSE_CHOICES: readonly PurposeCode[] = [
  'TREAT',
  'COC',
  'HPAYMT',
  'HOPERAT',
  'PATRQT',
  'ETREAT',
  'PUBHLTH',
  'GOV',
  'HLEGAL',
];
/** In every share: no choice. */
const PLAIN: readonly Category[] = ['GENERAL', 'ADMIN'];

type Remedy = SheetView['remedies'][number];

/** The sheet for a decided share: what was stopped, why, on what basis, what to do instead. */
export function sheetOf(
  open: OpenAttempt,
  picture: TabPicture,
  evaluation: Evaluation,
  language: Language,
  nowMs: number,
): SheetView {
  const { decision } = evaluation;
  const parties = partiesOf(open.attempt, picture.policy, open.answers);
  const context = shareContext(picture, nowMs, open.answers);
  const reasons = openReasons(context, open.attempt.action, parties, decision);
  const { override } = picture.policy;
  const words = explanation(decision, language);
  return {
    ...frameOf(open, picture, decision.ruleSetVersion),
    outcome: decision.outcome,
    recipient: { kind: parties.recipient.kind, ...(parties.recipient.name ? { name: parties.recipient.name } : {}) },
    headline: words.headline,
    reasons: words.reasons.map(({ category, ...reason }) => ({ category, ...reason })),
    obligations: words.obligations,
    withhold: decision.withhold.filter(isCategory),
    remedies: remediesOf(decision, parties, picture, open.attempt.action),
    recipientChoices: parties.source === 'directory' ? [] : recipientChoices(language),
    purposeChoices: open.attempt.purpose || ACTIONS[open.attempt.action].defaultPurpose ? [] : PURPOSE_CHOICES,
    contentChoices: CATEGORIES.filter(
      (category) => !picture.subject.categories.includes(category) && !PLAIN.includes(category),
    ),
    mayShare: effectOf(decision.outcome) === 'allow' && !needsNotice(picture, evaluation),
    ...(effectOf(decision.outcome) === 'allow' ? {} : { asksReason: true as const }),
    ...(needsNotice(picture, evaluation) ? { notice: noticeText(PART2_NOTICE) } : {}),
    ...(reasons.length > 0 ? { override: { reasons, secondPerson: override.secondPerson } } : {}),
  };
}

/**
 * Nobody can decide: several members on the page, or nobody knows yet whom it is about. In warning mode the person may go on all the same;
 * that is what a county chooses it for.
 */
export function undecidedSheet(
  open: OpenAttempt,
  picture: TabPicture | null,
  reason: 'several' | 'unchecked',
  language: Language,
): SheetView {
  const frame = frameOf(open, picture, '');
  const mayGoOn = picture !== null && modeFor(picture.policy, picture.portal, open.attempt.action) === 'warn';
  return {
    ...frame,
    headline: SHEET_TEXTS[language][reason],
    memberMasked: reason === 'several' ? '' : frame.memberMasked,
    remedies: mayGoOn ? ['proceed', ...frame.remedies] : frame.remedies,
    asksReason: true,
  };
}

function frameOf(open: OpenAttempt, picture: TabPicture | null, ruleSetVersion: string): SheetView {
  const { privacyOfficer } = picture?.policy.organization ?? {};
  return {
    attemptId: open.id,
    action: open.attempt.action,
    controlLabel: open.attempt.controlLabel,
    memberMasked: picture?.subject.masked ?? '',
    outcome: 'ASK',
    recipient: { kind: 'UNKNOWN' },
    headline: '',
    reasons: [],
    obligations: [],
    withhold: [],
    remedies: privacyOfficer ? ['ask-privacy-officer'] : [],
    recipientChoices: [],
    purposeChoices: [],
    contentChoices: [],
    mayShare: false,
    ...(privacyOfficer ? { privacyOfficer } : {}),
    ruleSetVersion,
  };
}

/** Whether a lawful share waits until its § 2.32 notice is there. */
export function needsNotice({ policy }: TabPicture, { decision }: Evaluation): boolean {
  return (
    policy.obligations.notice === 'ask' &&
    effectOf(decision.outcome) === 'allow' &&
    decision.obligations.includes('N232')
  );
}

/** A sheet that can still become an allowed share keeps the click; the other kind lets go of it. */
export function isResolvable({ remedies, override }: SheetView): boolean {
  if (override) return true;
  return remedies.some((remedy) => remedy === 'proceed' || remedy === 'choose-recipient' || remedy === 'retry-lookup');
}

function remediesOf(
  decision: Decision,
  parties: ShareParties,
  { policy, portal }: TabPicture,
  action: ActionCode,
): Remedy[] {
  const reasons = Object.values(decision.perCategory);
  const needsConsent = reasons.some(({ outcome }) => outcome === 'NEEDS_CONSENT');
  const isStopped = effectOf(decision.outcome) !== 'allow';
  const mayProceed =
    decision.outcome === 'WARN' ||
    (decision.obligations.includes('N232') && !isStopped && policy.obligations.notice === 'ask') ||
    (isStopped && modeFor(policy, portal, action) === 'warn');
  const carriesPaper = decision.obligations.some((code) => code === 'N232' || code === 'COPY');
  const remedies: (Remedy | false)[] = [
    mayProceed && 'proceed',
    carriesPaper && !isStopped && 'cover-sheet',
    parties.source !== 'directory' && decision.lookup !== 'AMBIGUOUS' && 'choose-recipient',
    decision.lookup === 'UNAVAILABLE' && 'retry-lookup',
    needsConsent && decision.lookup !== 'UNAVAILABLE' && 'start-form',
    policy.organization.privacyOfficer !== undefined && 'ask-privacy-officer',
  ];
  return remedies.filter((remedy): remedy is Remedy => remedy !== false);
}

function recipientChoices(language: Language): SheetView['recipientChoices'] {
  const labels = language === 'es' ? recipientsEs : recipientsEn;
  return RECIPIENT_KINDS.filter((kind) => kind !== 'UNKNOWN').map((kind: RecipientKind) => ({
    kind,
    label: labels[kind],
  }));
}
