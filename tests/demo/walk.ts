import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExtensionBrowser, Screen } from '../support/browser-driver';
import { members } from '../support/members';
import { until } from '../support/settings';

interface WalkOptions {
  readonly browser: ExtensionBrowser;
  readonly portalOrigin: string;
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** Everything that is worth a picture and is not a member's banner. */
const PLACES = [
  { name: 'list-of-members', path: '/app/members', overlay: false },
  { name: 'household-of-two', path: '/households/h-11', overlay: true },
  { name: 'side-by-side', path: '/compare?left=m-02&right=m-16', overlay: true },
  { name: 'classic-desktop', path: '/classic?open=m-05', overlay: true },
  { name: 'care-board', path: '/components/m-02', overlay: true },
  { name: 'worklist-without-member', path: '/worklist', overlay: false },
] as const;

/** Walks through all states by itself and saves a picture of each. Answers how many. */
export async function walk({ browser, portalOrigin, folder, say }: WalkOptions): Promise<number> {
  await mkdir(folder, { recursive: true });
  const screen = await browser.open();
  let taken = 0;
  const picture = async (name: string) => {
    taken += 1;
    const file = `${String(taken).padStart(2, '0')}-${name}.png`;
    await screen.screenshot(join(folder, file));
    say(`  ${file}`);
  };
  for (const place of PLACES) {
    await screen.goto(portalOrigin + place.path);
    await settled(screen, place.overlay);
    await picture(place.name);
  }
  for (const member of members) {
    const name = `${member.state.toLowerCase()}-${member.family.toLowerCase()}-${member.given.toLowerCase()}`;
    await screen.goto(`${portalOrigin}/app/chart?open=${member.id}&tab=documents`);
    await settled(screen, true);
    await picture(name);
    await screen.click({ role: 'button', name: 'Send fax' });
    await pause(700);
    await picture(`${name}-fax`);
  }
  for (const page of ['popup', 'options', 'form']) {
    await screen.goto(`${browser.extensionOrigin}/${page}.html`);
    await pause(500);
    await picture(`extension-${page}`);
  }
  await screen.close();
  return taken;
}

/** Waits for the extension to speak, where it must; a page without a member is given a moment to stay silent. */
async function settled(screen: Screen, overlay: boolean): Promise<void> {
  if (overlay) {
    await until('the banner', async () => (await screen.overlayText()) !== '', 5000).catch(() => undefined);
  }
  await pause(400);
}

/** Pictures are of what a person sees, so animations are given the time that they take. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
