import { describe, expect, test } from 'vitest';
import { problemKey, remedyKey } from '../../../components/banner/words';
import type { RegistryProblem } from '../../../utils/registry/registry';
import type { SignInProblem } from '../../../utils/registry/smart-server';
import { optionsEn } from '../../../utils/ui/strings/options.en';
import { optionsEs } from '../../../utils/ui/strings/options.es';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { popupEn } from '../../../utils/ui/strings/popup.en';
import { popupEs } from '../../../utils/ui/strings/popup.es';

/** Records, so that a new code does not compile until it stands here. `page`: its own sentence says what to do. */
const REGISTRY: Readonly<Record<RegistryProblem, 'remedy' | 'page'>> = {
  timeout: 'remedy',
  offline: 'remedy',
  unauthorized: 'remedy',
  forbidden: 'remedy',
  'rate-limited': 'remedy',
  'server-error': 'remedy',
  'malformed-answer': 'remedy',
  'foreign-records': 'remedy',
  incomplete: 'remedy',
  'unsupported-search': 'remedy',
  'not-configured': 'remedy',
  'no-permission': 'remedy',
  'budget-spent': 'remedy',
  conflict: 'remedy',
  'no-identifier': 'page',
};
const SIGN_IN: Readonly<Record<SignInProblem, true>> = {
  'not-configured': true,
  offline: true,
  'not-smart': true,
  'no-pkce': true,
  'no-page': true,
  cancelled: true,
  'no-permission': true,
  refused: true,
  mismatch: true,
};
const LANGUAGES = [
  ['English', pageEn, popupEn, optionsEn],
  ['Spanish', pageEs, popupEs, optionsEs],
] as const;

describe.each(LANGUAGES)('registry problems in %s', (_language, page, popup, options) => {
  test.each(Object.entries(REGISTRY))('%s: what it is, and what to do', (problem, where) => {
    const what: Partial<Record<string, string>> = page;
    const remedy: Partial<Record<string, string>> = popup;
    expect(what[problemKey(problem)]).toMatch(/\.$/);
    if (where === 'remedy') expect(remedy[remedyKey(problem)]).toMatch(/\.$/);
  });

  test.each(Object.keys(SIGN_IN))('sign-in, %s', (problem) => {
    for (const words of [options, popup] as readonly Partial<Record<string, string>>[])
      expect(words[`sign_in_problem_${problem.replaceAll('-', '_')}`]).toMatch(/\.$/);
  });
});
