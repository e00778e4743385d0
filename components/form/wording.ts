import type { FormModel } from '../../utils/forms/model';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';

/** The words of a form, in the language of `f` where they are the product's own, else as its Questionnaire has them. */
export interface Wording {
  readonly question: (question: FormModel['questions'][number]) => string;
  readonly help: (question: FormModel['questions'][number]) => string;
  readonly group: (group: FormModel['groups'][number]) => string;
  readonly recipient: (recipient: FormModel['recipientClasses'][number]) => string;
  readonly purpose: (purpose: FormModel['purposes'][number]) => string;
  readonly statement: (statement: FormModel['statements'][number], organization: string) => string;
  readonly title: string;
  /** Where the wording comes from: ours, or an administrator's. */
  readonly origin: string;
}

/** A shipped form has its words in the catalogs, under its ids; a test compares the two. */
export function wordingOf(model: FormModel, f: Translate<FormKey>): Wording {
  const own = (key: string, text: string, ...values: readonly string[]) =>
    model.isShipped ? f(key as FormKey, ...values) || text : text;
  // Two of our statements have a name of their own on the page.
  const headed = (text: string, id: string) =>
    model.isShipped && (id === 'anyway_text' || id === 'cannot_text')
      ? `${f(id === 'anyway_text' ? 'anyway_title' : 'cannot_title')}: ${text}`
      : text;
  return {
    question: ({ id, text }) => own(`q_${id}`, text),
    help: ({ id, help }) => own(`q_${id}_means`, help),
    group: ({ id, text }) => own(id.replace('-', '_'), text),
    recipient: ({ kind, text }) => own(`r_${kind}`, text),
    purpose: ({ code, text }) => own(`p_${code}`, text),
    statement: ({ id, text }, organization) => headed(own(id, text, organization), id),
    title: model.isShipped ? f(model.document === 'ascmi-revocation' ? 'revoke_title' : 'long_title') : model.title,
    origin: model.isReconstruction ? f('reconstruction') : f('official', model.title, model.version),
  };
}
