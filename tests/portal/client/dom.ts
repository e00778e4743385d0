import type { Html } from '../shared/html';

export function show(target: Element, content: Html): void {
  target.innerHTML = content.markup;
}

export function find(selector: string, root: ParentNode = document): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`The page lacks ${selector}.`);
  return element;
}

/** The values of a form as plain text, by field name. */
export function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
  );
}

export function toast(text: string, tone: 'good' | 'bad' = 'good'): void {
  const element = document.createElement('div');
  element.className = tone === 'bad' ? 'toast bad' : 'toast';
  element.setAttribute('role', 'status');
  element.textContent = text;
  find('.toasts').append(element);
  setTimeout(() => element.remove(), 4000);
}
