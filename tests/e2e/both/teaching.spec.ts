import { PROTOCOL_VERSION } from '../../../utils/contract/messages';
import { pageEn } from '../../../utils/ui/strings/page.en';
import type { PortalHealth } from '../../../utils/contract/health';
import type { ExtensionBrowser } from '../../support/browser-driver';
import { PEOPLE } from '../../portal/roster';
import type { PortalPage } from '../../support/portal-page';
import { expect, test } from '../fixtures';

/** Asks the background as the popup does, about the tab that shows the portal. */
function asPopup(extension: ExtensionBrowser, type: string): Promise<unknown> {
  return extension.evaluateInExtension(`(async () => {
    const tabs = await chrome.tabs.query({});
    const tab = tabs.find(({ url }) => url?.includes('/app/'));
    const reply = await chrome.runtime.sendMessage({ protocol: ${PROTOCOL_VERSION}, type: '${type}', payload: { tabId: tab?.id ?? -1 } });
    return reply?.value;
  })()`);
}

/** Moves by keyboard, as somebody does who cannot point, until the text is heard; then takes it. */
async function stepTo(clinic: PortalPage, text: string): Promise<void> {
  for (let step = 0; step < 120 && !(await clinic.screen.overlayText()).includes(text); step += 1)
    await clinic.screen.press('ArrowDown');
  await clinic.expectShown(text);
  await clinic.screen.press('Enter');
  await clinic.expectShown(pageEn.teach_ways);
}

const healthOf = async (extension: ExtensionBrowser) =>
  ((await asPopup(extension, 'popup.read')) as { health: PortalHealth | null }).health;

test('a portal is taught by pointing, and from then on read by what was learned', async ({ clinic, extension }) => {
  await clinic.openMember('m-16');
  await clinic.expectState('NONE');
  expect((await healthOf(extension))?.state).toBe('generic');
  expect(await asPopup(extension, 'teach.begin')).toEqual({ done: true });
  await clinic.expectShown(pageEn.teach_title);
  await clinic.screen.overlayClick(pageEn.teach_point_member);
  await stepTo(clinic, PEOPLE.find(({ id }) => id === 'm-16')?.mrn ?? '');
  await clinic.screen.overlayClick(pageEn.teach_add);
  await clinic.screen.overlayClick(pageEn.teach_save);
  await clinic.expectShown(pageEn.teach_saved);
  expect(clinic.counts().left).toBe(0);
  await clinic.openMember('m-16');
  await clinic.expectState('NONE');
  await expect.poll(async () => (await healthOf(extension))?.state).toBe('matches');
  expect((await healthOf(extension))?.adapter).not.toBe('');
});

test('pointing at a button that would send sends nothing', async ({ clinic, extension }) => {
  await clinic.openMember('m-16');
  await clinic.expectState('NONE');
  await asPopup(extension, 'teach.begin');
  await clinic.expectShown(pageEn.teach_title);
  await clinic.screen.overlayClick(pageEn.teach_point_control);
  await stepTo(clinic, 'Send fax');
  // Firefox leaves a list box's options out of the text that is shown.
  expect(await clinic.screen.evaluate(CHOSEN)).toContain('FAX');
  await clinic.settle();
  expect(clinic.counts().left).toBe(0);
});

const CHOSEN = `[...document.documentElement.children].filter((host) => host.hasAttribute('popover') && host.shadowRoot).flatMap((host) => [...host.shadowRoot.querySelectorAll('select')]).map((box) => box.value)`;

const BLIND = {
  id: 'old-release',
  schemaVersion: 1,
  title: 'Old release',
  source: 'policy',
  detect: ['#gone-since-the-update'],
  members: [{ selector: '#mrn-of-old', read: 'text', kind: 'MRN', label: 'MRN' }],
};

test.describe('an adapter that the portal has outgrown', () => {
  test.use({ settings: { adapters: [BLIND] } });
  test('is called blind, while the general reader goes on protecting', async ({ clinic, extension }) => {
    await extension.evaluateInExtension(
      `chrome.storage.local.get('settings').then(({ settings }) =>
        chrome.storage.local.set({ settings: { ...settings, portals: settings.portals.map((portal) => ({ ...portal, adapter: 'old-release' })) } }))`,
    );
    await clinic.openMember('m-02');
    await clinic.expectState('PART');
    await expect.poll(() => healthOf(extension)).toMatchObject({ state: 'blind', adapter: 'Old release' });
    await clinic.clickFax();
    await clinic.expectStopped();
  });
});
