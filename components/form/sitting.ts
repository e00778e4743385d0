import type { FormResult, FormSignature } from '../../utils/contract/form';
import { clientDay } from '../../utils/ui/strings/client-words';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { signerOf, type FormDraft } from './draft';

type Sitting = Pick<
  FormResult,
  'signer' | 'signature' | 'coSigner' | 'interpreter' | 'witness' | 'telephonic' | 'refusal' | 'paper'
>;

/** What is filed of the sitting: who signed and how, and who else was there. Call only with a complete draft. */
export function sittingOf(draft: FormDraft): Sitting {
  const { method } = draft;
  const given = (text: string) => text.trim() !== '';
  const isOther = draft.signerRole !== null && draft.signerRole !== 'self';
  return {
    signer: {
      role: draft.signerRole ?? 'self',
      name: method === 'refused' ? draft.name.trim() : signerOf(draft),
      ...(isOther && given(draft.authority) ? { authority: draft.authority.trim() } : {}),
      ...(isOther && given(draft.documentSeen) ? { documentSeen: draft.documentSeen.trim() } : {}),
    },
    signature: signatureOf(draft, draft.typed, draft.drawn),
    ...(draft.coRole && method !== 'refused'
      ? {
          coSigner: {
            role: draft.coRole,
            name: draft.coName.trim(),
            signature: signatureOf(draft, draft.coTyped, draft.coDrawn),
          },
        }
      : {}),
    ...(draft.hasInterpreter
      ? { interpreter: { name: draft.interpreterName.trim(), language: draft.interpreterLanguage.trim() } }
      : {}),
    ...(given(draft.witness) ? { witness: { name: draft.witness.trim() } } : {}),
    ...(method === 'telephone' ? { telephonic: { heardBy: draft.heardBy.trim() } } : {}),
    ...(method === 'refused' ? { refusal: { reason: draft.refusalReason.trim() } } : {}),
    ...(method === 'paper' ? { paper: { scan: draft.scan } } : {}),
  };
}

function signatureOf({ method, signatureAt }: FormDraft, typed: string, drawn: string): FormSignature {
  const at = signatureAt === '' ? {} : { at: signatureAt };
  if (method === 'typed') return { method, text: typed.trim(), ...at };
  return method === 'drawn' ? { method, image: drawn, ...at } : { method: 'none', ...at };
}

/** Lines of the signed text about who signs. */
export function signerLines(draft: FormDraft, f: Translate<FormKey>, language: string): readonly string[] {
  const { method } = draft;
  if (method === 'refused') return [f('refusal_line'), draft.refusalReason.trim()];
  const isOther = draft.signerRole !== null && draft.signerRole !== 'self';
  return [
    `${signerOf(draft)} (${f(`signer_${draft.signerRole ?? 'self'}`)})`,
    isOther && draft.authority.trim() ? f('review_authority', draft.authority.trim()) : '',
    isOther && draft.documentSeen.trim() ? f('review_document', draft.documentSeen.trim()) : '',
    draft.coRole ? `${draft.coName.trim()} (${f(`co_${draft.coRole}`)})` : '',
    method === 'telephone' ? f('telephone_line', draft.heardBy.trim()) : '',
    method === 'paper' && draft.paperSignedOn ? f('paper_line', clientDay(draft.paperSignedOn, language)) : '',
  ];
}

/** Who else was there. */
export function presentLines(draft: FormDraft, f: Translate<FormKey>): readonly string[] {
  return [
    draft.hasInterpreter ? f('review_interpreter', draft.interpreterName.trim(), draft.interpreterLanguage.trim()) : '',
    draft.witness.trim() ? f('review_witness', draft.witness.trim()) : '',
  ];
}
