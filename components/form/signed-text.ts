import type { FormModel } from '../../utils/forms/model';
import { clientDay, clientList } from '../../utils/ui/strings/client-words';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { choiceOf, declinesAll, type Answer, type FormDraft } from './draft';
import { given, partyText } from './parties';
import { presentLines, signerLines } from './sitting';
import { wordingOf } from './wording';

/** The text that is signed, paragraph by paragraph. The review step shows exactly this, and its hash is filed with the form. */
export interface SignedText {
  readonly parts: readonly SignedPart[];
  /** All of it as one string, for hashing. */
  readonly plain: string;
}
export interface SignedPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

interface Telling {
  readonly draft: FormDraft;
  readonly model: FormModel;
  readonly f: Translate<FormKey>;
  readonly language: string;
}

export function signedText(draft: FormDraft, model: FormModel, f: Translate<FormKey>, language: string): SignedText {
  const telling = { draft, model, f, language };
  const wording = wordingOf(model, f);
  const organization = draft.organization.trim();
  const parts = [
    whose(telling),
    ...(draft.sitting === 'revoke' ? revoked(telling) : agreed(telling)),
    {
      heading: f(draft.sitting === 'revoke' ? 'revoke_heading' : 'review_rights'),
      lines: model.statements.map((statement) => wording.statement(statement, organization)),
    },
    { heading: f('review_signer'), lines: signerLines(draft, f, language) },
    { heading: f('review_present'), lines: presentLines(draft, f) },
  ]
    .map(({ heading, lines }) => ({ heading, lines: lines.filter((line) => line !== '') }))
    .filter(({ lines }) => lines.length > 0);
  const title = `${wording.title}. ${f(`version_${model.document}`)}. ${wording.origin}`;
  return { parts, plain: [title, ...parts.flatMap(({ heading, lines }) => [heading, ...lines])].join('\n') };
}

function whose({ draft, f, language }: Telling): SignedPart {
  const numbers = draft.identifiers
    .filter(({ value }) => value.trim() !== '')
    .map(({ kind, value }) => `${f(`kind_${kind}`)}: ${value}`);
  const born = draft.birthDate && `${f('member_birth')}: ${clientDay(draft.birthDate, language)}`;
  return { heading: f('review_who'), lines: [draft.name.trim(), born, ...numbers] };
}

function revoked({ draft, f }: Telling): readonly SignedPart[] {
  return [{ heading: f('revoke_to'), lines: [draft.organization.trim()] }];
}

function agreed({ draft, model, f, language }: Telling): readonly SignedPart[] {
  const wording = wordingOf(model, f);
  const names = (choice: Answer) => {
    const labels = model.questions.filter(({ id }) => choiceOf(draft, id) === choice).map(wording.question);
    return labels.length > 0 ? labels : [f('review_nothing')];
  };
  const yesAndNo = [
    { heading: f('review_yes'), lines: names('AGREE') },
    { heading: f('review_no'), lines: names('DECLINE') },
  ];
  const until = {
    heading: f('review_until'),
    lines: [draft.expiry === 'date' ? clientDay(draft.expiresOn, language) : f('review_until_none')],
  };
  if (declinesAll(draft)) return [...yesAndNo, until];
  const classes = model.recipientClasses
    .filter(({ kind }) => kind !== 'HIE_INTERMEDIARY' && draft.classes.includes(kind))
    .map(wording.recipient);
  const exchanges = draft.classes.includes('HIE_INTERMEDIARY') ? given(draft.intermediaries) : [];
  const excluded = given(draft.exclusions);
  const purposes = model.purposes.filter(({ code }) => draft.purposes.includes(code)).map(wording.purpose);
  return [
    { heading: f('review_by'), lines: [f('review_by_text', draft.organization.trim())] },
    ...yesAndNo,
    {
      heading: f('review_with'),
      lines: [
        ...classes,
        ...given(draft.named).map(partyText),
        ...exchanges.map((party) => f('review_exchange', partyText(party))),
      ],
    },
    ...(excluded.length > 0 ? [{ heading: f('review_not_with'), lines: excluded.map(partyText) }] : []),
    { heading: f('review_for'), lines: [clientList(purposes, language)] },
    until,
  ];
}
