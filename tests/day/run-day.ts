import { pageEn } from '../../utils/ui/strings/page.en';
import { members } from '../support/members';
import type { Counts } from '../portal/ledger';
import type { Portal } from '../portal/server';
import type { ExtensionBrowser, Screen } from '../support/browser-driver';
import { stepsOf, type Step, type Visit } from './plan';

export interface DayResult {
  actions: number;
  /** Work or permitted shares that did not go through by the first click. */
  readonly wrongStops: string[];
  /** Shares that arrived although they are not covered. */
  readonly leaks: string[];
  /** Shares that the user saw stopped, each with its sheet. */
  stops: number;
  /** Shares of which the page did not say who receives them: the sheet asked, was answered, and the first click went on. */
  questions: number;
}

export const newResult = (): DayResult => ({ actions: 0, wrongStops: [], leaks: [], stops: 0, questions: 0 });

/** Longest wait for what must happen. Only a wrong stop is ever this long. */
const ARRIVAL_MS = 8000;
/** How long what must not happen is waited for. */
const ABSENCE_MS = 400;
const LOOK_EVERY_MS = 40;

const TABS: Readonly<Record<Step['tab'], string>> = {
  summary: 'Summary',
  problems: 'Problems',
  medications: 'Medications',
  'care-plan': 'Care plan',
  referrals: 'Referrals',
  messages: 'Messages',
  documents: 'Documents',
};

export interface DayParts {
  readonly browser: ExtensionBrowser;
  readonly portal: Portal;
  readonly say: (line: string) => void;
  /** Before each step: where a fault day strikes. */
  readonly before?: (step: Step) => Promise<void>;
  /** Longest wait for what must happen; a fault day, where much may not, waits less. */
  readonly arrivalMs?: number;
}

/** Opens one member's chart and does everything in it that belongs to an ordinary day. */
export async function visitMember(
  parts: DayParts,
  visit: Visit,
  result: DayResult,
  steps: readonly Step[] = stepsOf(visit),
): Promise<void> {
  const { browser, portal, say } = parts;
  const screen = await browser.open();
  const leftAtFirst = portal.counts();
  const leaksAtFirst = result.leaks.length;
  try {
    await openChart(parts, screen, visit);
    for (const step of steps) {
      await parts.before?.(step);
      if (!(await isShown(screen, step))) await openChart(parts, screen, visit, step.tab);
      await screen.click({ role: 'tab', name: TABS[step.tab] });
      const before = portal.counts();
      await screen.click(step.control);
      result.actions += 1;
      const outcome = step.kind === 'share' && visit.truth === 'closed' ? 'must stop' : 'must go';
      const hasArrived = () => count(portal.counts(), step) > count(before, step);
      const limitMs = outcome === 'must go' ? (parts.arrivalMs ?? ARRIVAL_MS) : ABSENCE_MS;
      let shown = '';
      await wait(limitMs, async () => {
        shown = await screen.overlayText();
        return hasArrived() || shown.includes(pageEn.sheet_choose);
      });
      if (outcome === 'must go' && !hasArrived() && (await answered(screen, shown, step))) {
        result.questions += 1;
        await wait(limitMs, hasArrived);
        shown = await screen.overlayText();
      }
      const arrived = hasArrived();
      if (shown.includes(pageEn.sheet_why)) result.stops += 1;
      if (outcome === 'must go' && !arrived)
        result.wrongStops.push(`${visit.title}: ${step.name} (${shown.slice(-900)})`);
      if (outcome === 'must stop' && (arrived || leftMore(portal.counts(), before)))
        result.leaks.push(`${visit.title}: ${step.name}`);
      say(`${visit.title}: ${step.name} ${arrived ? 'went' : 'did not go'}`);
      if (shown.includes(pageEn.sheet_why)) await screen.press('Escape');
    }
  } finally {
    await screen.close();
    // What left after its step had been looked at.
    if (visit.truth === 'closed' && result.leaks.length === leaksAtFirst && leftMore(portal.counts(), leftAtFirst))
      result.leaks.push(`${visit.title}: late`);
  }
}

/** Says to whom the share goes, where the sheet asks that. Answers whether it did. */
async function answered(screen: Screen, shown: string, step: Step): Promise<boolean> {
  if (!shown.includes(pageEn.sheet_choose)) return false;
  await screen.overlayChoose('recipient', step.recipient ?? 'TREATING_CE');
  await screen.overlayClick(pageEn.sheet_apply);
  return true;
}

/** The verdict is waited for where the chart's shares are to be tried at once: a person reads a chart before she sends it. */
async function openChart(
  { portal }: DayParts,
  screen: Screen,
  visit: Visit,
  tab: Step['tab'] = 'summary',
): Promise<void> {
  await screen.goto(`${portal.origin}/app/chart?open=${visit.memberId}&tab=${tab}`);
  const family = members.find(({ id }) => id === visit.memberId)?.family ?? '';
  await wait(ARRIVAL_MS, async () => String(await screen.evaluate('document.body.innerText')).includes(family));
}

/** A share that became a navigation, or a page that was reloaded under the user, leaves the chart. */
async function isShown(screen: Screen, step: Step): Promise<boolean> {
  const found = await screen
    .evaluate(
      `[...document.querySelectorAll('[role=tab]')].some((one) => one.textContent.trim().startsWith(${JSON.stringify(TABS[step.tab])}))`,
    )
    .catch(() => false);
  return found === true;
}

function count(counts: Counts, { arrives }: Step): number {
  return 'own' in arrives ? counts.own[arrives.own] : counts.outbound[arrives.outbound];
}

const leftMore = (now: Counts, before: Counts) =>
  now.left > before.left || now.collected.length > before.collected.length;

export async function wait(limitMs: number, check: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}
