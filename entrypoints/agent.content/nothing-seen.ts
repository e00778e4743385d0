import type { FrameFindings } from '../../utils/contract/findings';

/** What a frame reports that holds nothing to read, or that nobody reads. */
export const NOTHING_SEEN: FrameFindings = {
  adapter: 'generic',
  ready: true,
  members: [],
  subject: 'none',
  current: [],
  categories: [],
  elapsedMs: 0,
};
