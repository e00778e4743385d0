import { mayBeSpoken } from '../../utils/forms/telephone';
import type { FormModel } from '../../utils/forms/model';
import type { FormKey } from '../../utils/ui/strings/form.en';
import { signerOf, type FormDraft } from './draft';
import { asksDependency, needsDocument, signerRemarks, telephoneRefusals } from './signing';

type Found = Record<string, FormKey>;

const isGiven = (text: string) => text.trim() !== '';

/** What is missing about who signs. */
export function signerProblems(draft: FormDraft, today: string, model: FormModel): Found {
  const { signerRole } = draft;
  const found: Found = {};
  if (signerRole === null) found['signerRole'] = 'required';
  if (signerOf(draft) === '') found['signerName'] = 'required';
  if (signerRole !== null && signerRole !== 'self' && !isGiven(draft.authority)) found['authority'] = 'required';
  if (needsDocument(signerRole) && !isGiven(draft.documentSeen)) found['documentSeen'] = 'document_missing';
  // Without an age the rules take the signer for an adult's, and a parent never signs for an adult.
  if (signerRole === 'PRN' && draft.birthDate === '') found['signerRole'] = 'signer_birth_needed';
  if (draft.coRole !== null && !isGiven(draft.coName)) found['coName'] = 'required';
  if (asksDependency(draft, today, model) && draft.dependent === null) found['dependent'] = 'required';
  if (signerRemarks(draft, today, model).length > 0) found['remarks'] = 'remarks_title';
  if (draft.hasInterpreter && !(isGiven(draft.interpreterName) && isGiven(draft.interpreterLanguage)))
    found['interpreter'] = 'interpreter_missing';
  return found;
}

/** What is missing about the signature, or what stands in its place. */
export function signatureProblems(draft: FormDraft, today: string, model: FormModel): Found {
  switch (draft.method) {
    case 'typed':
      return {
        ...(sameName(draft.typed, signerOf(draft)) ? {} : { typed: 'typed_mismatch' as const }),
        ...(draft.coRole === null || sameName(draft.coTyped, draft.coName)
          ? {}
          : { coTyped: 'typed_mismatch' as const }),
      };
    case 'drawn':
      return {
        ...(draft.drawn === '' ? { drawn: 'drawn_missing' as const } : {}),
        ...(draft.coRole !== null && draft.coDrawn === '' ? { coDrawn: 'drawn_missing' as const } : {}),
      };
    case 'telephone':
      // A revocation is made in writing (45 CFR 164.508(b)(5)).
      if (draft.sitting === 'revoke') return { telephone: 'telephone_not' };
      if (!mayBeSpoken(telephoneRefusals(draft, model))) return { telephone: 'telephone_not' };
      return isGiven(draft.heardBy) ? {} : { heardBy: 'heard_by_missing' };
    case 'paper': {
      const isDay = /^\d{4}-\d{2}-\d{2}$/.test(draft.paperSignedOn) && draft.paperSignedOn <= today;
      return {
        ...(isDay ? {} : { paperSignedOn: 'paper_signed_bad' as const }),
        ...(draft.scan === '' ? { scan: 'paper_scan_missing' as const } : {}),
      };
    }
    case 'refused':
      return {
        ...(isGiven(draft.refusalReason) ? {} : { refusalReason: 'required' as const }),
        ...(isGiven(draft.witness) ? {} : { witness: 'witness_missing' as const }),
      };
  }
}

/** A typed signature shows intent by being the name; case, accents and spacing do not matter. */
export function sameName(left: string, right: string): boolean {
  const plain = (name: string) =>
    name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
  return plain(left) !== '' && plain(left) === plain(right);
}
