import type { FormResult } from '../contract/form';
import { writeConsent, type ConsentJson } from '../fhir/consent-writer';

/**
 * A completed form as a FHIR Consent, or null where it cannot become one (`DraftProblem` of the writer). A drawn signature goes with it as
 * the copy that must accompany a Part 2 disclosure; a typed one is in the record by name.
 */
export function consentOf({ signature, signer, member, ...form }: FormResult): ConsentJson | null {
  const drawn = signature.method === 'drawn' ? /^data:(image\/png);base64,(.+)$/.exec(signature.image) : null;
  const written = writeConsent({
    ...form,
    member: { identifiers: member.identifiers, ...(member.birthDate ? { birthDate: member.birthDate } : {}) },
    signer: { role: signer.role, name: signer.name },
    ...(drawn
      ? { copy: { contentType: drawn[1] ?? '', data: drawn[2] ?? '', title: 'Signature', language: form.language } }
      : {}),
  });
  return written.ok ? written.value : null;
}
