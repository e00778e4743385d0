import { expect, test } from 'vitest';
import { FORM_LIFE_MS, FormShelf } from '../../../utils/tabs/form-shelf';
import type { FormStart } from '../../../utils/contract/form';
import { memoryArea } from '../../support/memory-area';

function startOf(formId: string): FormStart {
  return {
    formId,
    identifiers: [],
    name: 'Rosa Example',
    birthDate: '1984-02-17',
    mediCal: 'unknown',
    organization: '',
    existing: null,
  };
}

function setUp() {
  const session = memoryArea();
  const clock = { ms: 1_000 };
  /** Each call is a new worker over the same storage. */
  const shelf = () => new FormShelf(session, () => clock.ms);
  return { session, clock, shelf };
}

test('a form that is left is forgotten with its tab, by whichever worker hears of it; others stay', async () => {
  const { session, shelf } = setUp();
  await shelf().put('a', startOf('a'));
  await shelf().shownIn('a', 7);
  await shelf().put('b', startOf('b'));
  await shelf().shownIn('b', 8);
  await shelf().closed(7);
  expect(await session.get('form.a')).toBeUndefined();
  expect((await shelf().read('b'))?.name).toBe('Rosa Example');
});

test('a form that stays open too long is forgotten', async () => {
  const { session, clock, shelf } = setUp();
  await shelf().put('a', startOf('a'));
  clock.ms += FORM_LIFE_MS;
  await shelf().expire();
  expect(await shelf().read('a')).not.toBeNull();
  clock.ms += 1;
  await shelf().expire();
  expect(await session.get('form.a')).toBeUndefined();
  expect(await session.get('forms.open')).toEqual([]);
});

test('forms that begin at once are all listed', async () => {
  const { session, shelf } = setUp();
  const one = shelf();
  await Promise.all(['a', 'b', 'c'].map((id) => one.put(id, startOf(id))));
  await one.remove(['a', 'b', 'c']);
  expect(await session.get('form.b')).toBeUndefined();
  expect(await session.get('forms.open')).toEqual([]);
});
