import type { ConsentState } from '../../../utils/ascmi/outcomes';
import { expect, test } from '../fixtures';
import { memberById } from '../../support/members';

interface Row {
  readonly member: string;
  readonly state: ConsentState;
  /** What becomes of a fax of the chart to a treating clinic that the directory knows. */
  readonly fax: 'goes' | 'stops';
  readonly because: string;
}

const ROWS: readonly Row[] = [
  { member: 'm-01', state: 'ALL', fax: 'goes', because: 'the form covers SUD records' },
  { member: 'm-02', state: 'PART', fax: 'stops', because: 'SUD records were not agreed' },
  { member: 'm-03', state: 'DECL', fax: 'stops', because: 'lawful without consent, but the member declined' },
  { member: 'm-04', state: 'REV', fax: 'stops', because: 'the consent was revoked' },
  { member: 'm-05', state: 'EXP', fax: 'stops', because: 'the consent has expired' },
  { member: 'm-06', state: 'NONE', fax: 'stops', because: 'SUD records need a consent and none is on file' },
  { member: 'm-07', state: 'WRONG', fax: 'goes', because: 'mental health care needs no consent' },
  { member: 'm-08', state: 'UNSIGNED', fax: 'stops', because: 'an unsigned form is no consent' },
  { member: 'm-09', state: 'AMBIG', fax: 'stops', because: 'the registry knows two such people' },
  { member: 'm-10', state: 'PART', fax: 'stops', because: 'the newer form declines SUD' },
  { member: 'm-13', state: 'ALL', fax: 'goes', because: 'the form under the former number counts' },
  { member: 'm-16', state: 'NONE', fax: 'goes', because: 'general care needs no consent' },
];

for (const { member, state, fax, because } of ROWS) {
  test(`${memberById(member).family}: ${state}, fax ${fax}: ${because}`, async ({ clinic }) => {
    await clinic.openMember(member);
    await clinic.expectState(state);
    await clinic.clickFax();
    if (fax === 'goes') {
      await clinic.expectLeftOnce();
      expect(clinic.counts().outbound.fax).toBe(1);
    } else {
      await clinic.expectStopped();
    }
  });
}

test('twins with neighbouring numbers are told apart', async ({ clinic }) => {
  await clinic.openMember('m-11');
  await clinic.expectState('ALL');
  await clinic.openMember('m-12');
  await clinic.expectState('DECL');
});

test('a page without a member shows nothing and holds nothing', async ({ clinic }) => {
  await clinic.visit('/worklist');
  await clinic.screen.click({ role: 'button', name: 'Send message' });
  await expect.poll(() => clinic.counts().outbound.message).toBe(1);
  await expect.poll(() => clinic.screen.title()).toContain('Sent');
  expect(await clinic.screen.overlayText()).toBe('');
});
