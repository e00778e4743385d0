import { expect, it } from 'vitest';
import { chooseSteps, type Choosable } from '../choose-steps';

const STEPS: readonly Choosable[] = [
  { name: 'build chrome' },
  { name: 'build firefox' },
  { name: 'unit' },
  { name: 'dom', browsers: ['chromium'] },
  { name: 'chromium', browsers: ['chromium'] },
  { name: 'firefox', browsers: ['firefox'] },
];

function chosen(only?: string) {
  const choice = chooseSteps(STEPS, only);
  return choice.ok ? { names: choice.steps.map(({ name }) => name), browsers: choice.browsers } : choice.problem;
}

it('runs everything where nothing is named, with each browser once', () => {
  expect(chosen()).toEqual({ names: STEPS.map(({ name }) => name), browsers: ['chromium', 'firefox'] });
});

it('asks for no browser that the chosen steps do not use', () => {
  expect(chosen('unit')).toEqual({ names: ['unit'], browsers: [] });
  expect(chosen('unit,firefox')).toEqual({ names: ['unit', 'firefox'], browsers: ['firefox'] });
});

it('takes the beginning of a name for all steps that begin so', () => {
  expect(chosen('build')).toEqual({ names: ['build chrome', 'build firefox'], browsers: [] });
});

it.each(['typo', '', 'unit,', 'unit,typo'])('refuses “%s” and lists the steps', (only) => {
  const answer = chosen(only);
  expect(answer).toContain('No step begins with');
  for (const { name } of STEPS) expect(answer).toContain(`  ${name}`);
});
