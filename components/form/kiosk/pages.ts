import { problemsOf } from '../check';
import { QUESTIONS, type QuestionId } from '../definition';
import { declinesAll, type FormDraft } from '../draft';

/** One thing at a time. */
export type KioskPage =
  | { readonly kind: 'question'; readonly id: QuestionId }
  | { readonly kind: 'recipients' | 'purposes' | 'text' | 'signature' | 'end' };

/**
 * What the client goes through. Reading and signing come only when everything before is complete, staff's own steps included; else the
 * device goes back first.
 */
export function kioskPages(draft: FormDraft, today: string): readonly KioskPage[] {
  const isReady = (['member', 'choices', 'sharing', 'signer'] as const).every(
    (step) => Object.keys(problemsOf(step, draft, today)).length === 0,
  );
  const signsHere = draft.method === 'typed' || draft.method === 'drawn';
  return [
    ...QUESTIONS.map(({ id }) => ({ kind: 'question' as const, id })),
    ...(declinesAll(draft) ? [] : [{ kind: 'recipients' as const }, { kind: 'purposes' as const }]),
    ...(isReady && signsHere ? [{ kind: 'text' as const }, { kind: 'signature' as const }] : []),
    { kind: 'end' },
  ];
}

/** Where the client starts: at the first thing that staff has left open. */
export function firstPage(draft: FormDraft, today: string): number {
  const pages = kioskPages(draft, today);
  const open = pages.findIndex((page) => {
    if (page.kind === 'question') return draft.choices[page.id] === undefined;
    if (page.kind === 'recipients') return draft.classes.length === 0;
    if (page.kind === 'purposes') return draft.purposes.length === 0;
    return true;
  });
  return Math.max(0, open);
}
