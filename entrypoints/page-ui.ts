import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { offer } from '../utils/platform/offer';
import { mountPageUi } from './agent.content/page-ui';

/**
 * Banner and sheet. The background puts this script into the isolated world of a portal tab's top frame when its agent asks, so that the
 * interface library weighs on one frame of the tab instead of on each.
 */
export default defineUnlistedScript(() => {
  offer('page-ui', mountPageUi);
});
