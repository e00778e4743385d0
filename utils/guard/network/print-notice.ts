import type { ActionCode } from '../../ascmi/actions';

/** `chrome.scripting`, as far as the print notice needs it. */
export interface StyleInjector {
  insertCSS(injection: StyleInjection): Promise<void>;
  removeCSS(injection: StyleInjection): Promise<void>;
}
type StyleInjection = chrome.scripting.CSSInjection;

/**
 * Prints a notice instead of the page, by whatever route printing starts. USER origin with `!important` beats anything that the page
 * can write, inline styles included. The notice is neutral: it does not say that a member, or a restriction, exists.
 */
export function printNoticeCss(text: string): string {
  const content = JSON.stringify(text);
  return [
    '@media print {',
    'html > *, html > body *, html > frameset { display: none !important; }',
    'html { display: block !important; visibility: visible !important; background: #fff !important; }',
    `html::before { content: ${content} !important; display: block !important; visibility: visible !important;`,
    'position: static !important; font: 16pt/1.4 sans-serif !important; color: #000 !important; padding: 2cm !important; }',
    'html::after { content: none !important; }',
    '}',
  ].join(' ');
}

/**
 * Shows the notice in every frame of a tab while printing is closed there. Sheets end with their document, so call it again for each
 * committed frame.
 */
export function createPrintNotice(styles: StyleInjector, text: string) {
  const css = printNoticeCss(text);
  return async (tabId: number, closed: readonly ActionCode[]): Promise<void> => {
    const injection: StyleInjection = { target: { tabId, allFrames: true }, css, origin: 'USER' };
    // A tab that shows the browser's own pages refuses; nothing of a member is printed from there.
    const attempt = (change: Promise<void>) => change.catch(() => undefined);
    // Chromium keeps each insertion apart and removes one at a time, so there is never more than one: taken out before it is put in.
    // The agent's own sheet covers the moment between.
    await attempt(styles.removeCSS(injection));
    if (closed.includes('PRINT')) await attempt(styles.insertCSS(injection));
  };
}
