import { defineContentScript } from 'wxt/utils/define-content-script';
import { claimInstance } from '../../utils/platform/single-instance';
import { startAgent } from './agent';

export default defineContentScript({
  registration: 'runtime',
  matches: [],
  // The framework's own start message would tell the page our id, and its context can be ended by the page.
  noScriptStartedPostMessage: true,
  main() {
    if (!claimInstance('agent')) return;
    // Firefox gives a new blank frame or window a second document in the same task, and ours would stay with the first.
    if (import.meta.env.FIREFOX && document.URL === 'about:blank') setTimeout(() => startAgent(window));
    else startAgent(window);
  },
});
