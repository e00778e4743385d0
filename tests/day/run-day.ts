import { stepsOf, type Visit } from './plan';
import { leftMore, openChart, takeStep, type DayParts, type DayResult } from './take-step';

/** Opens one member's chart and does everything in it that belongs to an ordinary day. */
export async function visitMember(parts: DayParts, visit: Visit, result: DayResult): Promise<void> {
  const screen = await parts.browser.open();
  const leftAtFirst = parts.portal.counts();
  const leaksAtFirst = result.leaks.length;
  try {
    await openChart(parts, screen, visit);
    for (const step of stepsOf(visit)) await takeStep(parts, screen, visit, step, result);
  } finally {
    await screen.close();
    // What left after its step had been looked at.
    if (
      visit.truth === 'closed' &&
      result.leaks.length === leaksAtFirst &&
      leftMore(parts.portal.counts(), leftAtFirst)
    )
      result.leaks.push(`${visit.title}: late`);
  }
}
