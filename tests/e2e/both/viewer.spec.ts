import { PROTOCOL_VERSION } from '../../../utils/contract/messages';
import type { PopupView } from '../../../utils/contract/views';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { expect, test } from '../fixtures';

test('a document among a member’s data: the verdict stands, and says what it does not cover', async ({ clinic }) => {
  await clinic.visit('/viewer/m-16');
  await clinic.expectState('NONE');
  await clinic.expectShown(pageEn.unreadable_part);
});

test('a document alone in the browser’s viewer is not called a page without a member', async ({
  clinic,
  extension,
}) => {
  const seen = async (path: string) => {
    const reply = (await extension.evaluateInExtension(`(async () => {
      const tab = (await chrome.tabs.query({})).find(({ url }) => url?.endsWith('${path}'));
      const reply = await chrome.runtime.sendMessage({ protocol: ${PROTOCOL_VERSION}, type: 'popup.read', payload: { tabId: tab?.id ?? -1 } });
      return reply?.value;
    })()`)) as PopupView | undefined;
    // Firefox lets no extension into its viewer: there the popup says that nothing is at work here.
    return reply?.protection === 'not-running' ? 'not-running' : reply?.view?.phase;
  };
  await clinic.visit('/worklist');
  await expect.poll(() => seen('/worklist')).toBe('clear');
  // No driver waits for a viewer as for a page.
  await clinic.screen.evaluate(`void setTimeout(() => location.assign('/viewer/scan.pdf'))`);
  await expect.poll(() => seen('/viewer/scan.pdf')).toBe(extension.kind === 'firefox' ? 'not-running' : 'blind');
});
