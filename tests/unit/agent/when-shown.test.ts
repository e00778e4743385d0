// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { waitingClient, whenShown } from '../../../entrypoints/agent.content/when-shown';
import { ok } from '../../../utils/ascmi/result';
import type { Client } from '../../../utils/messaging/client';

function recorder(): { readonly client: Client; readonly heard: string[] } {
  const heard: string[] = [];
  const request = (type: string) => {
    heard.push(type);
    return Promise.resolve(ok(undefined));
  };
  return { heard, client: { request: request as unknown as Client['request'], notify: (type) => heard.push(type) } };
}

test('a page that is shown asks at once', async () => {
  const { client, heard } = recorder();
  await waitingClient(client, whenShown(document)).request('page.hello', {});
  expect(heard).toEqual(['page.hello']);
});

test('a page that is made ready behind another says nothing until it is shown', async () => {
  const { client, heard } = recorder();
  const behind = Object.assign(document.implementation.createHTMLDocument(''), { prerendering: true });
  const waiting = waitingClient(client, whenShown(behind));
  const reply = waiting.request('page.hello', {});
  waiting.notify('banner.placed', { place: { corner: 'ne', collapsed: false } });
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).toEqual([]);
  behind.dispatchEvent(new Event('prerenderingchange'));
  expect((await reply).ok).toBe(true);
  expect(heard.sort()).toEqual(['banner.placed', 'page.hello']);
});
