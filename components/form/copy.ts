import type { FormResult } from '../../utils/contract/form';
import { consentDocument } from '../../utils/documents/consent-document';
import type { FormApi } from './api';
import type { FormDraft } from './draft';
import { signedPaper } from './paper';
import type { SpokenForm, Tongue } from './shown';

interface Copied {
  readonly result: FormResult;
  /** Address of the PDF on this page; null where it could not be made. */
  readonly copy: string | null;
}

/** Adds the signed form as PDF. A consent is never held up by its paper: where that fails, the form is filed without it. */
export async function makeCopy(
  draft: FormDraft,
  result: FormResult,
  spoken: SpokenForm,
  tongue: Tongue,
  api: Pick<FormApi, 'pdf' | 'address'>,
): Promise<Copied> {
  try {
    const pdf = await api.pdf(consentDocument(signedPaper(draft, result, spoken, tongue)));
    return {
      result: { ...result, copy: { contentType: 'application/pdf', data: base64(pdf) } },
      copy: api.address(pdf),
    };
  } catch {
    return { result, copy: null };
  }
}

/** In pieces: a call takes a limited number of arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
