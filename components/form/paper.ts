import type { FormResult } from '../../utils/contract/form';
import type { BlankPaper, PaperFrame, SignedPaper } from '../../utils/documents/consent-document';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { FormDraft } from './draft';
import { phrasesOf } from './phrases';
import { bilingual, shownText, type SpokenForm, type Tongue } from './shown';

function frameOf(spoken: SpokenForm, tongue: Tongue, organization: string): PaperFrame {
  const { title, origin } = phrasesOf(spoken, tongue);
  return {
    language: tongue.language,
    direction: tongue.direction,
    title,
    version: tongue.english(`version_${spoken.client.document}`),
    remarks: [origin, ...(tongue.language === 'en' ? [] : [bilingual(tongue, 'unofficial')])],
    organization,
  };
}

/** The client's copy: what was shown and signed, with the signature and the means to verify it. */
export function signedPaper(draft: FormDraft, result: FormResult, spoken: SpokenForm, tongue: Tongue): SignedPaper {
  const { signature, signer } = result;
  const signedAt = new Date(result.signedAt);
  const when = (language: string) =>
    `${new Intl.DateTimeFormat(`${language}-US-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeStyle: 'short' }).format(signedAt)} (${offsetOf(signedAt)})`;
  const english = `${tongue.english('done_signed')}: ${when('en')}`;
  return {
    ...frameOf(spoken, tongue, result.organization),
    parts: shownText(draft, spoken, tongue).parts,
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

/** `UTC-08:00`: the copy is read elsewhere, and zone names are words that the shipped fonts need not have. */
function offsetOf(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const two = (value: number) => String(Math.trunc(Math.abs(value))).padStart(2, '0');
  return `UTC${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
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

/** The form to fill in by hand. A revocation has nothing to tick. */
export function blankPaper(spoken: SpokenForm, organization: string, tongue: Tongue): BlankPaper {
  const say = (key: FormKey) => bilingual(tongue, key);
  const { document, groups, questions, recipientClasses, purposes, statements } = spoken.client;
  const phrases = phrasesOf(spoken, tongue);
  const body = organization || '______________________________';
  const isRevocation = document === 'ascmi-revocation';
  return {
    ...frameOf(spoken, tongue, organization),
    entries: [say('member_name'), say('member_birth'), say('kind_CIN')],
    intro: isRevocation ? null : say('choices_intro'),
    groups: groups.map((group) => ({
      heading: phrases.group(group.id),
      questions: questions
        .filter((question) => question.group === group.id)
        .map(({ id }) => ({ question: phrases.question(id), help: phrases.help(id) })),
    })),
    answers: [tongue.client('agree'), tongue.client('decline')],
    lists: [
      { heading: say('recipients'), lines: recipientClasses.map(({ kind }) => phrases.recipient(kind)) },
      { heading: say('purposes'), lines: purposes.map(({ code }) => phrases.purpose(code)) },
    ].filter(({ lines }) => lines.length > 0),
    parts: [
      {
        heading: say(isRevocation ? 'revoke_heading' : 'review_rights'),
        lines: statements.map(({ id }) => phrases.statement(id, body)),
      },
    ],
    closing: [...(isRevocation ? [] : [say('review_until')]), say('review_signer'), say('method'), say('done_signed')],
  };
}

/** The bytes of a data URL. */
function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
}
