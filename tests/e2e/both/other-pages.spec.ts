import { expect, test } from '../fixtures';

test.describe('a page that is no portal', () => {
  /** The same pages under another host, which no setting names. */
  const elsewhere = (origin: string) => `${origin.replace('localhost', '127.0.0.1')}/frames/kept/m-02`;

  test('shows nothing, holds nothing, and its elements are its own', async ({ clinic, portal }) => {
    await clinic.screen.goto(elsewhere(portal.origin));
    await clinic.settle();
    expect(await clinic.screen.overlayText()).toBe('');
    const traces = `({
      elements: [...document.documentElement.children].map(({ localName }) => localName),
      sheets: document.adoptedStyleSheets.length,
    })`;
    expect(await clinic.screen.evaluate(traces)).toEqual({ elements: ['head', 'body'], sheets: 0 });
    await clinic.screen.click({ role: 'button', name: 'Send fax' });
    await expect.poll(() => clinic.counts().left).toBe(1);
  });

  test('has no page script registered for it, and none at work in it', async ({ clinic, extension, portal }) => {
    await clinic.screen.goto(elsewhere(portal.origin));
    await clinic.settle();
    const look = `(async () => {
      const scripts = await chrome.scripting.getRegisteredContentScripts();
      const tab = (await chrome.tabs.query({})).find(({ url }) => url?.startsWith('http://127.0.0.1'));
      const marks = () => ['agent', 'guard'].filter((name) => Symbol.for('ascmi-consent-guard:' + name) in globalThis);
      const [{ result }] = await chrome.scripting.executeScript({ target: { tabId: tab.id }, func: marks });
      return { named: scripts.flatMap(({ matches }) => matches).filter((one) => one.includes('127.0.0.1')), result };
    })()`;
    expect(await extension.evaluateInExtension(look)).toEqual({ named: [], result: [] });
  });
});
