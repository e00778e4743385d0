import type { FormKey } from '../../utils/ui/strings/form.en';
import type { FormModel } from '../../utils/forms/model';
import { declinesAll, signerOf, type FormDraft, type Step } from './draft';
import { given } from './parties';

/** What is still missing or wrong, by field. The value is the message's key. */
export type Problems = Readonly<Partial<Record<string, FormKey>>>;

/** Nine characters as on the card (Medi-Cal Client Index Number). */
const CIN = /^9\d{7}[A-Z]$/;

/** `today` is `YYYY-MM-DD`. */
export function problemsOf(step: Step, draft: FormDraft, today: string, { questions }: FormModel): Problems {
  const isRevocation = draft.sitting === 'revoke';
  const problems: Record<string, FormKey> = {};
  const need = (isGiven: boolean, field: string, key: FormKey = 'required') => {
    if (!isGiven) problems[field] ??= key;
  };
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
      for (const { id } of questions) need(draft.choices[id] !== undefined, id);
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
      need(draft.signerRole !== null, 'signerRole');
      need(signerOf(draft) !== '', 'signerName');
      need(draft.signerRole === null || draft.signerRole === 'self' || draft.authority.trim() !== '', 'authority');
      if (isRevocation) break;
      need(draft.expiry !== null, 'expiry');
      // Civil Code 56.11: an authorization under state law names an end. AB 133 lifts that for Medi-Cal members only.
      need(draft.expiry !== 'none' || draft.form === 'ascmi-ab133' || declinesAll(draft), 'expiry', 'expiry_required');
      need(draft.expiry !== 'date' || draft.expiresOn > today, 'expiresOn', 'expiry_bad');
      break;
    case 'review':
      if (draft.method === 'typed') need(sameName(draft.typed, signerOf(draft)), 'typed', 'typed_mismatch');
      else need(draft.drawn !== '', 'drawn', 'drawn_missing');
      need(draft.intent, 'intent', 'intent_missing');
      break;
  }
  return problems;
}

/** A typed signature shows intent by being the name; case, accents and spacing do not matter. */
function sameName(left: string, right: string): boolean {
  const plain = (name: string) =>
    name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(left) !== '' && plain(left) === plain(right);
}

/** The same party may not be on both lists. */
function sharesParty({ named, intermediaries, exclusions }: FormDraft): boolean {
  const left = [...given(named), ...given(intermediaries)];
  return given(exclusions).some((out) =>
    left.some(({ name, npi }) => sameName(name, out.name) || (npi !== undefined && npi === out.npi)),
  );
}
