import type { FormKey } from '../../utils/ui/strings/form.en';
import type { FormModel } from '../../utils/forms/model';
import { declinesAll, type FormDraft, type Step } from './draft';
import { given } from './parties';
import { sameName, signatureProblems, signerProblems } from './sitting-check';

/** What is still missing or wrong, by field. The value is the message's key. */
export type Problems = Readonly<Partial<Record<string, FormKey>>>;

/** Nine characters as on the card (Medi-Cal Client Index Number). */
const CIN = /^9\d{7}[A-Z]$/;

/** `today` is `YYYY-MM-DD`. */
export function problemsOf(step: Step, draft: FormDraft, today: string, model: FormModel): Problems {
  const isRevocation = draft.sitting === 'revoke';
  const problems: Record<string, FormKey> = {};
  const need = (isGiven: boolean, field: string, key: FormKey = 'required') => {
    if (!isGiven) problems[field] ??= key;
  };
  // A refusal to sign needs neither answers nor a signer.
  if (draft.method === 'refused' && step !== 'member' && step !== 'review') return problems;
  switch (step) {
    case 'member': {
      need(draft.name.trim() !== '', 'name');
      need(draft.birthDate <= today, 'birthDate', 'birth_bad');
      const given = draft.identifiers.filter(({ value }) => value.trim() !== '');
      need(given.length > 0, 'identifiers', 'identifier_missing');
      draft.identifiers.forEach(({ kind, value }, index) =>
        need(kind !== 'CIN' || value.trim() === '' || CIN.test(value), `identifier-${index}`, 'cin_bad'),
      );
      need(isRevocation || draft.mediCal !== null, 'mediCal');
      need(isRevocation || draft.form !== null, 'form');
      need(draft.form !== 'ascmi-ab133' || draft.mediCal === true, 'form', 'version_invalid');
      need(draft.organization.trim() !== '', 'organization');
      break;
    }
    case 'choices':
      for (const { id } of model.questions) need(draft.choices[id] !== undefined, id);
      break;
    case 'sharing':
      if (declinesAll(draft)) break;
      need(draft.classes.length > 0 || given(draft.named).length > 0, 'recipients', 'recipients_missing');
      // 42 CFR 2.31(a)(4)(ii): an exchange that passes records on must be named.
      need(
        !draft.classes.includes('HIE_INTERMEDIARY') || given(draft.intermediaries).length > 0,
        'intermediaries',
        'intermediaries_missing',
      );
      need(!sharesParty(draft), 'exclusions', 'exclusions_contradict');
      need(draft.purposes.length > 0, 'purposes');
      break;
    case 'signer':
      Object.assign(problems, signerProblems(draft, today, model));
      if (isRevocation) break;
      need(draft.expiry !== null, 'expiry');
      // Civil Code 56.11: an authorization under state law names an end. AB 133 lifts that for Medi-Cal members only.
      need(draft.expiry !== 'none' || draft.form === 'ascmi-ab133' || declinesAll(draft), 'expiry', 'expiry_required');
      need(draft.expiry !== 'date' || draft.expiresOn > today, 'expiresOn', 'expiry_bad');
      break;
    case 'review':
      Object.assign(problems, signatureProblems(draft, today, model));
      need(draft.intent, 'intent', 'intent_missing');
      break;
  }
  return problems;
}

/** The same party may not be on both lists. */
function sharesParty({ named, intermediaries, exclusions }: FormDraft): boolean {
  const left = [...given(named), ...given(intermediaries)];
  return given(exclusions).some((out) =>
    left.some(({ name, npi }) => sameName(name, out.name) || (npi !== undefined && npi === out.npi)),
  );
}
