/** Markup that is safe to insert: everything interpolated by `html` was escaped, or is itself `Html`. */
export interface Html {
  readonly markup: string;
}

export type Renderable = string | number | Html | null | undefined | false | readonly Renderable[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: Renderable): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
  if (typeof value === 'number') return String(value);
  if ('markup' in value) return value.markup;
  return value.map(render).join('');
}

export function html(strings: TemplateStringsArray, ...values: readonly Renderable[]): Html {
  return { markup: strings.reduce((markup, part, index) => markup + render(values[index - 1]) + part) };
}
