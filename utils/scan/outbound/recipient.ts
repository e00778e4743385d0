import type { RecipientHints } from '../../contract/messages';
import { fold, squeeze } from '../../identifiers/text';
import { isNpi } from '../../identifiers/refuse';
import { fieldText, isTextField } from '../field-text';
import { flatParent, textOf } from '../flat-tree';

/** Text read around a control for a recipient: a form, not a page. */
const MAX_TEXT = 2000;

/** Where the page says a share goes, read from the form, dialog or card around its control, and from a `mailto:`. */
export function recipientHints(control: Element): RecipientHints {
  const hints: { -readonly [Key in keyof RecipientHints]: RecipientHints[Key] } = {};
  const href = control.getAttribute('href') ?? '';
  const address = /^mailto:([^?]+)/i.exec(href)?.[1];
  if (address !== undefined) hints.email = decodeURIComponent(address);
  const scope = scopeOf(control);
  for (const field of scope.querySelectorAll('input,select,textarea')) {
    if (field.getAttribute('type') === 'hidden' || !(isTextField(field) || field.getAttribute('type') === 'search'))
      continue;
    const value = rawValue(field);
    const label = labelText(field);
    if (value !== '') assign(hints, label, value);
  }
  if (Object.keys(hints).length === 0) readLines(hints, textOf(scope).slice(0, MAX_TEXT));
  const action = control.closest('form')?.getAttribute('action') ?? href;
  const origin = /^(https?:\/\/[^/?#]+)/i.exec(action)?.[1];
  if (origin !== undefined && origin !== control.ownerDocument.defaultView?.location.origin) hints.origin = origin;
  return hints;
}

function scopeOf(control: Element): Element {
  let scope = control;
  for (let box = flatParent(control), level = 0; box !== null && level < 12; box = flatParent(box), level += 1) {
    if (box.localName === 'body' || box.textContent.length > MAX_TEXT) break;
    scope = box;
    if (box.matches('form,dialog,[role="dialog"],.modal')) break;
  }
  return scope;
}

function rawValue(field: Element): string {
  if (field.localName === 'select') return squeeze((field as HTMLSelectElement).selectedOptions[0]?.text ?? '');
  return squeeze((field as HTMLInputElement).value) || fieldText(field as HTMLInputElement);
}

function labelText(field: Element): string {
  const labels = [...((field as HTMLInputElement).labels ?? [])].map((label) => label.textContent).join(' ');
  const previous =
    field.previousElementSibling?.textContent ?? field.parentElement?.previousElementSibling?.textContent ?? '';
  return fold(
    squeeze(
      `${labels} ${field.getAttribute('aria-label') ?? ''} ${field.getAttribute('placeholder') ?? ''} ${field.getAttribute('name') ?? ''} ${labels === '' ? previous.slice(-40) : ''}`,
    ),
  );
}

function assign(
  hints: { -readonly [Key in keyof RecipientHints]: RecipientHints[Key] },
  label: string,
  value: string,
): void {
  const email = /[\w.+-]+@[\w.-]+\.[a-z]{2,}/i.exec(value)?.[0];
  if (email !== undefined) {
    if (/\bdirect\b/.test(label) || /@(?:[\w-]+\.)*direct\./i.test(email)) hints.direct ??= email;
    else hints.email ??= email;
    return;
  }
  if (/fax/.test(label) && /\d{3}\D{0,3}\d{3}\D?\d{4}/.test(value)) hints.fax ??= value;
  else if (isNpi(value)) hints.npi ??= value;
  else if (
    /\b(?:to|recipient|refer(?:red)? to|send to|provider|organization|organisation|agency|facility|destinatari[oa]|para|organizacion|agencia|proveedor)\b/.test(
      label,
    ) &&
    /\p{L}{2}/u.test(value)
  )
    hints.name ??= value.slice(0, 120);
}

function readLines(hints: { -readonly [Key in keyof RecipientHints]: RecipientHints[Key] }, text: string): void {
  const fax = /\bfax(?: (?:number|no\.?|#))?[:\s#]*(\+?1?[\s.-]?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4})/i.exec(text)?.[1];
  if (fax !== undefined) hints.fax = squeeze(fax);
  const npi = /\bNPI[:\s#]*(\d{10})\b/i.exec(text)?.[1];
  if (npi !== undefined && isNpi(npi)) hints.npi = npi;
  const name =
    /\b(?:Recipient|Refer(?:red)? to|Send to|Destinatari[oa])[:\s]+(\p{Lu}[^:;|]{2,60}?)(?=\s{2}|\s(?:Fax|NPI|Phone|Address|E-?mail)\b|$)/u.exec(
      text,
    )?.[1];
  if (name !== undefined) hints.name = squeeze(name);
}
