import { compile } from './compile';
import { FORM_DOCUMENTS, type FormDocument, type FormModel } from './model';
import { SHIPPED } from './questionnaires/shipped';

export interface CatalogEntry {
  /** The FHIR Questionnaire itself. */
  readonly source: unknown;
  readonly model: FormModel;
}
/** The form with its texts in another language. A shipped one has its words in the product's own catalogs and is the same in each. */
export function inLanguage({ source, model }: CatalogEntry, language: string): FormModel {
  if (model.isShipped) return model;
  const compiled = compile(source, language);
  return compiled.ok ? compiled.value.model : model;
}

export type FormCatalog = Readonly<Record<FormDocument, CatalogEntry>>;

/**
 * The form in force for each document: what an administrator loaded, the last one winning, else the one that ships. One that does not
 * compile is passed over; the options page says why.
 */
export function formCatalog(loaded: readonly unknown[], language = 'en'): FormCatalog {
  const entries = new Map<FormDocument, CatalogEntry>();
  for (const source of [...SHIPPED, ...loaded]) {
    const compiled = compile(source, language);
    if (compiled.ok) entries.set(compiled.value.model.document, { source, model: compiled.value.model });
  }
  const entry = (document: FormDocument): CatalogEntry => {
    const found = entries.get(document);
    // The shipped three always compile: a test holds them to it.
    if (!found) throw new Error(`no form for ${document}`);
    return found;
  };
  return Object.fromEntries(FORM_DOCUMENTS.map((document) => [document, entry(document)])) as FormCatalog;
}
