import { describe, expect, test, vi } from 'vitest';
import { createPolicyReader, SETTINGS_KEY } from '../../../utils/policy/reader';
import { createSettingsService } from '../../../utils/policy/settings-service';
import { memoryArea } from '../../support/memory-area';

function reader(managed: () => Record<string, unknown> | null) {
  const local = memoryArea();
  const policy = createPolicyReader({ local, readManaged: async () => managed(), onManagedChange: () => undefined });
  return { local, policy };
}

describe('cache-first policy', () => {
  test('a policy once seen holds while the browser has not delivered it yet', async () => {
    let delivered: Record<string, unknown> | null = { mode: 'observe' };
    const { policy } = reader(() => delivered);
    await policy.refresh();
    delivered = null;
    await policy.refresh();
    expect((await policy.current()).mode).toBe('observe');
  });

  test('refresh tells whether anything is new, and listeners hear of it once', async () => {
    const { policy } = reader(() => ({ mode: 'warn' }));
    const heard = vi.fn();
    policy.onChange(heard, new AbortController().signal);
    expect(await policy.refresh()).toBe(true);
    expect(await policy.refresh()).toBe(false);
    await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  });
});

describe('settings for the options page', () => {
  function service(managed: Record<string, unknown> | null) {
    const { local, policy } = reader(() => managed);
    return {
      local,
      policy,
      settings: createSettingsService({
        local,
        policy,
        isGranted: async () => true,
        version: '1.2.3',
        health: async () => ({ state: 'generic', adapter: '', stoppedAtMs: null }),
      }),
    };
  }

  test('a managed key is locked and cannot be written', async () => {
    const { policy, settings } = service({ mode: 'enforce' });
    await policy.refresh();
    const view = await settings.write({ mode: 'observe' });
    expect(view.locked).toEqual(['mode', 'actionModes']);
    expect(view.values.mode).toBe('enforce');
  });

  test('official forms are kept with the other settings, unless the administrator’s policy brings them', async () => {
    const own = service(null);
    const form = { resourceType: 'Questionnaire', version: '2027' };
    expect((await own.settings.write({ forms: [form] })).values.forms).toEqual([form]);
    const managed = service({ forms: [JSON.stringify(form)] });
    await managed.policy.refresh();
    const view = await managed.settings.write({ forms: [] });
    expect(view.values.forms).toEqual([form]);
    expect(view.locked).toEqual(['forms']);
  });

  test('actions are excepted from the mode, but not from an administrator’s', async () => {
    const own = service(null);
    expect((await own.settings.write({ actionModes: { FAX: 'warn' } })).values.actionModes).toEqual({ FAX: 'warn' });
    const managed = service({ mode: 'enforce' });
    await managed.policy.refresh();
    expect((await managed.settings.write({ actionModes: { FAX: 'observe' } })).values.actionModes).toEqual({});
  });

  test('a portal gets modes of its own, and loses them again', async () => {
    const { local, settings } = service(null);
    await local.set(SETTINGS_KEY, { portals: [{ origin: 'https://a.example', allowHosts: ['cdn.example'] }] });
    const [portal] = (await settings.read()).values.portals;
    if (!portal) throw new Error('no portal');
    const changed = { ...portal, mode: 'observe' as const, actionModes: { FAX: 'enforce' as const } };
    const after = await settings.write({ portals: [changed] });
    expect(after.values.portals).toMatchObject([
      { mode: 'observe', actionModes: { FAX: 'enforce' }, modesLocked: false },
    ]);
    const { mode, actionModes } = (await settings.write({ portals: [portal] })).values.portals[0] ?? {};
    expect([mode, actionModes]).toEqual([undefined, undefined]);
    expect(await local.get(SETTINGS_KEY)).toMatchObject({ portals: [{ allowHosts: ['cdn.example'] }] });
  });

  test.each([{ mode: 'enforce' }, { actionModes: { FAX: 'enforce' } }])(
    'an administrator who sets %j sets it for added portals too, whose own modes wait',
    async (managed) => {
      const { local, policy, settings } = service(managed);
      await local.set(SETTINGS_KEY, { portals: [{ origin: 'https://a.example', mode: 'observe' }] });
      await policy.refresh();
      const { portals } = (await settings.read()).values;
      expect(portals).toMatchObject([{ origin: 'https://a.example', modesLocked: true }]);
      expect(portals[0]?.mode).toBeUndefined();
      await settings.write({
        portals: portals.map((portal) => ({ ...portal, actionModes: { FAX: 'observe' as const } })),
      });
      expect(await local.get(SETTINGS_KEY)).toMatchObject({ portals: [{ mode: 'observe' }] });
      expect(JSON.stringify(await local.get(SETTINGS_KEY))).not.toContain('FAX');
    },
  );

  test('the administrator’s portal is locked with its modes, another is not', async () => {
    const { local, policy, settings } = service({ portals: [{ origin: 'https://m.example', mode: 'warn' }] });
    await local.set(SETTINGS_KEY, { portals: [{ origin: 'https://a.example' }] });
    await policy.refresh();
    const locks = (await settings.read()).values.portals.map(({ origin, mode, modesLocked }) => [
      origin,
      mode,
      modesLocked,
    ]);
    expect(locks).toEqual([
      ['https://a.example', undefined, false],
      ['https://m.example', 'warn', true],
    ]);
  });

  test('a stored secret is never shown and survives saving without one', async () => {
    const { local, settings } = service(null);
    const registry = { kind: 'fhir' as const, baseUrl: 'https://r.example/fhir' };
    await settings.write({
      registry: { ...registry, auth: { kind: 'header', name: 'X-Key', secretStored: false, secret: 'placeholder' } },
    });
    const view = await settings.write({
      registry: { ...registry, auth: { kind: 'header', name: 'X-Key', secretStored: true } },
    });
    expect(JSON.stringify(view)).not.toContain('placeholder');
    expect(await local.get(SETTINGS_KEY)).toMatchObject({ registry: { auth: { value: 'placeholder' } } });
  });

  test('saving the portal list keeps what the page does not show', async () => {
    const { local, settings } = service(null);
    await local.set(SETTINGS_KEY, {
      portals: [{ origin: 'https://a.example', adapter: 'generic', allowHosts: ['cdn.example'] }],
    });
    const { values } = await settings.read();
    await settings.write({ portals: values.portals });
    expect(await local.get(SETTINGS_KEY)).toMatchObject({ portals: [{ allowHosts: ['cdn.example'] }] });
  });
});
