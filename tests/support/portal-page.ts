import { expect } from '@playwright/test';
import type { ConsentState } from '../../utils/ascmi/outcomes';
import { pageEn } from '../../utils/ui/strings/page.en';
import type { Counts } from '../portal/ledger';
import type { Portal } from '../portal/server';
import type { Screen } from './browser-driver';

export type ChartTab = 'summary' | 'problems' | 'medications' | 'care-plan' | 'referrals' | 'messages' | 'documents';

/** The demonstration portal as its users handle it, with the extension's interface on top. */
export class PortalPage {
  readonly #portal: Portal;
  readonly screen: Screen;

  constructor(portal: Portal, screen: Screen) {
    this.#portal = portal;
    this.screen = screen;
  }

  /** What reached the servers so far. */
  counts(): Counts {
    return this.#portal.counts();
  }

  visit(path: string): Promise<void> {
    return this.screen.goto(this.#portal.origin + path);
  }

  openMember(id: string, tab: ChartTab = 'documents'): Promise<void> {
    return this.visit(`/app/chart?open=${id}&tab=${tab}`);
  }

  clickFax(): Promise<void> {
    return this.screen.click({ role: 'button', name: 'Send fax' });
  }

  /** Opens another chart through the portal's own switcher: neither address nor history changes. */
  async switchTo(id: string): Promise<void> {
    await this.screen.choose('Open charts', id);
    await this.screen.click({ role: 'button', name: 'Go' });
  }

  /** Waits until the banner shows the state. */
  async expectState(state: ConsentState): Promise<void> {
    await this.expectShown(pageEn[`state_${state}_title`]);
  }

  /** Waits until the extension shows the text anywhere. */
  async expectShown(text: string): Promise<void> {
    await expect.poll(() => this.screen.overlayText(), { message: `the extension shows “${text}”` }).toContain(text);
  }

  /** Waits for the sheet that tells what was stopped, and checks that nothing left. */
  async expectStopped(): Promise<void> {
    await this.expectShown(pageEn.sheet_why);
    expect(this.counts().left).toBe(0);
    expect(this.counts().collected).toEqual([]);
  }

  /** Waits until exactly one share has left, and makes sure that no second one follows. */
  async expectLeftOnce(): Promise<void> {
    const shown = async () => (await this.screen.overlayText()).slice(0, 600);
    await expect
      .poll(() => this.counts().left)
      .toBe(1)
      .catch(async (problem: unknown) => {
        throw new Error(`Nothing left. The extension shows: ${await shown()}`, { cause: problem });
      });
    await this.settle();
    expect(this.counts().left).toBe(1);
  }

  /** Proves an absence: gives what must not happen the time in which it would have happened. */
  settle(milliseconds = 700): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
}
