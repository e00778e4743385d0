import { classifyLabel } from '../identifiers/labels';
import { normaliseText, squeeze } from '../identifiers/text';
import { byId, hostOf } from './flat-tree';
import { labelBefore, textOf, words, type OuterLabel } from './structure';

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const TEXTUAL = new Set(['text', 'tel', 'number', 'date', '', 'url', 'email']);
/** A field that could hold an identifier: a value with at least three digits. */
const WORTH = /\d[\s\S]*\d[\s\S]*\d/;

/** Fields below `root` that a person reads values in. Search boxes are questions, not facts about this page's member. */
export function fieldsIn(root: ParentNode): Field[] {
  return ['input', 'textarea', 'select', 'output'].flatMap((name) =>
    [...root.querySelectorAll(name)].filter(isTextField),
  );
}

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

/** A field's label: `label`, `aria-labelledby`, `aria-label`, a shadow host's own label, what stands before it, and its name as a last resort. */
export function fieldLabel(field: Field): OuterLabel | null {
  for (const text of labelTexts(field)) {
    const is = text === '' ? null : classifyLabel(text);
    if (is !== null && is !== 'ID') return { is, text };
  }
  const structural = labelBefore(field) ?? labelBefore(hostOf(field) ?? field);
  if (structural !== null && structural.is !== 'ID') return structural;
  for (const name of [field.getAttribute('name'), field.id, field.getAttribute('placeholder')]) {
    const is = name === null || name === '' ? null : classifyLabel(words(name));
    if (is !== null && is !== 'ID' && is !== 'NAME') return { is, text: name ?? '' };
  }
  for (const text of labelTexts(field)) if (classifyLabel(text) === 'ID') return { is: 'ID', text };
  return structural;
}

function* labelTexts(field: Field): Generator<string> {
  for (const label of field.labels ?? []) yield textOf(label);
  const ids = field.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
  if (ids.length > 0) yield squeeze(ids.map((id) => byId(field, id)?.textContent ?? '').join(' '));
  yield squeeze(field.getAttribute('aria-label') ?? '');
  yield squeeze(field.getAttribute('title') ?? '');
  const host = hostOf(field);
  if (host !== null)
    for (const name of ['label', 'aria-label', 'title', 'placeholder']) yield squeeze(host.getAttribute(name) ?? '');
}
