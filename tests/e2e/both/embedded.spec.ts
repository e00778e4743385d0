import { OwnPage } from '../../support/own-page';
import { memberById } from '../../support/members';
import { embeddedEn } from '../../../utils/ui/strings/embedded.en';
import { expect, test } from '../fixtures';

// What is stored here would be in the way of other tests.
test.use({ session: 'embedded' });

/** Has no consent in the practice data. */
const MEMBER = memberById('m-06');
const PHRASE = 'correct horse battery';

const listOf = (declined: string) => `Client CIN,Document,Date signed,Declined categories,Agency
${MEMBER.cin},doc-1,2026-03-02,${declined},Example Agency
9000000XX,doc-2,2026-03-02,,
`;

/** Everything in the database of the registry as text: what somebody sees who copies the files of the profile. */
const RAW_DATABASE = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ascmi-registry');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = async () => {
    const db = opening.result;
    const read = (name) => new Promise((done) => {
      const all = db.transaction(name).objectStore(name).getAll();
      all.onsuccess = () => done(all.result);
    });
    const latin = new TextDecoder('latin1');
    let text = '';
    let rows = 0;
    for (const name of ['consents', 'history', 'outbox', 'imports', 'meta'])
      for (const row of await read(name)) {
        rows += 1;
        text += JSON.stringify(row) + (row.sealed ? latin.decode(row.sealed) : '');
      }
    const keys = await read('keys');
    const exports = await Promise.allSettled(keys.map((key) => crypto.subtle.exportKey('raw', key)));
    db.close();
    resolve(JSON.stringify({ text, rows, keys: keys.length, exported: exports.filter(({ status }) => status === 'fulfilled').length }));
  };
})`;

test('a list of members is imported, shows in the portal, and survives a back-up, an emptied registry and a restore', async ({
  extension,
  clinic,
}) => {
  test.setTimeout(150_000);
  // One tab for both: Firefox draws nothing in a tab that lies behind another.
  const page = new OwnPage(clinic.screen);
  const openConsole = async () => {
    await page.screen.goto(`${extension.extensionOrigin}/options.html#embedded`);
    await page.expectText(embeddedEn.export_title);
  };
  const importList = async (declined: string) => {
    await openConsole();
    await page.chooseFile(embeddedEn.import_file, 'members.csv', listOf(declined));
    await page.expectText(embeddedEn.import_columns);
    await page.press(embeddedEn.import_start);
  };
  const expectInPortal = async (state: 'ALL' | 'DECL' | 'NONE') => {
    await clinic.openMember(MEMBER.id);
    await clinic.expectState(state);
  };

  await importList('');
  await page.expectText('Done: 2 rows. New: 1. Changed: 0. Already there: 0. Not taken: 1.');
  await page.expectText(embeddedEn['problem_bad-identifier']);
  await expectInPortal('ALL');

  await openConsole();
  await page.expectText(embeddedEn.practice_title);
  const raw = JSON.parse(String(await page.screen.evaluate(RAW_DATABASE))) as Record<string, unknown>;
  expect(raw).toMatchObject({ keys: 2, exported: 0 });
  expect(raw['rows']).toBeGreaterThan(10);
  expect(raw['text']).not.toMatch(/90000\d{3}[A-Z]|Example Agency|doc-1|ascmi-ab133|active/);

  await page.fill(embeddedEn.backup_phrase, PHRASE);
  await page.fill(embeddedEn.backup_again, PHRASE);
  const file = await page.screen.download({ role: 'button', name: embeddedEn.backup_start });
  expect(file).not.toContain(MEMBER.cin);

  await page.press(embeddedEn.empty_start);
  const [sure = ''] = /Delete [\d,]+ consents for good/.exec(await page.text()) ?? [];
  await page.press(sure);
  await page.expectText(embeddedEn.removed);
  await expectInPortal('NONE');

  await openConsole();
  await page.chooseFile(embeddedEn.restore_file, 'registry.ascmi', file);
  await page.fill(embeddedEn.restore_phrase, PHRASE);
  await page.press(embeddedEn.restore_start);
  await page.expectText('consents were restored.');
  await expectInPortal('ALL');

  await importList('ALL');
  await page.expectText('Done: 2 rows. New: 0. Changed: 1.');
  await expectInPortal('DECL');
  await openConsole();
  await page.screen.evaluate(
    `[...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(embeddedEn.imports_undo)}).click()`,
  );
  await page.press(embeddedEn.imports_undo_sure);
  await page.expectText(embeddedEn.imports_state_undone);
  await expectInPortal('ALL');
});
