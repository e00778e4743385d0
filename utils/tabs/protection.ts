import type { PopupView } from '../contract/views';

/** What the popup may say of a tab: a grant alone protects nobody, the page scripts must be at work too. */
export function protectionOf(tab: {
  readonly isPortal: boolean;
  readonly isGranted: boolean;
  /** The top frame's page script is connected, or has reported. */
  readonly isAlive: boolean;
}): PopupView['protection'] {
  if (!tab.isPortal) return 'not-a-portal';
  if (!tab.isGranted) return 'unprotected';
  return tab.isAlive ? 'protected' : 'not-running';
}
