import type { PortalSettings, RegistrySettings, SettingsKey, SettingsPatch, SettingsView } from '../contract/settings';
import type { PortalHealth } from '../contract/health';
import type { Area } from '../platform/areas';
import { setsModes } from './merge';
import type { EffectivePolicy, PortalPolicy, RegistryPolicy } from './policy';
import { LAST_MANAGED_KEY, SETTINGS_KEY, type FullPolicyReader } from './reader';
import { parseSettings } from './schema';

interface SettingsServiceOptions {
  readonly local: Area;
  readonly policy: FullPolicyReader;
  readonly isGranted: (origin: string) => Promise<boolean>;
  readonly version: string;
  readonly health: (portal: PortalPolicy, policy: EffectivePolicy) => Promise<PortalHealth>;
}

const KEYS: readonly SettingsKey[] = [
  'mode',
  'actionModes',
  'listMarks',
  'organization',
  'registry',
  'portals',
  'recipients',
  'forms',
];

/** What the options page reads and writes. A key that the administrator's policy sets is shown and never written. */
export function createSettingsService({ local, policy, isGranted, version, health }: SettingsServiceOptions) {
  async function managedRaw(): Promise<Record<string, unknown>> {
    return ((await local.get(LAST_MANAGED_KEY)) as Record<string, unknown> | undefined) ?? {};
  }

  async function read(): Promise<SettingsView> {
    const [effective, raw] = await Promise.all([policy.current(), managedRaw()]);
    const managed = parseSettings(raw).settings;
    const managedOrigins = new Set((managed.portals ?? []).map(({ origin }) => new URL(origin).origin));
    const { mode, actionModes, listMarks, organization, registry, recipients, forms } = effective;
    return {
      values: {
        mode,
        actionModes,
        listMarks,
        organization,
        registry: shownRegistry(registry),
        portals: await shownPortals(effective, managedOrigins, setsModes(managed)),
        recipients,
        forms,
      },
      // Portals may be added beside the administrator's, so they are locked one by one, not as a list.
      // Whoever sets the mode sets its exceptions, as `mergePolicy` has it.
      locked: KEYS.filter(
        (key) => key !== 'portals' && (key in managed || (key === 'actionModes' && managed.mode !== undefined)),
      ),
      problems: await policy.problems(),
      version,
    };
  }

  async function shownPortals(
    effective: EffectivePolicy,
    managed: ReadonlySet<string>,
    areModesManaged: boolean,
  ): Promise<PortalSettings[]> {
    return Promise.all(
      effective.portals.map(async (portal) => ({
        origin: portal.origin,
        adapter: portal.adapter,
        categories: portal.categories,
        granted: await isGranted(portal.origin),
        managed: managed.has(portal.origin),
        ...(portal.mode ? { mode: portal.mode } : {}),
        ...(portal.actionModes ? { actionModes: portal.actionModes } : {}),
        modesLocked: areModesManaged || managed.has(portal.origin),
        health: await health(portal, effective),
      })),
    );
  }

  async function write(patch: SettingsPatch): Promise<SettingsView> {
    const before = ((await local.get(SETTINGS_KEY)) as Record<string, unknown> | undefined) ?? {};
    const { locked, values } = await read();
    const lockedModes = new Set(values.portals.filter(({ modesLocked }) => modesLocked).map(({ origin }) => origin));
    const next: Record<string, unknown> = { ...before };
    for (const key of KEYS) {
      if (patch[key] === undefined || locked.includes(key)) continue;
      next[key] =
        key === 'portals'
          ? storedPortals(patch.portals ?? [], before['portals'], lockedModes)
          : stored(key, patch, before);
    }
    await local.set(SETTINGS_KEY, next);
    return read();
  }

  /**
   * Stores an adapter that was taught and names it for its portal. False where the administrator's policy describes the portal or brings the
   * adapters: what is stored here would not be in force.
   */
  async function saveAdapter(origin: string, adapter: { readonly id: string }): Promise<boolean> {
    const managed = parseSettings(await managedRaw()).settings;
    const isManaged = (managed.portals ?? []).some((portal) => new URL(portal.origin).origin === origin);
    if (managed.adapters !== undefined || isManaged) return false;
    const before = ((await local.get(SETTINGS_KEY)) as Record<string, unknown> | undefined) ?? {};
    const { adapters, portals } = parseSettings(before).settings;
    const others = (adapters ?? []).filter((one) => (one as { id?: unknown } | null)?.id !== adapter.id);
    await local.set(SETTINGS_KEY, {
      ...before,
      adapters: [...others, adapter],
      portals: (portals ?? []).map((portal) =>
        new URL(portal.origin).origin === origin ? { ...portal, adapter: adapter.id } : portal,
      ),
    });
    return true;
  }

  return { read, write, saveAdapter };
}

function stored(key: SettingsKey, patch: SettingsPatch, before: Readonly<Record<string, unknown>>): unknown {
  if (key === 'registry' && patch.registry) return storedRegistry(patch.registry, before['registry']);
  return patch[key];
}

/** Keeps what the page does not show (`id`, `allowHosts`), and modes that the administrator's policy puts out of force for now. */
function storedPortals(portals: readonly PortalSettings[], before: unknown, lockedModes: ReadonlySet<string>) {
  const list = Array.isArray(before) ? (before as { origin?: unknown }[]) : [];
  return portals
    .filter(({ managed }) => !managed)
    .map(({ origin, adapter, categories, mode, actionModes }) => {
      const kept = list.find((portal) => portal.origin === origin) ?? {};
      const modes = lockedModes.has(origin) ? {} : { mode, actionModes };
      return { ...kept, origin, adapter, categories, ...modes };
    });
}

/** Turns the page's registry choice into a policy. A missing secret means the stored one, never an empty one. */
export function storedRegistry(chosen: RegistrySettings, before: unknown): object {
  if (chosen.kind === 'local') return { kind: 'local' };
  const { kind, baseUrl, auth } = chosen;
  const kept = unshownOf(chosen, before);
  if (auth.kind === 'none') return { ...kept, kind, baseUrl, auth: { kind: 'none' } };
  if (auth.kind === 'smart') return { ...kept, kind, baseUrl, auth };
  const previous = (before as { auth?: { value?: unknown } } | undefined)?.auth?.value;
  return { ...kept, kind, baseUrl, auth: { kind: 'header', name: auth.name, value: auth.secret ?? previous ?? '' } };
}

const UNSHOWN = ['knownMember', 'forgetOnMemberChange', 'consult'] as const;

/** What the page does not show of the same registry at the same address: it must outlive a click on "save". */
function unshownOf({ kind, baseUrl }: Exclude<RegistrySettings, { kind: 'local' }>, before: unknown): object {
  const held = before as Readonly<Record<string, unknown>> | undefined;
  // A policy file may write the address with a slash at the end; the page shows it without.
  const bare = (url: unknown) => (typeof url === 'string' ? url.replace(/\/+$/, '') : url);
  if (held?.['kind'] !== kind || bare(held['baseUrl']) !== bare(baseUrl)) return {};
  return Object.fromEntries(UNSHOWN.flatMap((key) => (held[key] === undefined ? [] : [[key, held[key]]])));
}

function shownRegistry(registry: RegistryPolicy): RegistrySettings {
  if (registry.kind === 'local') return { kind: 'local' };
  const { kind, baseUrl, auth } = registry;
  return {
    kind,
    baseUrl,
    auth: auth.kind !== 'header' ? auth : { kind: 'header', name: auth.name, secretStored: true },
  };
}
