import type { AscmiForm, FormResult } from '../../utils/contract/form';
import type { BlankPaper, PaperFrame, SignedPaper } from '../../utils/documents/consent-document';
import { FORM_PURPOSES, GROUPS, QUESTIONS, RECIPIENT_CLASSES } from './definition';
import type { FormDraft } from './draft';
import { bilingual, shownText, type Tongue } from './shown';

function frameOf(tongue: Tongue, form: AscmiForm, organization: string): PaperFrame {
  const say = (key: 'long_title' | 'reconstruction' | 'unofficial') => bilingual(tongue, key);
  return {
    language: tongue.language,
    direction: tongue.direction,
    title: say('long_title'),
    version: tongue.english(`version_${form}`),
    remarks: [say('reconstruction'), ...(tongue.language === 'en' ? [] : [say('unofficial')])],
    organization,
  };
}

/** The client's copy: what was shown and signed, with the signature and the means to verify it. */
export function signedPaper(draft: FormDraft, result: FormResult, tongue: Tongue): SignedPaper {
  const { signature, signer } = result;
  const when = (language: string) =>
    new Intl.DateTimeFormat(`${language}-US-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeStyle: 'short' }).format(
      new Date(result.signedAt),
    );
  const english = `${tongue.english('done_signed')}: ${when('en')}`;
  return {
    ...frameOf(tongue, result.form, result.organization),
    parts: shownText(draft, tongue).parts,
    signature: {
      label: bilingual(tongue, 'method'),
      mark: markOf(draft, signature, tongue),
      alt: tongue.english('pdf_signature_of', signer.name),
      signed:
        tongue.language === 'en'
          ? { text: english }
          : { text: `${tongue.client('done_signed')}: ${when(tongue.language)}`, english },
    },
    formId: result.formId,
    shownTextSha256: result.shownTextSha256,
    codeWords: {
      formId: tongue.english('pdf_form_id'),
      hash: tongue.english('pdf_hash'),
      verify: tongue.english('pdf_verify'),
    },
  };
}

/** Where nobody signed here, the paper says what stands in its place. */
function markOf(
  { method }: FormDraft,
  signature: FormResult['signature'],
  tongue: Tongue,
): SignedPaper['signature']['mark'] {
  if (signature.method === 'drawn') return { png: bytesOf(signature.image) };
  if (signature.method === 'typed') return { typed: signature.text };
  return { typed: tongue.english(method === 'telephone' || method === 'paper' ? `method_${method}` : 'refusal_title') };
}

/** The form to fill in by hand. */
export function blankPaper(form: AscmiForm, organization: string, tongue: Tongue): BlankPaper {
  const say = (...[key, ...values]: [Parameters<typeof bilingual>[1], ...string[]]) =>
    bilingual(tongue, key, ...values);
  const body = organization || '______________________________';
  return {
    ...frameOf(tongue, form, organization),
    entries: [say('member_name'), say('member_birth'), say('kind_CIN')],
    intro: say('choices_intro'),
    groups: GROUPS.map((group) => ({
      heading: say(`group_${group}`),
      questions: QUESTIONS.filter((question) => question.group === group).map(({ id }) => ({
        question: say(`q_${id}`),
        help: say(`q_${id}_means`),
      })),
    })),
    answers: [tongue.client('agree'), tongue.client('decline')],
    lists: [
      { heading: say('recipients'), lines: RECIPIENT_CLASSES.map(({ kind }) => say(`r_${kind}`)) },
      { heading: say('purposes'), lines: FORM_PURPOSES.map((code) => say(`p_${code}`)) },
    ],
    parts: [
      {
        heading: say('review_rights'),
        lines: [say('right_refuse'), say('right_revoke', body), say('right_redisclose'), say('right_copy')],
      },
      { heading: say('anyway_title'), lines: [say('anyway_text')] },
      { heading: say('cannot_title'), lines: [say('cannot_text')] },
    ],
    closing: [say('review_until'), say('review_signer'), say('method'), say('done_signed')],
  };
}

/** The bytes of a data URL. */
function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
}
