import type { FormResult } from '../../utils/contract/form';
import type {
  BlankPaper,
  PaperFrame,
  PaperPart,
  PaperSignature,
  SignedPaper,
} from '../../utils/documents/consent-document';
import type { Bilingual } from '../../utils/documents/document';
import { clientMoment } from '../../utils/ui/strings/client-words';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { FormDraft } from './draft';
import { phrasesOf } from './phrases';
import { bilingual, pair, shownText, type SpokenForm, type Tongue } from './shown';

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
  const { signature, signer, coSigner } = result;
  const signedAt = new Date(result.signedAt);
  const when = (language: string) => `${clientMoment(signedAt, language)} (${offsetOf(signedAt)})`;
  const english = `${tongue.english('done_signed')}: ${when('en')}`;
  const own = (name: string, mark: FormResult['signature'], label: Bilingual): PaperSignature => ({
    label,
    mark: markOf(draft, mark, tongue),
    alt: tongue.english('pdf_signature_of', name),
  });
  const { parts } = shownText(draft, spoken, tongue);
  const peopleHeadings = [tongue.client('review_signer'), tongue.client('review_present')];
  const isPeople = ({ heading }: PaperPart) => peopleHeadings.includes(heading.text);
  const named = (name: string) => bilingual(tongue, 'co_signature', name);
  return {
    ...frameOf(spoken, tongue, result.organization),
    parts: parts.filter((part) => !isPeople(part)),
    people: parts.filter(isPeople),
    signatures: coSigner
      ? [own(signer.name, signature, named(signer.name)), own(coSigner.name, coSigner.signature, named(coSigner.name))]
      : [own(signer.name, signature, bilingual(tongue, 'method'))],
    signed:
      tongue.language === 'en'
        ? { text: english }
        : { text: `${tongue.client('done_signed')}: ${when(tongue.language)}`, english },
    formId: result.formId,
    shownTextSha256: result.shownTextSha256,
    codeWords: {
      formId: bilingual(tongue, 'pdf_form_id'),
      hash: bilingual(tongue, 'pdf_hash'),
      verify: bilingual(tongue, 'pdf_verify'),
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
function markOf({ method }: FormDraft, signature: FormResult['signature'], tongue: Tongue): PaperSignature['mark'] {
  if (signature.method === 'drawn') return { png: bytesOf(signature.image) };
  if (signature.method === 'typed') return { typed: { text: signature.text } };
  return {
    typed: bilingual(tongue, method === 'telephone' || method === 'paper' ? `method_${method}` : 'method_refused'),
  };
}

/** The form to fill in by hand. A revocation has nothing to tick. */
export function blankPaper(spoken: SpokenForm, organization: string, tongue: Tongue): BlankPaper {
  const say = (key: FormKey) => bilingual(tongue, key);
  const label = (key: FormKey) => bareLabel(say(key));
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
      {
        heading: say('recipients'),
        lines: recipientClasses.map(({ kind }) => phrases.recipient(kind)),
        blanks: [say('named'), say('intermediaries'), say('exclusions')],
      },
      { heading: say('purposes'), lines: purposes.map(({ code }) => phrases.purpose(code)) },
    ].filter(({ lines }) => lines.length > 0),
    parts: [
      {
        heading: say(isRevocation ? 'revoke_heading' : 'review_rights'),
        lines: statements.map(({ id }) => phrases.statement(id, body)),
      },
    ],
    closing: [
      ...(isRevocation ? [] : [say('review_until')]),
      say('review_signer'),
      label('review_authority'),
      say('method'),
      say('done_signed'),
      ...(isRevocation ? [] : [secondSignature(tongue)]),
      label('review_interpreter'),
      label('review_witness'),
    ],
  };
}

/** A line with its values left out ends in the marks that led to them. */
function bareLabel({ text, english }: Bilingual): Bilingual {
  const bare = (words: string) => words.replace(/[\s\p{P}]+$/u, '');
  return english === undefined ? { text: bare(text) } : { text: bare(text), english: bare(english) };
}

/** Where a minor and an adult must both sign. */
function secondSignature({ language, client, english }: Tongue): Bilingual {
  const say = (f: Tongue['client']) => `${f('method')}: ${f('co_PRN')} / ${f('co_GUARD')}`;
  return language === 'en' ? { text: say(english) } : pair(say(client), say(english));
}

/** The bytes of a data URL. */
function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0));
}
