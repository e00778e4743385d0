import { pageEn } from '../../utils/ui/strings/page.en';
import type { Counts } from '../portal/ledger';
import type { Portal } from '../portal/server';
import type { ExtensionBrowser, Screen } from '../support/browser-driver';
import { members } from '../support/members';
import type { Step, Visit } from './plan';

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

export interface DayParts {
  readonly browser: ExtensionBrowser;
  readonly portal: Portal;
  readonly say: (line: string) => void;
  /** Longest wait for what must happen; a fault day, where much may not, waits less. */
  readonly arrivalMs?: number;
}

/** Longest wait for what must happen. Only a wrong stop is ever this long. */
const ARRIVAL_MS = 8000;
/** How long what must not happen is waited for, where no sheet says earlier that it was stopped. */
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

/**
 * Does one thing in an open chart and judges what became of it. Whatever leaves after its step had been looked at is for the caller to
 * count (`leftMore`).
 */
export async function takeStep(
  parts: DayParts,
  screen: Screen,
  visit: Visit,
  step: Step,
  result: DayResult,
): Promise<void> {
  const { portal, say } = parts;
  if (!(await isShown(screen, step))) await openChart(parts, screen, visit, step.tab);
  await screen.click({ role: 'tab', name: TABS[step.tab] });
  const before = portal.counts();
  await screen.click(step.control);
  result.actions += 1;
  const mustStop = step.kind === 'share' && visit.truth === 'closed';
  const hasArrived = () => count(portal.counts(), step) > count(before, step);
  const limitMs = mustStop ? ABSENCE_MS : (parts.arrivalMs ?? ARRIVAL_MS);
  let shown = '';
  await wait(limitMs, async () => {
    shown = await screen.overlayText();
    return hasArrived() || shown.includes(pageEn.sheet_choose) || (mustStop && shown.includes(pageEn.sheet_why));
  });
  if (!mustStop && !hasArrived() && (await answered(screen, shown, step))) {
    result.questions += 1;
    await wait(limitMs, hasArrived);
    shown = await screen.overlayText();
  }
  const arrived = hasArrived();
  if (shown.includes(pageEn.sheet_why)) result.stops += 1;
  if (!mustStop && !arrived) result.wrongStops.push(`${visit.title}: ${step.name} (${shown.slice(-900)})`);
  if (mustStop && (arrived || leftMore(portal.counts(), before))) result.leaks.push(`${visit.title}: ${step.name}`);
  say(`${visit.title}: ${step.name} ${arrived ? 'went' : 'did not go'}`);
  if (shown.includes(pageEn.sheet_why) || shown.includes(pageEn.sheet_choose)) await screen.press('Escape');
}

/** Says to whom the share goes, where the sheet asks that. Answers whether it did. */
async function answered(screen: Screen, shown: string, step: Step): Promise<boolean> {
  if (!shown.includes(pageEn.sheet_choose)) return false;
  await screen.overlayChoose('recipient', step.recipient ?? 'TREATING_CE');
  await screen.overlayClick(pageEn.sheet_apply);
  return true;
}

/** The verdict is waited for where the chart's shares are to be tried at once: a person reads a chart before she sends it. */
export async function openChart(
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

export const leftMore = (now: Counts, before: Counts) =>
  now.left > before.left || now.collected.length > before.collected.length;

export async function wait(limitMs: number, check: () => boolean | Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return false;
}
