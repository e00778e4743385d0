import { expect, test } from 'vitest';
import { protectionOf } from '../../../utils/tabs/protection';

test.each([
  [{ isPortal: false, isGranted: true, isAlive: true }, 'not-a-portal'],
  [{ isPortal: true, isGranted: false, isAlive: true }, 'unprotected'],
  [{ isPortal: true, isGranted: true, isAlive: false }, 'not-running'],
  [{ isPortal: true, isGranted: true, isAlive: true }, 'protected'],
] as const)('%j is %s', (tab, expected) => {
  expect(protectionOf(tab)).toBe(expected);
});
