import { GECKO_ID } from '../../../utils/platform/manifest';
import { memberById } from '../../support/members';
import { expect, test } from '../fixtures';

test('a page does not learn the extension’s id and cannot read its files', async ({ clinic, extension }) => {
  await clinic.openMember('m-02');
  await clinic.expectState('PART');
  const host = new URL(extension.extensionOrigin).host;
  const traces = await clinic.screen.evaluate(`JSON.stringify({
    markup: document.documentElement.outerHTML,
    names: Object.getOwnPropertyNames(window),
    resources: performance.getEntries().map((entry) => entry.name),
    sheets: [...document.styleSheets].map((sheet) => sheet.href),
  })`);
  expect(String(traces)).not.toContain(host);
  expect(String(traces)).not.toContain(GECKO_ID);
  for (const file of ['manifest.json', 'content-scripts/agent.js', 'popup.html']) {
    const read = await clinic.screen.evaluate(
      `fetch('${extension.extensionOrigin}/${file}').then(() => 'read', () => 'refused')`,
    );
    expect(read, file).toBe('refused');
  }
});

test('a page that knows the id cannot switch the extension off', async ({ clinic, extension }) => {
  await clinic.openMember('m-02');
  await clinic.expectState('PART');
  const id = new URL(extension.extensionOrigin).host;
  await clinic.screen.evaluate(`void ['agent', 'guard'].forEach((name) => {
    for (const start of ['${id}', '${GECKO_ID}'])
      document.dispatchEvent(new CustomEvent(start + ':' + name + ':wxt:content-script-started', { detail: { contentScriptName: name, messageId: 'x' } }));
  })`);
  await clinic.clickFax();
  await clinic.expectStopped();
});

test('a page does not see the verdict, the member or the reason in its own document', async ({ clinic }) => {
  await clinic.visit('/components/m-02');
  await clinic.expectState('PART');
  const attributes = await clinic.screen.evaluate(
    `[...document.documentElement.children].filter((one) => one.hasAttribute('popover')).map((one) => one.cloneNode(false).outerHTML).join(' ')`,
  );
  expect(attributes).toMatch(/^<\w.*popover/);
  expect(String(attributes)).not.toMatch(/PART|consent|ascmi|90000002C/i);
});

test('the audit log tells of the stop and names nobody', async ({ clinic, extension }) => {
  await clinic.openMember('m-02');
  await clinic.expectState('PART');
  await clinic.clickFax();
  await clinic.expectStopped();
  const page = await extension.evaluateInExtension(
    `chrome.runtime.sendMessage({ protocol: 2, type: 'audit.page', payload: { limit: 20, before: null, outcome: null } }).then(JSON.stringify)`,
  );
  const member = memberById('m-02');
  expect(String(page)).toContain('"stopped"');
  for (const secret of [member.cin, member.mrn, member.family, member.given])
    expect(String(page)).not.toContain(secret);
});
