import { ACTION_CODES, ACTIONS, type ActionCode } from '../ascmi/actions';
import { isCategory, type Category } from '../ascmi/categories';
import type { BannerView, CategoryLine, Effect, Phase, TabView } from '../contract/views';
import { summarize } from '../decision/summarize';
import { createSharedWork, type Work } from '../decision/shared-work';
import { modeFor, portalMode } from '../policy/modes';
import type { EffectivePolicy, PortalPolicy } from '../policy/policy';
import type { TabSubject } from './compose';
import {
  contentCategories,
  effectOf,
  evaluateShare,
  mayBeSomebodyElse,
  mediCalOf,
  UNKNOWN_PARTIES,
  type ShareContext,
} from './evaluate';
import type { TabRecord } from './store';

/**
 * What the page scripts are told about a tab, from its record: pure, so that a new worker tells the same story as the one that died.
 */
export function viewOf(
  tab: TabRecord,
  subject: TabSubject,
  portal: PortalPolicy,
  policy: EffectivePolicy,
  now: string,
  work: Work = createSharedWork(),
): TabView {
  const phase = phaseOf(tab, subject);
  const context: ShareContext | null =
    phase === 'decided' && tab.answer ? { subject, answer: tab.answer, portal, policy, now, work } : null;
  return {
    version: tab.version,
    navigationSeq: Math.max(0, ...tab.reports.map(({ navigationSeq }) => navigationSeq)),
    phase,
    mode: portalMode(policy, portal),
    effects: effectsOf(phase, context, policy, portal),
    recipientsMatter: context !== null && portalMode(policy, portal) !== 'observe' && policy.recipients.length > 0,
    banner: context ? bannerOf(context) : null,
  };
}

/** A page outside every configured portal (Firefox cannot register per port): nothing is held there. */
export function inertView(version: number): TabView {
  return {
    version,
    navigationSeq: 0,
    phase: 'clear',
    mode: 'observe',
    effects: everyAction(() => 'allow'),
    recipientsMatter: false,
    banner: null,
  };
}

function phaseOf(tab: TabRecord, subject: TabSubject): Phase {
  if (tab.reports.length === 0) return 'scanning';
  // A small frame is read before the page around it: nobody is "not there" until the top frame has said so.
  const hasTop = tab.reports.some(({ frameId }) => frameId === 0);
  if (subject.kind === 'several') return 'several';
  if (subject.kind === 'none') {
    if (!hasTop || tab.reports.some(({ findings }) => !findings.ready)) return 'scanning';
    return subject.unreadable ? 'blind' : 'clear';
  }
  return tab.answer ? 'decided' : 'checking';
}

/**
 * `allow` only where no recipient could change the verdict's direction: content that needs no consent. Anything else is held per click,
 * because who receives is known only then. An action that is only watched is never held.
 */
function effectsOf(
  phase: Phase,
  context: ShareContext | null,
  policy: EffectivePolicy,
  portal: PortalPolicy,
): TabView['effects'] {
  return everyAction((action) => {
    if (phase === 'clear' || !ACTIONS[action].gated || modeFor(policy, portal, action) === 'observe') return 'allow';
    if (!context) return 'hold';
    const { decision } = evaluateShare(context, action, UNKNOWN_PARTIES);
    const effect = effectOf(decision.outcome);
    const restsOnConsent = Object.values(decision.perCategory).some(({ record }) => record !== undefined);
    if (effect === 'allow') return restsOnConsent ? 'hold' : 'allow';
    return effect === 'stop' ? 'stop' : 'hold';
  });
}

function everyAction(effect: (action: ActionCode) => Effect): Record<ActionCode, Effect> {
  return Object.fromEntries(ACTION_CODES.map((action) => [action, effect(action)])) as Record<ActionCode, Effect>;
}

export function bannerOf(context: ShareContext): BannerView {
  const { subject, answer, policy, now } = context;
  const lookup = mayBeSomebodyElse(subject) ? 'AMBIGUOUS' : answer.outcome;
  const summary = summarize(
    {
      member: { identifiers: subject.identifiers, mediCal: mediCalOf(context) },
      registry: { outcome: lookup, records: answer.records },
      now,
      policy: policy.decision,
    },
    context.work,
  );
  return {
    state: summary.state,
    memberMasked: subject.masked,
    ...(summary.signedOn ? { signedOn: summary.signedOn } : {}),
    ...(summary.endedOn ? { endedOn: summary.endedOn } : {}),
    ...(summary.form ? { form: summary.form } : {}),
    lines: linesOf(summary.choices),
    checkedAtMs: answer.checkedAtMs,
    lookup,
    ...(answer.outcome === 'UNAVAILABLE' ? { problem: answer.problem } : {}),
    contentCategories: contentCategories(context),
    demonstration: policy.registry.kind === 'local',
    ...(subject.unreadable ? { unreadable: true } : {}),
  };
}

function linesOf(choices: Readonly<Partial<Record<Category, CategoryLine['choice']>>>): CategoryLine[] {
  return Object.entries(choices).flatMap(([category, choice]) => (isCategory(category) ? [{ category, choice }] : []));
}
