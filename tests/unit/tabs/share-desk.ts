import { expect } from 'vitest';
import type { AuditEvent, AuditLog } from '../../../utils/audit/entry';
import type { FrameFindings } from '../../../utils/contract/findings';
import type { OverrideStatement, ShareAttempt } from '../../../utils/contract/messages';
import { mergePolicy } from '../../../utils/policy/merge';
import { parseSettings } from '../../../utils/policy/schema';
import type { LookupAnswer, Registry } from '../../../utils/registry/registry';
import { OverrideService } from '../../../utils/tabs/overrides';
import { sessionRecipientMemory } from '../../../utils/tabs/recipient';
import { TabService } from '../../../utils/tabs/service';
import { ShareService, type ShareServiceOptions } from '../../../utils/tabs/shares';
import { TabStore } from '../../../utils/tabs/store';
import { memoryArea } from '../../support/memory-area';
import { memberOf, records } from '../../support/members';

export const ORIGIN = 'https://portal.example';
export const CIN = '90000001A';
export const NOW = Date.parse('2026-11-24T18:00:00Z');
export const FAX: ShareAttempt = {
  action: 'FAX',
  channel: 'click',
  controlLabel: 'Send fax',
  recipient: { fax: '555-0100' },
};
export const EMERGENCY: OverrideStatement = {
  reason: 'OVRER',
  explanation: 'Found unresponsive, overdose suspected',
  discloser: 'Dana Reyes',
  receivedBy: 'Dr. Okafor',
  facility: 'Example General Hospital',
};

export const FINDINGS: FrameFindings = {
  adapter: 'generic',
  ready: true,
  members: [{ kind: 'CIN', value: CIN, confidence: 'high', label: 'CIN', region: 0, selector: '', shadowPath: [] }],
  subject: 'single',
  current: [0],
  categories: [{ category: 'SUD_P2', confidence: 'high', source: 'phrase', evidence: 'methadone' }],
  elapsedMs: 1,
};

/** One tab with a member and a share desk over it; `settings` are policy's, `answer` the registry's. */
export async function setUp(
  settings: object = {},
  answer: Partial<LookupAnswer> = {},
  findings: Partial<FrameFindings> = {},
  registry: Partial<Registry> = {},
) {
  const { settings: parsed, problems } = parseSettings({ portals: [{ origin: ORIGIN }], ...settings });
  expect(problems).toEqual([]);
  const policy = mergePolicy({}, parsed);
  const session = memoryArea();
  const audited: AuditEvent[] = [];
  const passes: string[] = [];
  const found = { outcome: 'NONE_ON_FILE', records: [], checkedAtMs: NOW, ...answer } as LookupAnswer;
  const store = new TabStore(session);
  const audit = { append: async (event: AuditEvent) => void audited.push(event) } as unknown as AuditLog;
  const tabs = new TabService({
    store,
    policy: async () => policy,
    registry: async () => ({ lookup: async () => found, ...registry }) as unknown as Registry,
    audit,
    pseudonym: async () => 'p',
    now: () => NOW,
    push: () => undefined,
    enforce: async () => undefined,
    release: async () => undefined,
    showBadge: async () => undefined,
  });
  let ids = 0;
  const options: ShareServiceOptions = {
    tabs,
    store,
    audit,
    pseudonym: async () => 'p',
    now: () => NOW,
    newId: () => `a-${(ids += 1)}`,
    language: 'en',
    memory: sessionRecipientMemory(session),
    letPass: async (_picture, { action }) => void passes.push(action),
  };
  await tabs.report(
    7,
    ORIGIN,
    { frameId: 0, documentId: 'd', origin: ORIGIN, navigationSeq: 1 },
    { ...FINDINGS, ...findings },
  );
  await tabs.settled(7);
  const shares = new ShareService(options);
  return {
    shares,
    overrides: new OverrideService(options),
    audited,
    passes,
    decisions: () => audited.filter(({ type }) => type === 'decision'),
    attempt: (attempt: ShareAttempt = FAX) => shares.attempt(7, 0, 1, attempt),
  };
}

/** A member who agreed to everything. */
export const agreed = (): Partial<LookupAnswer> => {
  const member = memberOf('ALL');
  const consents = records('2026-11-24').consents.filter((consent) =>
    JSON.stringify(consent).includes(member.cin ?? '-'),
  );
  return { outcome: 'FOUND', records: consents };
};
