import { problemsOf } from '../check';
import type { FormModel } from '../../../utils/forms/model';
import { declinesAll, stepsOf, type FormDraft } from '../draft';

/** One thing at a time. */
export type KioskPage =
  | { readonly kind: 'question'; readonly id: string }
  | { readonly kind: 'recipients' | 'purposes' | 'text' | 'signature' | 'end' };

/**
 * What the client goes through. Reading and signing come only when everything before is complete, staff's own steps included; else the
 * device goes back first.
 */
export function kioskPages(draft: FormDraft, today: string, model: FormModel): readonly KioskPage[] {
  const isReady = stepsOf(draft)
    .filter((step) => step !== 'review')
    .every((step) => Object.keys(problemsOf(step, draft, today, model)).length === 0);
  const isRevocation = draft.sitting === 'revoke';
  const signsHere = draft.method === 'typed' || draft.method === 'drawn';
  return [
    ...(isRevocation ? [] : model.questions.map(({ id }) => ({ kind: 'question' as const, id }))),
    ...(isRevocation || declinesAll(draft) ? [] : [{ kind: 'recipients' as const }, { kind: 'purposes' as const }]),
    ...(isReady && signsHere ? [{ kind: 'text' as const }, { kind: 'signature' as const }] : []),
    { kind: 'end' },
  ];
}

/** Where the client starts: at the first thing that staff has left open. */
export function firstPage(draft: FormDraft, today: string, model: FormModel): number {
  const pages = kioskPages(draft, today, model);
  const open = pages.findIndex((page) => {
    if (page.kind === 'question') return draft.choices[page.id] === undefined;
    if (page.kind === 'recipients') return draft.classes.length === 0;
    if (page.kind === 'purposes') return draft.purposes.length === 0;
    return true;
  });
  return Math.max(0, open);
}
