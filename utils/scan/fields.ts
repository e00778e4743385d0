import { classifyLabel } from '../identifiers/labels';
import { squeeze } from '../identifiers/text';
import type { Field } from './field-text';
import { byId, hostOf, textOf } from './flat-tree';
import { labelBefore, words, type OuterLabel } from './structure';

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
