import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../utils/platform/offer';
import { FrameScanner } from '../utils/scan/frame-scanner';
import type { StartMemberReader } from '../utils/scan/scanner-options';

/**
 * The reader of members, put beside the agent of a frame that holds a number, a field or a component. Frames of menus, pictures and
 * scripts never carry it.
 */
export default defineUnlistedScript(() => {
  const start: StartMemberReader = (options) => new FrameScanner(options);
  offer('page-reader', start);
});
