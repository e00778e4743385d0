/** Guards for JSON of unknown shape. Nothing here throws. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

export function textAt(object: JsonObject, key: string): string | undefined {
  const value = object[key];
  return isText(value) ? value : undefined;
}

export interface Coding {
  readonly system?: string;
  readonly code: string;
}

/** The codings of a CodeableConcept (or of a bare Coding, which weak servers send in its place). */
export function codingsOf(concept: unknown): readonly Coding[] {
  if (!isObject(concept)) return NO_CODINGS;
  const list = concept['coding'];
  if (!Array.isArray(list)) {
    const bare = codingOf(concept);
    return bare ? [bare] : NO_CODINGS;
  }
  const codings: Coding[] = [];
  for (const entry of list as unknown[]) {
    const coding = codingOf(entry);
    if (coding) codings.push(coding);
  }
  return codings;
}

const NO_CODINGS: readonly Coding[] = [];

export function codingOf(entry: unknown): Coding | null {
  if (!isObject(entry)) return null;
  const code = textAt(entry, 'code');
  const system = textAt(entry, 'system');
  if (code === undefined) return null;
  return system === undefined ? { code } : { system, code };
}

/** A list element as a list; `null` where the element is there but is no list. */
export function listAt(object: JsonObject, key: string): readonly unknown[] | null {
  const value = object[key];
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as unknown[]) : null;
}
