import { describe, expect, test } from 'vitest';
import { mergePolicy } from '../../../utils/policy/merge';
import { portalOriginOf } from '../../../utils/tabs/page-setup';

const PORTAL = 'https://portal.example';
const policy = mergePolicy({}, { portals: [{ origin: PORTAL, adapter: 'generic' }] });

describe('the portal that a page script speaks for', () => {
  test.each([
    ['a frame of somebody else in a portal: the tab’s', 'https://fax.example', PORTAL, PORTAL],
    ['a blank frame in a portal: the tab’s', 'null', PORTAL, PORTAL],
    ['a portal within an intranet page: its own', PORTAL, 'https://intranet.example', PORTAL],
    ['neither is a portal: no portal', 'https://a.example', 'https://b.example', 'https://b.example'],
  ])('%s', (_title, origin, topOrigin, expected) => {
    expect(portalOriginOf(policy, { origin, topOrigin })).toBe(expected);
  });
});
