import { MBI_SYSTEM, CIN_SYSTEM } from '../ascmi/identifiers';
import { isActionCode } from '../ascmi/actions';
import type { ActionModes, EffectivePolicy, PortalPolicy, RegistryAuth, RegistryPolicy } from './policy';
import { decodeJson, type Portal, type Settings } from './schema';

/** What holds when nobody has set anything: enforce, an embedded registry, no portal, nothing known about the organisation. */
export const DEFAULT_POLICY: EffectivePolicy = {
  schemaVersion: 1,
  mode: 'enforce',
  listMarks: true,
  actionModes: {},
  // Emergencies only: the way that 42 CFR 2.51 and every other rule leave open. Counties widen it when they have a procedure.
  override: { reasons: ['OVRER'], secondPerson: false },
  obligations: { notice: 'portal' },
  organization: { name: '', kind: 'TREATING_CE', part2: 'unknown' },
  registry: { kind: 'local' },
  identifierSystems: { cin: CIN_SYSTEM, mbi: MBI_SYSTEM },
  portals: [],
  recipients: [],
  adapters: [],
  forms: [],
  decision: {
    declinedButLawful: { HPAYMT: 'PERMIT', TREAT: 'WARN', default: 'WARN' },
    undecidedWaitMs: 1500,
    presumeTreatingRecipient: true,
    cinImpliesMediCal: true,
    rejectedMeans: 'refusal',
    timeZone: 'America/Los_Angeles',
  },
  audit: { upload: { kind: 'none' }, retentionDays: 2190 },
  // Over a weekend and a rescheduled visit, and no longer: an unsigned form is nobody's record.
  formDrafts: { days: 7 },
  // Time for one visit to be arranged before the old form ends.
  reminders: { days: 30 },
  timeZone: 'America/Los_Angeles',
};

/**
 * Managed over chosen over default, key by key; objects merge one level deep, lists are replaced whole (a list that half belongs to
 * the administrator could be widened by a user). Portals are the exception: a user may add portals, never take away managed ones.
 */
export function mergePolicy(managed: Settings, chosen: Settings): EffectivePolicy {
  const pick = <K extends keyof Settings>(key: K): Settings[K] => managed[key] ?? chosen[key];
  const timeZone = pick('timeZone') ?? DEFAULT_POLICY.timeZone;
  const registry = pick('registry');
  return {
    schemaVersion: 1,
    mode: pick('mode') ?? DEFAULT_POLICY.mode,
    listMarks: pick('listMarks') ?? DEFAULT_POLICY.listMarks,
    // Whoever sets the mode sets its exceptions: a user must not take actions out of an administrator's "enforce".
    actionModes: knownActions(setsModes(managed) ? managed.actionModes : chosen.actionModes),
    override: defined({ ...DEFAULT_POLICY.override, ...(managed.override ?? chosen.override) }),
    obligations: defined({ ...DEFAULT_POLICY.obligations, ...chosen.obligations, ...managed.obligations }),
    organization: defined({ ...DEFAULT_POLICY.organization, ...chosen.organization, ...managed.organization }),
    registry: registryPolicy(registry),
    identifierSystems: defined({
      ...DEFAULT_POLICY.identifierSystems,
      ...chosen.identifierSystems,
      ...managed.identifierSystems,
    }),
    portals: mergePortals(
      managed.portals ?? [],
      setsModes(managed) ? (chosen.portals ?? []).map(withoutModes) : (chosen.portals ?? []),
    ),
    recipients: defined(managed.recipients ?? chosen.recipients ?? []),
    adapters: (managed.adapters ?? chosen.adapters ?? []).map(decodeJson),
    forms: (managed.forms ?? chosen.forms ?? []).map(decodeJson),
    decision: defined({
      ...DEFAULT_POLICY.decision,
      ...chosen.decision,
      ...managed.decision,
      declinedButLawful: {
        ...DEFAULT_POLICY.decision.declinedButLawful,
        ...(managed.decision?.declinedButLawful ?? chosen.decision?.declinedButLawful),
      },
      rejectedMeans: registry?.rejectedMeans ?? 'refusal',
      timeZone,
    }),
    audit: {
      upload: pick('audit')?.upload ?? DEFAULT_POLICY.audit.upload,
      retentionDays: pick('audit')?.retentionDays ?? DEFAULT_POLICY.audit.retentionDays,
    },
    formDrafts: { days: pick('formDrafts')?.days ?? DEFAULT_POLICY.formDrafts.days },
    reminders: { days: pick('reminders')?.days ?? DEFAULT_POLICY.reminders.days },
    timeZone,
  };
}

/** Whoever sets the overall mode, or one action's, sets them for the portals that a user adds as well. */
export const setsModes = (managed: Settings): boolean =>
  managed.mode !== undefined || managed.actionModes !== undefined;

const withoutModes = (portal: Portal): Portal => ({ ...portal, mode: undefined, actionModes: undefined });

function mergePortals(managed: readonly Portal[], chosen: readonly Portal[]): PortalPolicy[] {
  const byOrigin = new Map<string, PortalPolicy>();
  for (const portal of [...chosen, ...managed]) {
    const origin = new URL(portal.origin).origin;
    byOrigin.set(
      origin,
      defined({
        origin,
        id: portal.id ?? new URL(origin).hostname,
        adapter: portal.adapter,
        categories: portal.categories ?? [],
        sender: portal.sender,
        part2: portal.part2,
        allowHosts: portal.allowHosts ?? [],
        calAim: portal.calAim ?? 'unknown',
        mode: portal.mode,
        actionModes: portal.actionModes && knownActions(portal.actionModes),
      }),
    );
  }
  return [...byOrigin.values()];
}

function knownActions(modes: Settings['actionModes'] = {}): ActionModes {
  return Object.fromEntries(Object.entries(modes).filter(([action]) => isActionCode(action)));
}

function registryPolicy(registry: Settings['registry']): RegistryPolicy {
  if (!registry || registry.kind === 'local' || !registry.baseUrl) return { kind: 'local' };
  const { auth } = registry;
  return {
    kind: registry.kind,
    baseUrl: registry.baseUrl.replace(/\/+$/, ''),
    auth: authPolicy(auth),
    ...(registry.knownMember ? { knownMember: registry.knownMember } : {}),
    ...(registry.forgetOnMemberChange ? { forgetOnMemberChange: true } : {}),
    ...(registry.kind === 'cds-hooks' && registry.consult ? { consult: defined(registry.consult) } : {}),
  };
}

function authPolicy(auth: NonNullable<Settings['registry']>['auth']): RegistryAuth {
  if (auth?.kind === 'smart')
    return { kind: 'smart', clientId: auth.clientId ?? '', ...(auth.scope ? { scope: auth.scope } : {}) };
  return auth?.kind === 'header' && auth.name && auth.value
    ? { kind: 'header', name: auth.name, value: auth.value }
    : { kind: 'none' };
}

/** Drops keys whose value is undefined: with `exactOptionalPropertyTypes` absent and undefined differ. */
function defined<T>(value: T): Defined<T> {
  if (Array.isArray(value)) return value.map((entry: unknown) => defined(entry)) as Defined<T>;
  if (typeof value !== 'object' || value === null) return value as Defined<T>;
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<T>;
}

type Defined<T> = T extends readonly (infer Entry)[]
  ? Defined<Entry>[]
  : T extends object
    ? { [K in keyof T]: Exclude<T[K], undefined> }
    : T;
