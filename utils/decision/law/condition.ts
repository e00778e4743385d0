import type { Category } from '../../ascmi/categories';
import type { ConsentFinding } from '../finding';
import type { Question } from '../question';
import type { Condition, LawRule } from './rule';

/** Whether a rule is in force on the day of the question. */
export function isInForce({ effective }: LawRule, today: string): boolean {
  if (!effective) return true;
  if (effective.from !== undefined && today < effective.from) return false;
  return effective.until === undefined || today <= effective.until;
}

/** `find` is asked only by the few rules that turn on what the records say. */
export function holds(when: Condition, category: Category, question: Question, find: () => ConsentFinding): boolean {
  const { sender, recipient, purpose, action, facts } = question;
  if (when.categories && !when.categories.includes(category)) return false;
  if (when.recipients && !isIn(when.recipients, recipient.kind)) return false;
  if (when.notRecipients && isIn(when.notRecipients, recipient.kind)) return false;
  if (when.purposes && !isIn(when.purposes, purpose)) return false;
  if (when.notPurposes && isIn(when.notPurposes, purpose)) return false;
  if (when.senders && !isIn(when.senders, sender.kind)) return false;
  if (when.actions && !isIn(when.actions, action)) return false;
  if (when.modifiers && !when.modifiers.every((modifier) => question.modifiers.has(modifier))) return false;
  if (when.part2 && !when.part2.includes(question.part2)) return false;
  if (when.mediCal && !when.mediCal.includes(question.mediCal)) return false;
  if (when.calAim && !when.calAim.includes(question.calAim)) return false;
  if (when.recipientState && !when.recipientState.includes(recipient.state)) return false;
  for (const name in when.facts) {
    const fact = name as keyof typeof facts;
    if (facts[fact] !== when.facts[fact]) return false;
  }
  if (when.unproven?.some((fact) => facts[fact] === true)) return false;
  if (when.notRefuted?.some((fact) => facts[fact] === false)) return false;
  if (when.any && !when.any.some((alternative) => holds(alternative, category, question, find))) return false;
  if (when.record === 'dependent-parent') return find().dependentParent !== undefined && find().answer !== 'permit';
  if (when.record === 'after-medi-cal') return find().afterMediCal !== undefined;
  return true;
}

function isIn<T>(list: readonly T[], value: T | null): boolean {
  return value !== null && list.includes(value);
}
