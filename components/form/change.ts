import type { FormCatalog } from '../../utils/forms/catalog';
import type { FormDraft } from './draft';
import { changed } from './sitting-draft';

/** A revocation is written and signed by one person (42 CFR 2.31(a)(6), 45 CFR 164.508(b)(5)). */
const REVOKING = { method: 'typed', coRole: null } as const satisfies Partial<FormDraft>;

/** The draft after a change of any field, with what follows from it. `now`: ISO 8601 with offset. */
export function changedDraft(draft: FormDraft, patch: Partial<FormDraft>, now: string, forms: FormCatalog): FormDraft {
  const isTurningBack = patch.sitting === 'revoke' && draft.sitting !== 'revoke';
  const next = changed(draft, isTurningBack ? { ...REVOKING, ...patch } : patch, now);
  // What was entered stays while the revocation is only looked at.
  return patch.form && patch.form !== draft.form && patch.form !== 'ascmi-revocation'
    ? offeredOnly(next, forms[patch.form].model)
    : next;
}

/** Another document may ask and offer other things: an answer to what is not asked any more is none. */
function offeredOnly(draft: FormDraft, { questions, recipientClasses, purposes }: FormCatalog['ascmi-ab133']['model']) {
  const asked = new Set(questions.map(({ id }) => id));
  return {
    ...draft,
    choices: Object.fromEntries(Object.entries(draft.choices).filter(([id]) => asked.has(id))),
    aloneCare: draft.aloneCare.filter((id) => asked.has(id)),
    classes: draft.classes.filter((kind) => recipientClasses.some((one) => one.kind === kind)),
    purposes: draft.purposes.filter((code) => purposes.some((one) => one.code === code)),
  };
}
