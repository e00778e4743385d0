import { normaliseText } from '../identifiers/text';

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const TEXTUAL = new Set(['text', 'tel', 'number', 'date', '', 'url', 'email']);
/** A field that could hold an identifier: a value with at least three digits. */
const WORTH = /\d[\s\S]*\d[\s\S]*\d/;

/** Fields below `root` that a person reads values in. Search boxes are questions, not facts about this page's member. */
export function fieldsIn(root: ParentNode): Field[] {
  return ['input', 'textarea', 'select', 'output'].flatMap((name) => [...byTag(root, name)].filter(isTextField));
}

/** Elements by name: browsers keep an index of their own, several times faster than a selector; shadow roots have no access to it. */
export const byTag = (root: ParentNode, name: string): Iterable<Element> =>
  'getElementsByTagName' in root
    ? (root as Document | Element).getElementsByTagName(name)
    : root.querySelectorAll(name);

/** Elements by class, from the same kind of index. */
export const byClass = (root: ParentNode, name: string): Iterable<Element> =>
  'getElementsByClassName' in root
    ? (root as Document | Element).getElementsByClassName(name)
    : root.querySelectorAll(`.${name}`);

export function isTextField(field: Element): field is Field {
  if (field.localName === 'input') {
    const type = (field as HTMLInputElement).type;
    return TEXTUAL.has(type) && !isSearch(field);
  }
  return field.localName === 'textarea' || field.localName === 'select';
}

function isSearch(field: Element): boolean {
  if (field.getAttribute('role') === 'searchbox' || field.closest('[role="search"],search') !== null) return true;
  return /search|find|filter|lookup|busca/i.test(
    `${field.getAttribute('placeholder') ?? ''} ${field.getAttribute('aria-label') ?? ''} ${field.getAttribute('name') ?? ''} ${field.id}`,
  );
}

/** The value as a person reads it. */
export function fieldText(field: Field): string {
  const raw =
    field.localName === 'select' ? ((field as HTMLSelectElement).selectedOptions[0]?.text ?? '') : field.value;
  return WORTH.test(raw) ? normaliseText(raw) : '';
}
