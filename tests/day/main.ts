import { parseArgs } from 'node:util';
import { startPortal } from '../portal/server';
import { configure, settingsFor } from '../support/settings';
import { launchForDay } from './launch-day';
import { VISITS } from './plan';
import { visitMember } from './run-day';
import { newResult } from './take-step';

/**
 * `npm run test:day`: a care manager's ordinary day on the demonstration portal, over all members and in both browsers, with real clicks.
 * Ends with `day: N actions, Q questions, W wrong stops, L leaks`.
 */
const { values } = parseArgs({
  options: {
    browser: { type: 'string' },
    /** Only these, by identifier: `--member m-01 --member m-02`. */
    member: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
});
const kinds = (['chromium', 'firefox'] as const).filter(
  (kind) => values.browser === undefined || values.browser === kind,
);
const result = newResult();
for (const kind of kinds) {
  const portal = await startPortal();
  const browser = await launchForDay(kind);
  const say = (line: string) => {
    if (values.verbose) console.log(`${kind}: ${line}`);
  };
  try {
    await configure(browser, settingsFor(portal.origin));
    for (const visit of VISITS)
      if (values.member === undefined || values.member.includes(visit.memberId))
        await visitMember({ browser, portal, say }, visit, result);
  } finally {
    await browser.close();
    await portal.stop();
  }
}
for (const line of result.wrongStops) console.log(`stopped wrongly: ${line}`);
for (const line of result.leaks) console.log(`leaked: ${line}`);
console.log(
  `day: ${result.actions} actions, ${result.questions} questions, ${result.wrongStops.length} wrong stops, ${result.leaks.length} leaks`,
);
process.exitCode = result.wrongStops.length + result.leaks.length > 0 ? 1 : 0;
