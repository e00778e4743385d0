import type { FormResult } from '../contract/form';
import { writeConsent, type ConsentCopy, type ConsentJson } from '../fhir/consent-writer';

/**
 * A completed form as a FHIR Consent, or null where it cannot become one (`DraftProblem` of the writer). What was signed goes with it as
 * the copy that must accompany a Part 2 disclosure: the scan of a paper form, else a drawn signature; a typed one is in the record by name.
 */
export function consentOf({ signature, signer, coSigner, member, paper, ...form }: FormResult): ConsentJson | null {
  const copy = paper
    ? copyOf(paper.scan, 'Scan of the signed form', form.language)
    : signature.method === 'drawn'
      ? copyOf(signature.image, 'Signature', form.language)
      : null;
  const written = writeConsent({
    ...form,
    member: { identifiers: member.identifiers, ...(member.birthDate ? { birthDate: member.birthDate } : {}) },
    signer: { role: signer.role, name: signer.name },
    ...(coSigner ? { coSigner: { role: coSigner.role, name: coSigner.name } } : {}),
    ...(copy ? { copy } : {}),
  });
  return written.ok ? written.value : null;
}

function copyOf(dataUrl: string, title: string, language: string): ConsentCopy | null {
  const parts = /^data:(image\/png|image\/jpeg|application\/pdf);base64,(.+)$/.exec(dataUrl);
  return parts ? { contentType: parts[1] ?? '', data: parts[2] ?? '', title, language } : null;
}
