import { ACT_REASON, FORM_SYSTEM, RECIPIENT_KIND_SYSTEM } from '../ascmi/code-systems';
import type { Category } from '../ascmi/categories';
import { ASCMI_CATEGORIES } from '../ascmi/forms';
import { err, ok, type Result } from '../ascmi/result';
import { categoriesOf, choiceOf, fieldOf, isHelp, lawsOf, offers, purposesOf, recipientsOf, textIn } from './coded';
import { LEGAL_ELEMENTS } from './legal';
import { isBlocking, isFormDocument, type FormModel, type Remark, type RemarkCode } from './model';
import { parseQuestionnaire, type Questionnaire, type QuestionnaireItem } from './questionnaire';
import { SHIPPED_BASE } from './questionnaires/shipped';
import { FIELDS, ORIGIN_SYSTEM, RECONSTRUCTION, type Field } from './systems';

export interface Compiled {
  readonly model: FormModel;
  /** What to know; none of them stops the form. */
  readonly notes: readonly Remark[];
}

/** Deeper nesting than this is no form. */
const MAX_DEPTH = 8;
const OPTIONAL_FIELDS: ReadonlySet<Field> = new Set([
  'birth-date',
  'recipient-named',
  'exclusion',
  'revoked',
  'signer-authority',
]);

/**
 * Reads a Questionnaire into what the form page draws, with its texts in `language`. An administrator's file comes through here as ours do:
 * what an item means is told by its codes, never by its wording.
 */
export function compile(value: unknown, language = 'en'): Result<Compiled, readonly Remark[]> {
  const source = parseQuestionnaire(value);
  if (!source) return err([{ linkId: '', code: 'not-a-questionnaire', detail: '' }]);
  const reading = new Reading(source, language);
  const { remarks } = reading;
  const model = reading.model();
  return model === null || remarks.some(isBlocking) ? err(remarks) : ok({ model, notes: remarks });
}

class Reading {
  readonly remarks: Remark[] = [];
  readonly #source: Questionnaire;
  readonly #language: string;
  readonly #groups: FormModel['groups'][number][] = [];
  readonly #questions: FormModel['questions'][number][] = [];
  readonly #statements: FormModel['statements'][number][] = [];
  readonly #fields: Partial<Record<Field, string>> = {};
  readonly #seen = new Set<string>();
  readonly #asked = new Set<Category>();
  readonly #laws = new Set<string>();
  #recipientClasses: FormModel['recipientClasses'] = [];
  #purposes: FormModel['purposes'] = [];

  constructor(source: Questionnaire, language: string) {
    this.#source = source;
    this.#language = language;
    this.#walk(source.item ?? [], null, 1);
  }

  #remark(linkId: string, code: RemarkCode, detail = ''): void {
    this.remarks.push({ linkId, code, detail });
  }

  #walk(items: readonly QuestionnaireItem[], group: QuestionnaireItem | null, depth: number): void {
    if (depth > MAX_DEPTH) return;
    for (const item of items) {
      if (this.#seen.has(item.linkId)) this.#remark(item.linkId, 'link-id-twice');
      this.#seen.add(item.linkId);
      for (const law of lawsOf(item)) this.#laws.add(law);
      if (item.type === 'group') this.#walk(item.item ?? [], item, depth + 1);
      else if (item.type === 'display') this.#statement(item);
      else this.#answerable(item, group);
    }
  }

  #statement(item: QuestionnaireItem): void {
    const text = this.#text(item);
    if (text !== '') this.#statements.push({ id: item.linkId, text });
  }

  #answerable(item: QuestionnaireItem, group: QuestionnaireItem | null): void {
    const { linkId } = item;
    const { categories, unknown } = categoriesOf(item);
    for (const code of unknown) this.#remark(linkId, 'category-unknown', code);
    const field = fieldOf(item);
    if (categories.length > 0) this.#question(item, categories, group);
    else if (field === 'recipient-class' || offers(item, RECIPIENT_KIND_SYSTEM)) {
      const { known, unknown: others } = recipientsOf(item, this.#language);
      for (const code of others) this.#remark(linkId, 'recipient-unknown', code);
      this.#recipientClasses = known;
      this.#fields['recipient-class'] = linkId;
    } else if (field === 'purpose' || offers(item, ACT_REASON)) {
      const { known, unknown: others } = purposesOf(item, this.#language);
      for (const code of others) this.#remark(linkId, 'purpose-unknown', code);
      this.#purposes = known;
      this.#fields.purpose = linkId;
    } else if (field) this.#fields[field] = linkId;
    else if (unknown.length === 0)
      this.#remark(linkId, item.required === true ? 'required-unsupported' : 'optional-unsupported', item.type);
  }

  #question(item: QuestionnaireItem, categories: readonly Category[], group: QuestionnaireItem | null): void {
    for (const category of categories) {
      if (this.#asked.has(category)) this.#remark(item.linkId, 'category-twice', category);
      if (!ASCMI_CATEGORIES.includes(category)) this.#remark(item.linkId, 'category-not-allowed', category);
      this.#asked.add(category);
    }
    if (choiceOf(item) === null) this.#remark(item.linkId, 'choice-unreadable', item.type);
    const id = group?.linkId ?? '';
    if (!this.#groups.some((one) => one.id === id)) this.#groups.push({ id, text: group ? this.#text(group) : '' });
    const help = (item.item ?? []).find(isHelp);
    this.#questions.push({
      id: item.linkId,
      group: id,
      categories,
      text: this.#text(item),
      help: help ? this.#text(help) : '',
    });
  }

  #text({ text, _text }: QuestionnaireItem): string {
    return textIn(this.#language, text, _text);
  }

  model(): FormModel | null {
    const { url = '', version = '', title, _title, status, experimental, meta, code = [] } = this.#source;
    const document = code.find(({ system }) => system === FORM_SYSTEM)?.code;
    if (url === '') this.#remark('', 'url-missing');
    if (version === '') this.#remark('', 'version-missing');
    if (status !== 'active') this.#remark('', 'not-active', status ?? '');
    if (!isFormDocument(document)) {
      this.#remark('', 'document-unknown', document ?? '');
      return null;
    }
    const needed = FIELDS.filter((field) => !OPTIONAL_FIELDS.has(field));
    const isRevocation = document === 'ascmi-revocation';
    if (!isRevocation) {
      if (this.#questions.length === 0) this.#remark('', 'no-question');
      if (this.#recipientClasses.length === 0) this.#remark('', 'no-recipient');
      if (this.#purposes.length === 0) this.#remark('', 'no-purpose');
      for (const category of ASCMI_CATEGORIES)
        if (!this.#asked.has(category)) this.#remark('', 'category-not-asked', category);
    }
    for (const field of needed)
      if (!(field in this.#fields) && (!isRevocation || !CONSENT_ONLY.has(field)))
        this.#remark('', 'field-missing', field);
    for (const law of LEGAL_ELEMENTS[document])
      if (!this.#laws.has(law.code)) this.#remark('', 'legal-missing', law.code);
    return {
      url,
      version,
      title: textIn(this.#language, title, _title),
      document,
      isReconstruction:
        experimental === true ||
        (meta?.tag ?? []).some((tag) => tag.system === ORIGIN_SYSTEM && tag.code === RECONSTRUCTION),
      isShipped: url.startsWith(SHIPPED_BASE),
      groups: this.#groups,
      questions: this.#questions,
      recipientClasses: this.#recipientClasses,
      purposes: this.#purposes,
      statements: this.#statements,
      fields: this.#fields,
    };
  }
}

/** Parts that a revocation has no use for. */
const CONSENT_ONLY: ReadonlySet<Field> = new Set(['recipient-class', 'intermediary', 'purpose', 'expiry']);
