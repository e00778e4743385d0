import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { newDraft } from '../../../components/form/draft';
import { createDraftKeeper } from '../../../entrypoints/form/draft-keeper';
import { watchNeighbours } from '../../../entrypoints/form/neighbours';
import type { FormStart } from '../../../utils/contract/form';
import { createFormDrafts, openDraftDatabase } from '../../../utils/tabs/form-drafts';

const DAY_MS = 86_400_000;
const start: FormStart = {
  formId: 'f-1',
  identifiers: [{ kind: 'CIN', system: 'urn:ascmi-consent-guard:cin', value: '90000001A', source: '' }],
  name: 'Rosa Example',
  birthDate: '1984-02-17',
  mediCal: true,
  organization: '',
  existing: null,
};

let number = 0;
function setUp() {
  const name = `drafts-${number++}`;
  const clock = { ms: 1_000 };
  /** Each call is a new life of the browser over the same disk. */
  const drafts = () => createFormDrafts({ openDb: () => openDraftDatabase(name), crypto, now: () => clock.ms });
  return { name, clock, drafts };
}

test('a draft outlives the browser, and nothing of the member can be read on the disk', async () => {
  const { name, drafts } = setUp();
  await createDraftKeeper(drafts(), start).save(newDraft(start));
  expect(await drafts().read('f-1')).toEqual({ start, draft: newDraft(start), who: 'R. E.' });

  const db = await openDraftDatabase(name);
  const [row] = await db.getAll('drafts');
  const bytes = new TextDecoder('latin1').decode(row?.sealed);
  for (const secret of ['Rosa', '90000001A', '1984']) expect(JSON.stringify(row) + bytes).not.toContain(secret);
  expect((await db.get('keys', 'seal'))?.extractable).toBe(false);
  if (row) await db.put('drafts', { ...row, formId: 'f-2' });
  expect(await drafts().read('f-2')).toBeNull();
});

test('drafts are listed newest first, until their days are over', async () => {
  const { clock, drafts } = setUp();
  await drafts().save('old', { start, draft: {}, who: 'A.' });
  clock.ms += DAY_MS;
  await drafts().save('new', { start, draft: {}, who: 'B.' });
  expect((await drafts().list(7 * DAY_MS)).map(({ who }) => who)).toEqual(['B.', 'A.']);
  clock.ms += 6 * DAY_MS + 1;
  expect((await drafts().list(7 * DAY_MS)).map(({ formId }) => formId)).toEqual(['new']);
  await drafts().expire(7 * DAY_MS);
  expect(await drafts().read('old')).toBeNull();
  expect(await drafts().read('new')).not.toBeNull();
});

test('the newest state wins however fast one types, a failure is told, and a filed form is not written again', async () => {
  const { drafts } = setUp();
  const kept = drafts();
  const keeper = createDraftKeeper(kept, start);
  const states = ['R', 'Ro', 'Ros'].map((name) => ({ ...newDraft(start), name }));
  expect(await Promise.all(states.map((state) => keeper.save(state)))).toEqual([true, true, true]);
  expect((await kept.read('f-1'))?.draft).toMatchObject({ name: 'Ros' });
  await keeper.forget();
  await keeper.save(newDraft(start));
  expect(await kept.read('f-1')).toBeNull();

  const full = { ...kept, save: () => Promise.reject(new Error('quota')) };
  expect(await createDraftKeeper(full, start).save(newDraft(start))).toBe(false);
});

test('two tabs about one member are both told, and no longer when one leaves or changes', async () => {
  const told: Record<string, boolean> = {};
  const tab = (id: string) =>
    watchNeighbours(new BroadcastChannel('test-forms'), id, (isShared) => {
      told[id] = isShared;
    });
  const [first, second] = [tab('a'), tab('b')];
  first.announce(['digest-1', 'form-a']);
  second.announce(['digest-2', 'form-b']);
  await vi.waitFor(() => expect(told).toEqual({ a: false, b: false }));
  second.announce(['digest-1', 'form-b']);
  await vi.waitFor(() => expect(told).toEqual({ a: true, b: true }));
  second.leave();
  await vi.waitFor(() => expect(told['a']).toBe(false));
  first.leave();
});
