import type { Identifier } from '../ascmi/identifiers';
import { isAscmiForm } from '../ascmi/forms';
import type { FormResult } from '../contract/form';
import { writeConsent, writeRevocation, type ConsentJson } from '../fhir/consent-writer';
import { writeFiling, type Attachment, type FilingBundle } from '../fhir/filing';
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
    signer: result.signer,
    signedAt: result.signedAt,
    shownTextSha256: result.shownTextSha256,
    copies: copiesOf(result),
    signature: signatureOf(result),
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
    signer: { role: signer.role, name: signer.name },
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

const base64 = (text: string): string =>
  btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

function drawn({ signature }: FormResult): Pick<Attachment, 'contentType' | 'data'> | null {
  const match = signature.method === 'drawn' ? /^data:(image\/png);base64,(.+)$/.exec(signature.image) : null;
  return match ? { contentType: match[1] ?? '', data: match[2] ?? '' } : null;
}

/** The mark: what was drawn, or the name as it was typed. */
function signatureOf(result: FormResult): Pick<Attachment, 'contentType' | 'data'> {
  const { signature, signer } = result;
  const typed = signature.method === 'typed' ? signature.text : signer.name;
  return drawn(result) ?? { contentType: 'text/plain', data: base64(typed) };
}

/** What must accompany a Part 2 disclosure (42 CFR 2.32): the document first, then the text as it was shown, then the drawn signature. */
function copiesOf(result: FormResult): readonly Attachment[] {
  const { copy, shownText, language } = result;
  const image = drawn(result);
  return [
    ...(copy ? [{ ...copy, title: 'Signed form', language }] : []),
    ...(shownText
      ? [{ contentType: 'text/plain; charset=utf-8', data: base64(shownText), title: 'Text that was signed', language }]
      : []),
    ...(image ? [{ ...image, title: 'Signature' }] : []),
  ];
}

const numberOf = ({ value }: Identifier): string => value;

function answersOf(result: FormResult): FormAnswers {
  const { member, signer, signature, recipients, exclusions = [], intermediaries = [], revokes = [] } = result;
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
      signature: [signature.method === 'typed' ? signature.text : 'drawn'],
      'signed-on': [result.signedAt],
    },
  };
}
