import { describe, expect, it } from 'vitest';
import { shouldBlock, type RequestDetails } from '../../../utils/guard/network/should-block';
import type { TabLock } from '../../../utils/guard/network/lock';
import { isBlocked, lockOf, NOW, PORTAL, REGISTRY, request, rules, without } from './network';

type Case = readonly [title: string, locks: readonly TabLock[], details: RequestDetails, blocked: boolean];

const COLLECTOR = 'https://collector.example/x';
const open = (tabId: number, standing: TabLock['standing']) => lockOf({ tabId, closed: [], standing });

const CASES: readonly Case[] = [
  ['another host', [lockOf()], request({ url: COLLECTOR }), true],
  ['another port of the same host', [lockOf()], request({ url: 'https://portal.example/x' }), true],
  ['the same host over plain HTTP', [lockOf()], request({ url: 'http://portal.example:8443/x' }), true],
  ['a WebSocket elsewhere', [lockOf()], request({ url: 'wss://collector.example/x', type: 'websocket' }), true],
  ['a frame of nobody in the tab', [lockOf()], request({ url: COLLECTOR, initiator: undefined, type: 'image' }), true],
  ['a service worker, which has no tab', [lockOf()], request({ url: COLLECTOR, tabId: -1 }), true],
  ['a new tab that the portal opens', [lockOf()], request({ url: COLLECTOR, tabId: 99, type: 'main_frame' }), true],
  ['a tab of the portal that takes orders', [lockOf(), open(8, 'clear')], request({ url: COLLECTOR, tabId: 8 }), true],
  [
    'a tab that shows nobody, while another is only on its way',
    [lockOf({ standing: 'undecided' }), open(8, 'clear')],
    request({ url: COLLECTOR, tabId: 8 }),
    false,
  ],
  [
    'a tab that takes orders from one that is being checked',
    [lockOf({ standing: 'checking' }), open(8, 'clear')],
    request({ url: COLLECTOR, tabId: 8 }),
    true,
  ],
  [
    'a service worker, while a page is on its way',
    [lockOf({ standing: 'undecided' })],
    request({ url: COLLECTOR, tabId: -1 }),
    true,
  ],
  ['a navigation by the page', [lockOf()], request({ url: COLLECTOR, type: 'main_frame' }), true],
  ['a typed address', [lockOf()], request({ url: COLLECTOR, type: 'main_frame', initiator: undefined }), false],
  [
    'a tab of the portal with a verdict of its own',
    [lockOf(), open(8, 'decided')],
    request({ url: COLLECTOR, tabId: 8 }),
    false,
  ],
  [
    'a tab of another site',
    [lockOf()],
    request({ url: COLLECTOR, tabId: 8, initiator: 'https://news.example' }),
    false,
  ],
  ['the portal reading data', [lockOf()], request({ url: `${PORTAL}/referrals/123` }), false],
  ['the portal saving a note', [lockOf()], request({ url: `${PORTAL}/notes`, method: 'POST' }), false],
  ['the portal’s WebSocket', [lockOf()], request({ url: 'wss://portal.example:8443/live', type: 'websocket' }), false],
  ['a fax through the portal', [lockOf()], request({ url: `${PORTAL}/fax/send`, method: 'POST' }), true],
  ['a fax by a service worker', [lockOf()], request({ url: `${PORTAL}/fax/send`, method: 'POST', tabId: -1 }), true],
  [
    'an export by a new tab',
    [lockOf()],
    request({ url: `${PORTAL}/export/ccda/1`, tabId: 99, type: 'main_frame' }),
    true,
  ],
  ['an export by the page itself', [lockOf()], request({ url: `${PORTAL}/export/ccda/1`, type: 'main_frame' }), true],
  [
    'a typed address of the portal that sounds like an export',
    [lockOf()],
    request({ url: `${PORTAL}/export/ccda/1`, type: 'main_frame', initiator: undefined }),
    false,
  ],
  ['an export script file', [lockOf()], request({ url: `${PORTAL}/download/x.js`, type: 'script' }), false],
  [
    'a fax from a clear tab of the portal',
    [lockOf(), open(8, 'clear')],
    request({ url: `${PORTAL}/fax/send`, method: 'POST', tabId: 8 }),
    false,
  ],
  [
    'an open action',
    [lockOf({ closed: without('FAX') })],
    request({ url: `${PORTAL}/fax/send`, method: 'POST' }),
    false,
  ],
  [
    'its neighbour',
    [lockOf({ closed: without('FAX') })],
    request({ url: `${PORTAL}/messages/send`, method: 'POST' }),
    true,
  ],
  [
    'an open export, whose address also sounds like a report',
    [lockOf({ closed: without('EXPORT_FHIR') })],
    request({ url: `${PORTAL}/export/fhir/1` }),
    false,
  ],
  [
    'an allowed export, whose address also sounds like a report',
    [lockOf({ passes: [{ action: 'EXPORT_CCDA', untilMs: NOW + 1 }] })],
    request({ url: `${PORTAL}/export/ccda/1`, type: 'main_frame' }),
    false,
  ],
  [
    'a report, while exports are open',
    [lockOf({ closed: without('EXPORT_FHIR') })],
    request({ url: `${PORTAL}/export/1` }),
    true,
  ],
  [
    'an open action elsewhere',
    [lockOf({ closed: without('FAX') })],
    request({ url: 'https://portal.example/fax/send', method: 'POST' }),
    true,
  ],
  [
    'a host of the policy',
    [lockOf({ allowHosts: ['cdn.example'] })],
    request({ url: 'https://cdn.example/lib.js', type: 'script' }),
    false,
  ],
  ...['files.example', 'files.example:9'].flatMap((host): readonly Case[] => {
    const lock = lockOf({ allowHosts: [host], closed: without('EXPORT_FHIR', 'FAX') });
    return [
      [
        `an open export from ${host}, whose address also sounds like a report`,
        [lock],
        request({ url: `https://${host}/export/fhir/1` }),
        false,
      ],
      [
        `an open export from ${host} by a worker`,
        [lock],
        request({ url: `https://${host}/export/fhir/1`, tabId: -1 }),
        false,
      ],
      [
        `an open fax through ${host}, while messages are closed`,
        [lock],
        request({ url: `https://${host}/fax/send`, method: 'POST' }),
        false,
      ],
      [`a report from ${host}, while exports are open`, [lock], request({ url: `https://${host}/export/1` }), true],
      [
        `a message through ${host}, while faxes are open`,
        [lock],
        request({ url: `https://${host}/messages/send`, method: 'POST' }),
        true,
      ],
      [`an open export from beside ${host}`, [lock], request({ url: 'https://other.example/export/fhir/1' }), true],
    ];
  }),
  [
    'a share through a host of the policy',
    [lockOf({ allowHosts: ['api.example:9'] })],
    request({ url: 'https://api.example:9/fax/send', method: 'POST' }),
    true,
  ],
  [
    'another port of a host of the policy',
    [lockOf({ allowHosts: ['api.example:9'] })],
    request({ url: 'https://api.example:10/x' }),
    true,
  ],
  ['the registry', [lockOf()], request({ url: `${REGISTRY}/fhir/Consent`, method: 'POST' }), false],
  [
    'an allowed share',
    [lockOf({ passes: [{ action: 'FAX', untilMs: NOW + 1 }] })],
    request({ url: `${PORTAL}/fax/send`, method: 'POST' }),
    false,
  ],
  [
    'an allowed share, too late',
    [lockOf({ passes: [{ action: 'FAX', untilMs: NOW }] })],
    request({ url: `${PORTAL}/fax/send`, method: 'POST' }),
    true,
  ],
  [
    'its destination',
    [lockOf({ passes: [{ action: 'FAX', origin: 'https://fax.example', untilMs: NOW + 1 }] })],
    request({ url: 'https://fax.example/in', method: 'POST' }),
    false,
  ],
  ['only printing closed', [lockOf({ closed: ['PRINT'] })], request({ url: COLLECTOR }), false],
];

describe.each(CASES)('%s', (_title, locks, details, blocked) => {
  const verdict = blocked ? 'is blocked' : 'passes';
  it(`${verdict} by the declarative rules`, () => {
    expect(isBlocked(rules(locks), details)).toBe(blocked);
  });
  it(`${verdict} by the web request listener`, () => {
    expect(shouldBlock(details, locks, { nowMs: NOW, serviceOrigins: [REGISTRY] })).toBe(blocked);
  });
});

describe('rule identifiers', () => {
  it('follow from content: the same locks give the same rules, in any order', () => {
    const [left, right] = [lockOf(), lockOf({ tabId: 9, closed: ['FAX'] })];
    expect(rules([right, left])).toEqual(rules([left, right]));
  });

  it('are distinct positive 32-bit integers', () => {
    const ids = rules([lockOf(), lockOf({ tabId: 2 ** 31 - 2, closed: ['FAX'] })]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id > 0 && id < 2 ** 31 && Number.isInteger(id)).toBe(true);
  });

  it('do not multiply with the tabs, since browsers grant 1,000 rules with a regular expression', () => {
    const one = rules([lockOf()]).length;
    const many = Array.from({ length: 200 }, (_, index) => lockOf({ tabId: index + 1 }));
    expect(rules(many)).toHaveLength(one);
    expect(one).toBeLessThan(120);
  });
});

it('the web request listener also stops a sandboxed frame that moves the page', () => {
  const moved = request({ url: COLLECTOR, type: 'main_frame', initiator: 'moz-nullprincipal:{1}' });
  expect(shouldBlock(moved, [lockOf()], { nowMs: NOW, serviceOrigins: [] })).toBe(true);
});
