import { describe, expect, test } from 'vitest';
import { ACTION_CODES } from '../../../utils/ascmi/actions';
import { closesElsewhere } from '../../../utils/contract/outbound-urls';
import { mergePolicy } from '../../../utils/policy/merge';
import { heldActions, modeFor, portalMode } from '../../../utils/policy/modes';
import type { PortalPolicy } from '../../../utils/policy/policy';
import { parseSettings } from '../../../utils/policy/schema';

const PORTAL = 'https://portal.example';

function inForce(managed: Record<string, unknown>, chosen: Record<string, unknown> = {}) {
  const policy = mergePolicy(parseSettings(managed).settings, parseSettings(chosen).settings);
  const portal = policy.portals.find(({ origin }) => origin === PORTAL) as PortalPolicy;
  return { policy, portal, mode: (action: 'FAX' | 'PRINT' | 'COPY_PASTE') => modeFor(policy, portal, action) };
}

describe('modes per portal and action', () => {
  test('the nearest word wins: portal and action, portal, action, overall', () => {
    const portals = [{ origin: PORTAL, mode: 'warn', actionModes: { FAX: 'observe' } }];
    const { mode, policy, portal } = inForce({ mode: 'enforce', actionModes: { PRINT: 'observe' }, portals });
    expect([mode('FAX'), mode('PRINT'), portalMode(policy, portal)]).toEqual(['observe', 'warn', 'warn']);
    const plain = inForce({ mode: 'enforce', actionModes: { PRINT: 'warn' }, portals: [{ origin: PORTAL }] });
    expect([plain.mode('FAX'), plain.mode('PRINT')]).toEqual(['enforce', 'warn']);
  });

  test('copying is only watched until it is named, and stays so on a portal that is only watched', () => {
    const named = { actionModes: { COPY_PASTE: 'enforce' } };
    expect(inForce({ portals: [{ origin: PORTAL }] }).mode('COPY_PASTE')).toBe('observe');
    expect(inForce({ ...named, portals: [{ origin: PORTAL }] }).mode('COPY_PASTE')).toBe('enforce');
    expect(inForce({ ...named, portals: [{ origin: PORTAL, mode: 'observe' }] }).mode('COPY_PASTE')).toBe('observe');
  });

  test('a user takes nothing out of the mode that an administrator set', () => {
    const chosen = { actionModes: { FAX: 'observe' }, portals: [{ origin: PORTAL, mode: 'observe' }] };
    expect(inForce({ mode: 'enforce' }, chosen).mode('FAX')).toBe('enforce');
    expect(inForce({}, chosen).mode('FAX')).toBe('observe');
  });

  test('an action code of a newer version is ignored, and the rest of the list holds', () => {
    const { mode } = inForce({ actionModes: { TELEPATHY: 'enforce', FAX: 'warn' }, portals: [{ origin: PORTAL }] });
    expect(mode('FAX')).toBe('warn');
  });

  test('with uploads only watched, closed faxes do not cut the page off from other hosts', () => {
    const { policy, portal } = inForce({ actionModes: { UPLOAD_ELSEWHERE: 'observe' }, portals: [{ origin: PORTAL }] });
    expect(heldActions(policy, portal)).toContain('FAX');
    expect(closesElsewhere(heldActions(policy, portal))).toBe(false);
  });

  test('only what discloses is ever held', () => {
    const { policy, portal } = inForce({ portals: [{ origin: PORTAL }] });
    expect(heldActions(policy, portal)).toHaveLength(ACTION_CODES.length - 2);
    expect(heldActions(policy, portal)).not.toContain('ELIGIBILITY');
  });
});
