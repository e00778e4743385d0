import type { Identifier } from '../ascmi/identifiers';
import { isAscmiForm } from '../ascmi/forms';
import type { FormResult, FormSignature } from '../contract/form';
import { writeConsent, writeRevocation, type ConsentJson } from '../fhir/consent-writer';
import { writeFiling, type Attachment, type FilingBundle, type SignedBy } from '../fhir/filing';
import type { CatalogEntry } from '../forms/catalog';
import { writeAnswers, type FormAnswers } from '../forms/response';

/** A signed form as the transaction that files it, or null where it cannot become one (`DraftProblem` of the writer). */
export function filingOf(result: FormResult, { source }: Pick<CatalogEntry, 'source'>): FilingBundle | null {
  const consent = consentOf(result);
  const [member] = result.member.identifiers;
  if (!consent || !member) return null;
  return writeFiling({
    formId: result.formId,
    consent,
    member,
    signers: signersOf(result),
    signedAt: result.signedAt,
    shownTextSha256: result.shownTextSha256,
    copies: copiesOf(result),
    questionnaire: result.definition,
    answers: writeAnswers(source, answersOf(result)),
  });
}

function consentOf(result: FormResult): ConsentJson | null {
  const { form, member, signer } = result;
  const shared = {
    formId: result.formId,
    member: { identifiers: member.identifiers, ...(member.birthDate ? { birthDate: member.birthDate } : {}) },
    organization: result.organization,
    // A performer is who signed (`None: unsigned`); a refusal must not say that the member did.
    signer: result.refusal ? null : { role: signer.role, name: signer.name },
    ...(result.coSigner ? { coSigner: { role: result.coSigner.role, name: result.coSigner.name } } : {}),
    signedAt: result.signedAt,
  };
  if (!isAscmiForm(form)) {
    const written = writeRevocation({ ...shared, form });
    return written.ok ? written.value : null;
  }
  const { choices, recipients, purposes, exclusions, intermediaries, expiresOn } = result;
  const written = writeConsent({
    ...shared,
    form,
    choices,
    recipients,
    purposes,
    ...(exclusions ? { exclusions } : {}),
    ...(intermediaries ? { intermediaries } : {}),
    ...(expiresOn ? { expiresOn } : {}),
  });
  return written.ok ? written.value : null;
}

/** Who signed here and with what. Spoken on the telephone, signed on paper or refused, there is no mark of theirs. */
function signersOf({ signer, signature, coSigner, refusal }: FormResult): readonly SignedBy[] {
  // Nobody signed: the member is whom the form was offered to, and the witness saw it.
  if (refusal) return [];
  return [
    { signer, mark: markOf(signature) },
    ...(coSigner ? [{ signer: coSigner, mark: markOf(coSigner.signature) }] : []),
  ];
}

/** The answer to the form's item about the signature, in words. */
function signatureAnswer({ signature, refusal, telephonic, paper }: FormResult): string {
  if (refusal) return `refused: ${refusal.reason}`;
  if (telephonic) return `spoken on the telephone, heard by ${telephonic.heardBy}`;
  if (paper) return 'signed on paper';
  return signature.method === 'typed' ? signature.text : 'drawn';
}

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

type Picture = Pick<Attachment, 'contentType' | 'data'>;

function pictureOf(dataUrl: string): Picture | null {
  const match = /^data:(image\/png|image\/jpeg|application\/pdf);base64,(.+)$/.exec(dataUrl);
  return match ? { contentType: match[1] ?? '', data: match[2] ?? '' } : null;
}

const drawn = (signature: FormSignature): Picture | null =>
  signature.method === 'drawn' ? pictureOf(signature.image) : null;

/** The mark: what was drawn, or the name as it was typed. Null where nobody signed here: no name stands for a signature that is not there. */
function markOf(signature: FormSignature): Picture | null {
  return signature.method === 'typed' ? { contentType: 'text/plain', data: base64(signature.text) } : drawn(signature);
}

/** What must accompany a Part 2 disclosure (42 CFR 2.32): the scan of a paper form first, then the document, the text as it was shown, and the drawn signatures. */
function copiesOf(result: FormResult): readonly Attachment[] {
  const { copy, shownText, language, paper, signature, coSigner } = result;
  const scan = paper ? pictureOf(paper.scan) : null;
  const image = drawn(signature);
  const second = coSigner ? drawn(coSigner.signature) : null;
  return [
    ...(scan ? [{ ...scan, title: 'Scan of the signed form', language }] : []),
    ...(copy ? [{ ...copy, title: 'Signed form', language }] : []),
    ...(shownText
      ? [{ contentType: 'text/plain; charset=utf-8', data: base64(shownText), title: 'Text that was signed', language }]
      : []),
    ...(image ? [{ ...image, title: 'Signature' }] : []),
    ...(second ? [{ ...second, title: 'Second signature' }] : []),
  ];
}

const numberOf = ({ value }: Identifier): string => value;

function answersOf(result: FormResult): FormAnswers {
  const { member, signer, recipients, exclusions = [], intermediaries = [], revokes = [] } = result;
  const names = (parties: readonly { readonly name: string }[]) => parties.map(({ name }) => name);
  return {
    choices: result.answers ?? {},
    recipients: recipients.classes,
    purposes: result.purposes,
    signerRole: signer.role,
    texts: {
      'member-name': [member.name],
      'birth-date': member.birthDate ? [member.birthDate] : [],
      identifier: member.identifiers.map(numberOf),
      discloser: result.organization === '' ? [] : [result.organization],
      'recipient-named': names(recipients.named),
      intermediary: names(intermediaries),
      exclusion: names(exclusions),
      expiry: result.expiresOn ? [result.expiresOn] : [],
      revoked: revokes,
      'signer-name': [signer.name],
      'signer-authority': signer.authority ? [signer.authority] : [],
      signature: [signatureAnswer(result)],
      'signed-on': [result.signedAt],
    },
  };
}
