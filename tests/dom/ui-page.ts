import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { ConsentState } from '../../utils/ascmi/outcomes';
import type {} from './harness/main';

const SERVER = 'http://127.0.0.1:5199';

/** Opens one story of the harness, `kind/name&option`, and waits until it is drawn. */
export async function open(page: Page, story: string, path = '/index.html'): Promise<void> {
  await page.goto(`${SERVER}${path}?story=${story}`);
  await page.waitForFunction(() => window.uiHarness.isDrawn);
}

/** What the component has reported so far. */
export function actions(page: Page): Promise<unknown[]> {
  return page.evaluate(() => window.uiHarness.actions);
}

/** Gives the banner a newer view, in the given state. */
export async function showState(page: Page, state: ConsentState, version = 2): Promise<void> {
  await page.evaluate(
    (to) => {
      const { ui, tabView, bannerView } = window.uiHarness;
      if (!tabView || !bannerView) throw new Error('no banner in this story');
      ui?.update(tabView('decided', bannerView(to.state), { version: to.version }));
    },
    { state, version },
  );
}

/** Opens a sheet of the fixtures over whatever is shown. */
export async function openSheet(page: Page, name: string): Promise<void> {
  await page.evaluate((which) => {
    const { ui, sheets } = window.uiHarness;
    const sheet = sheets?.[which];
    if (sheet) ui?.openSheet(sheet);
  }, name);
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** WCAG 2.2 AA and best practices; `within` leaves the portal's own faults out. */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  await expectNoViolations(inspector(page).options({ ...LEAN, runOnly: { type: 'tag', values: TAGS } }), within);
}

/** The same in light colours, then what colours can change in dark ones: the structure is one and the same. */
export async function expectAccessibleInBothSchemes(page: Page, within?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, within);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolations(
    inspector(page).options({ ...LEAN, runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }),
    within,
  );
}

/** What passed is not listed node by node, and no style sheet is fetched again: a third of the time. */
const LEAN = { resultTypes: ['violations' as const], preload: false };

/** One document without frames of others: no page of its own is needed to add the results up, which is most of the time. */
const inspector = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

async function expectNoViolations(builder: AxeBuilder, within: string | undefined): Promise<void> {
  if (within) builder.include(within).disableRules(['region', 'page-has-heading-one', 'landmark-one-main']);
  const { violations } = await builder.analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`),
  ).toEqual([]);
}
