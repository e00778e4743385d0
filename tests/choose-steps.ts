import type { BrowserKind } from './support/browsers';

/** What the choice of a part of `npm test` needs to know of a step. */
export interface Choosable {
  readonly name: string;
  /** Browsers that must be on the machine before the step starts. */
  readonly browsers?: readonly BrowserKind[];
}

export type Choice<Step extends Choosable> =
  | { readonly ok: true; readonly steps: readonly Step[]; readonly browsers: readonly BrowserKind[] }
  | { readonly ok: false; readonly problem: string };

/**
 * The steps whose names begin with a part of `only` (comma-separated; undefined means all), and the browsers that they need. A part that
 * begins no name is a mistake of whoever typed it: a run of nothing must not look like a success.
 */
export function chooseSteps<Step extends Choosable>(all: readonly Step[], only: string | undefined): Choice<Step> {
  const parts = only?.split(',').map((part) => part.trim());
  const unknown = parts?.filter((part) => part === '' || !all.some(({ name }) => name.startsWith(part))) ?? [];
  if (unknown.length > 0) {
    const names = all.map(({ name }) => `  ${name}`).join('\n');
    return { ok: false, problem: `No step begins with “${unknown.join('”, “')}”. The steps are:\n${names}` };
  }
  const steps = parts ? all.filter(({ name }) => parts.some((part) => name.startsWith(part))) : all;
  return { ok: true, steps, browsers: [...new Set(steps.flatMap(({ browsers = [] }) => browsers))] };
}
