import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CIN_SYSTEM, NPI_SYSTEM } from '../../../utils/ascmi/identifiers';
import { decide } from '../../../utils/decision/decide';
import { createCdsHooksRegistry, type CdsHooksOptions } from '../../../utils/registry/cds-hooks';
import { CONSULT_FAULTS, startConsultServer, type ConsultServer, type Standing } from '../../support/consult-server';

const NOW = '2026-11-24T18:00:00Z';
const never = new AbortController().signal;
const CIN = '90000001A';
const member = [{ system: CIN_SYSTEM, value: CIN }];
const HEART = '1234567893';
const OTHER = '1999999984';

describe('a decision service of the CDS Hooks kind', () => {
  let server: ConsultServer;
  beforeEach(async () => {
    server = await startConsultServer();
  });
  afterEach(() => server.stop());

  function service(standing: Standing | null, options: Partial<CdsHooksOptions> = {}) {
    if (standing) server.standings.set(CIN, standing);
    const registry = createCdsHooksRegistry({
      baseUrl: server.baseUrl,
      auth: { kind: 'none' },
      fetch,
      now: () => Date.parse(NOW),
      newId: () => crypto.randomUUID(),
      actorNpis: [HEART],
      form: 'ascmi-non-ab133',
      timeoutMs: 20_000,
      ...options,
    });
    const share = async (category: string, npi = HEART, purpose = 'TREAT') => {
      const { outcome, records } = await registry.lookup(member, never);
      return decide({
        id: 'x',
        now: NOW,
        member: { identifiers: member, mediCal: true },
        registry: { outcome, records },
        request: {
          action: 'REFERRAL_SEND',
          categories: [category],
          modifiers: [],
          sender: { kind: 'PART2_PROGRAM', isPart2: true },
          recipient: { kind: 'TREATING_CE', organization: { system: NPI_SYSTEM, value: npi } },
          purpose,
          calAim: true,
          facts: {},
        },
        policy: {},
      }).outcome;
    };
    return { registry, share };
  }

  it('maps a permit with a redaction: the rest goes, the redacted category is denied', async () => {
    const { share } = service({ decision: 'CONSENT_PERMIT', redact: ['SUD'] });
    expect(await share('SUD_P2')).toBe('DENY');
    expect(await share('MH')).toMatch(/^PERMIT/);
  });

  it('asks in the body only, one purpose and one recipient at a time', async () => {
    await service({ decision: 'CONSENT_PERMIT' }).share('SUD_P2');
    expect(server.requests.map(({ url }) => url).join()).not.toContain(CIN);
    const asked = server.requests.map(({ body }) => JSON.parse(body) as { context: Record<string, unknown> });
    expect(asked.map(({ context }) => context['purposeOfUse'])).toEqual([['TREAT'], ['HPAYMT'], ['HOPERAT'], ['COC']]);
    expect(asked[0]).toMatchObject({
      hook: 'patient-consent-consult',
      context: { patientId: member, actor: [{ system: NPI_SYSTEM, value: HEART }] },
    });
  });

  it('maps a plain permit for the recipient that was asked about, and no other', async () => {
    const { share } = service({ decision: 'CONSENT_PERMIT' });
    expect(await share('SUD_P2')).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(await share('SUD_P2', OTHER)).toBe('NEEDS_CONSENT');
  });

  it('keeps the denial of one recipient apart from the permit of another, and denies all where all were denied', async () => {
    const standing: Standing = { decision: 'CONSENT_PERMIT', deniedTo: [OTHER] };
    const { share } = service(standing, { actorNpis: [HEART, OTHER] });
    expect(await share('SUD_P2', HEART)).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(await share('SUD_P2', OTHER)).toBe('DENY');
    const none = service({ ...standing, deniedTo: [HEART, OTHER] }, { actorNpis: [HEART, OTHER] });
    expect(await none.share('SUD_P2', '1003000126')).toBe('DENY');
  });

  it('asked about nobody in particular, a permit reaches whom the form names', async () => {
    const { share } = service({ decision: 'CONSENT_PERMIT' }, { actorNpis: undefined });
    expect(await share('SUD_P2', OTHER)).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(server.requests.some(({ body }) => body.includes('"actor"'))).toBe(false);
  });

  it('opens no sensitive category where the operator did not say which form stands behind the service', async () => {
    const { registry, share } = service({ decision: 'CONSENT_PERMIT' }, { form: undefined });
    expect((await registry.lookup(member, never)).outcome).toBe('FOUND');
    expect(await share('SUD_P2')).not.toMatch(/^PERMIT/);
  });

  it('keeps a denial of one purpose to that purpose', async () => {
    const { share } = service({ decision: 'CONSENT_PERMIT', purposes: { HPAYMT: 'CONSENT_DENY' } });
    expect(await share('SUD_P2', HEART, 'TREAT')).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(await share('SUD_P2', HEART, 'HPAYMT')).not.toMatch(/^PERMIT/);
  });

  it('maps "no consent" to none on file', async () => {
    expect((await service(null).registry.lookup(member, never)).outcome).toBe('NONE_ON_FILE');
  });

  it('takes an answer that repeats the member asked about', async () => {
    const { registry } = service(null);
    server.set(({ response }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ cards: [{ extension: { decision: 'CONSENT_DENY', patientId: member } }] }));
    });
    expect((await registry.lookup(member, never)).outcome).toBe('FOUND');
  });

  it('tells the person who sets it up whether the service is there', async () => {
    expect(await service(null).registry.check(never)).toMatchObject({ ok: true });
    const elsewhere = service(null, { baseUrl: `${server.baseUrl}/other` });
    expect(await elsewhere.registry.check(never)).toEqual({ ok: false, error: 'unsupported-search' });
  });

  describe.each(Object.keys(CONSULT_FAULTS))('fault: %s', (kind) => {
    const standings: readonly (Standing | null)[] = [
      null,
      { decision: 'CONSENT_DENY' },
      { decision: 'CONSENT_PERMIT', redact: ['SUD'] },
    ];

    it.each(standings)('never permits what the truth does not: %j', async (standing) => {
      const { share } = service(standing, kind === 'hang' ? { timeoutMs: 100 } : {});
      const stops = async () => ['DENY', 'NEEDS_CONSENT', 'SEPARATE', 'ASK'].includes(await share('GENERAL'));
      const stoppedBefore = await stops();
      server.set(CONSULT_FAULTS[kind] ?? null);
      expect(await share('SUD_P2')).not.toMatch(/^PERMIT/);
      // General care is not stopped by a fault.
      if (!stoppedBefore) expect(await stops()).toBe(false);
      // One purpose that could not be asked may be the one that was refused.
      server.set(CONSULT_FAULTS[kind] ?? null, 'TREAT');
      expect(await share('SUD_P2')).not.toMatch(/^PERMIT/);
    });
  });
});
