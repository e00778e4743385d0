import { defineContentScript } from 'wxt/utils/define-content-script';
import { claimInstance } from '../../utils/platform/single-instance';
import { startAgent } from './agent';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // The framework's own start message would tell the page our id, and its context can be ended by the page.
  noScriptStartedPostMessage: true,
  main() {
    if (claimInstance('agent')) startAgent(window);
  },
});
