/** What a page really holds, in the form that measuring needs. */
export interface PageTruth {
  readonly page: string;
  /** Visible identifiers: kind as truth names it, value normalised. */
  readonly identifiers: readonly { readonly kind: string; readonly value: string; readonly patient: string }[];
  readonly birthDates: readonly string[];
  /** Patient that the page is about; null for nobody or a list. */
  readonly current: string | null;
  readonly actions: readonly TruthControl[];
  readonly benign: readonly TruthControl[];
}

export interface TruthControl {
  readonly kind: string;
  readonly stage: string;
  readonly label: string;
  readonly selector: string;
  readonly framePath: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const STRONG = new Set(['mrn', 'cin', 'mbi', 'bic', 'plan', 'plan-id', 'hmis', 'cdcr', 'other-id']);

/** Reads a portal's `truth.json`. `current` may be stated; else it is the one patient whom the visible identifiers name. */
export function readTruth(raw: unknown): PageTruth[] {
  return list((raw as Json)['pages']).map((page) => {
    const seen = list(page['identifiers']);
    const identifiers = seen
      .filter((one) => STRONG.has(text(one['kind'])))
      .map((one) => ({ kind: text(one['kind']), value: normal(text(one['value'])), patient: text(one['patient']) }));
    const birthDates = seen.filter((one) => text(one['kind']) === 'dob').map((one) => text(one['value']));
    return {
      page: text(page['page']),
      identifiers,
      birthDates,
      current:
        'current' in page
          ? text(page['current']) || null
          : (only(identifiers.map((one) => one.patient)) ?? onlyNamed(seen)),
      actions: list(page['actions'])
        .filter((one) => text(one['selector']) !== '')
        .map(control),
      benign: list(page['benignControls']).map(control),
    };
  });
}

const control = (one: Json): TruthControl => ({
  kind: text(one['kind']),
  stage: text(one['stage']) || 'final',
  label: text(one['label']),
  selector: text(one['selector']),
  framePath: Array.isArray(one['framePath']) ? (one['framePath'] as string[]) : [],
});

export const normal = (value: string): string => value.replace(/[\s-]/g, '').toUpperCase();

function only(patients: readonly string[]): string | null {
  const distinct = new Set(patients);
  return distinct.size === 1 ? (patients[0] ?? null) : null;
}

/** A page with names and birth dates only is about their one owner. */
function onlyNamed(seen: readonly Json[]): string | null {
  if (seen.some((one) => STRONG.has(text(one['kind'])))) return null;
  return only(seen.filter((one) => text(one['kind']) === 'dob').map((one) => text(one['patient'])));
}
