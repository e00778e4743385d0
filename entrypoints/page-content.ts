import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../utils/platform/offer';
import type { ContentReader } from '../utils/scan/scanner-options';
import { classifyScreen } from '../utils/sensitivity/classify-screen';
import { SENSITIVITY_PROBE } from '../utils/sensitivity/probe';

/** The lexicon of sensitive content, put beside the agent of a frame that shows a member: no other frame carries its weight. */
export default defineUnlistedScript(() => {
  const reader: ContentReader = { probe: SENSITIVITY_PROBE, classify: classifyScreen };
  offer('page-content', reader);
});
