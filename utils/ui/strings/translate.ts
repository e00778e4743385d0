import type { PageKey } from './page.en';

/** Looks a text up and fills `$1` to `$9`. */
export type Translate<Key extends string = PageKey> = (key: Key, ...values: readonly string[]) => string;

/** A translator over a catalog in memory, for the extension's own pages. Page scripts use the browser's (`browser-strings.ts`). */
export function translator<Key extends string>(catalog: Readonly<Record<Key, string>>): Translate<Key> {
  const texts: Readonly<Partial<Record<string, string>>> = catalog;
  return (key, ...values) =>
    (texts[key] ?? '').replace(/\$(\$|[1-9])/g, (_all, mark: string) =>
      mark === '$' ? '$' : (values[Number(mark) - 1] ?? ''),
    );
}

/** `a, b and c`, in the user's language. */
export function listed(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names);
}
