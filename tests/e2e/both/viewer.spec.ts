import { pageEn } from '../../../utils/ui/strings/page.en';
import { test } from '../fixtures';

test('a document among a member’s data: the verdict stands, and says what it does not cover', async ({ clinic }) => {
  await clinic.visit('/viewer/m-16');
  await clinic.expectState('NONE');
  await clinic.expectShown(pageEn.unreadable_part);
});
