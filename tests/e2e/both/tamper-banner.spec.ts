import { pageEn } from '../../../utils/ui/strings/page.en';
import { expect, test } from '../fixtures';

/** Our host, as a page can find it: the popover that hangs on the root element. */
const HOST = `[...document.documentElement.children].find((one) => one.hasAttribute('popover') && one.shadowRoot)`;

/** Whether the banner is painted, as far as a page can tell. */
const IS_PAINTED = `(() => {
  const host = ${HOST};
  const shown = host && [...host.shadowRoot.querySelectorAll('.dock')][0];
  return Boolean(shown && host.matches(':popover-open') && shown.getClientRects().length && shown.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
})()`;

const ATTACKS = {
  removed: `${HOST}.remove()`,
  'hidden by its attributes': `(() => { const host = ${HOST}; host.hidden = true; host.style.cssText = 'display:none!important;opacity:0!important'; host.inert = true; host.hidePopover(); })()`,
  restyled: `document.head.append(Object.assign(document.createElement('style'), { textContent: '[popover], html > :not(head):not(body) { display: none !important; opacity: 0 !important; visibility: hidden !important; transform: translateX(-9999px) !important; clip-path: inset(50%) !important; filter: opacity(0) !important; }' }))`,
} as const;

for (const [name, code] of Object.entries(ATTACKS)) {
  test(`a banner that the page has ${name} is there again, and the stop holds`, async ({ clinic }) => {
    await clinic.openMember('m-06');
    await clinic.expectState('NONE');
    await clinic.screen.evaluate(`void ${code}`);
    await expect.poll(() => clinic.screen.evaluate(IS_PAINTED)).toBe(true);
    await clinic.clickFax();
    await clinic.expectStopped();
  });
}

test('a banner that the page removes without end, covers and clones changes nothing of the stop', async ({
  clinic,
}) => {
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  const clone = await clinic.screen.evaluate(`(() => {
    const host = ${HOST};
    const clone = host.cloneNode(true);
    clone.innerHTML = '<b>${pageEn.state_ALL_title}</b>';
    document.documentElement.append(clone);
    const cover = Object.assign(document.createElement('div'), { popover: 'manual' });
    cover.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:400px;height:300px;background:#fff;pointer-events:none';
    document.body.append(cover);
    cover.showPopover();
    setInterval(() => ${HOST}?.remove(), 5);
    return clone.shadowRoot === null;
  })()`);
  expect(clone).toBe(true);
  await clinic.settle();
  await clinic.clickFax();
  await clinic.settle(1500);
  expect(clinic.counts().left).toBe(0);
  expect(clinic.counts().collected).toEqual([]);
});

test('clicks, keys and submits that the page makes up send nothing', async ({ clinic }) => {
  await clinic.openMember('m-06');
  await clinic.expectState('NONE');
  await clinic.screen
    .evaluate(
      `(() => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Send fax');
    button.click();
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'dblclick', 'auxclick'])
      button.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
    for (const key of ['Enter', ' ']) button.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    const event = new Event('submit', { bubbles: true, cancelable: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    button.form.dispatchEvent(event);
    button.form.requestSubmit(button);
  })()`,
    )
    .catch(() => undefined);
  await clinic.expectStopped();
  // The extension's own buttons hear trusted events only; the root is open in this build, so that the page can reach them.
  await clinic.screen.evaluate(`(() => {
    for (const button of ${HOST}.shadowRoot.querySelectorAll('button, input, a[href]')) {
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
    }
  })()`);
  await clinic.settle();
  expect(await clinic.screen.overlayText()).toContain(pageEn.sheet_why);
  expect(clinic.counts().left).toBe(0);
});

/** All that a page can see of us without touching a pixel: attributes, computed style, box, entries, storage, names, errors. */
const SIGNS = `(() => {
  const host = ${HOST};
  const { x, y, width, height } = host.getBoundingClientRect();
  return JSON.stringify({
    attributes: host.getAttributeNames(), parts: host.childNodes.length, text: host.textContent, box: [x, y, width, height],
    scroll: [host.scrollWidth, host.scrollHeight, host.offsetWidth], style: getComputedStyle(host).cssText.length,
    storage: [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie],
    entries: performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin)),
    globals: Object.getOwnPropertyNames(window).filter((name) => /acg|ascmi|consent/i.test(name)),
    sheets: document.adoptedStyleSheets.length, print: [...document.querySelectorAll('style')].filter((one) => /@media print/.test(one.textContent)).length,
    errors: window.errors,
  });
})()`;

test('a page sees the same of every member whose shares are stopped', async ({ clinic }) => {
  const seen: unknown[] = [];
  for (const [member, state] of [
    ['m-02', 'PART'],
    ['m-04', 'REV'],
    ['m-05', 'EXP'],
    ['m-06', 'NONE'],
  ] as const) {
    await clinic.openMember(member);
    await clinic.expectState(state);
    await clinic.settle();
    seen.push(await clinic.screen.evaluate(SIGNS));
  }
  expect(new Set(seen)).toEqual(new Set([seen[0]]));
});
