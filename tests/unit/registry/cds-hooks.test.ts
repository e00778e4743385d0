import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { CIN_SYSTEM, NPI_SYSTEM } from '../../../utils/ascmi/identifiers';
import { decide } from '../../../utils/decision/decide';
import { createCdsHooksRegistry, type CdsHooksOptions } from '../../../utils/registry/cds-hooks';
import { listen, readBody } from '../../support/fhir-server';

const NOW = '2026-11-24T18:00:00Z';
const never = new AbortController().signal;
const member = [{ system: CIN_SYSTEM, value: '90000001A' }];
const actor = { system: NPI_SYSTEM, value: '1234567893' };
const SUD = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'SUD' };
const redactSud = [{ id: { code: 'REDACT' }, parameters: { codes: [SUD] } }];
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function service(answer: (purpose: string) => object, options: Partial<CdsHooksOptions> = {}) {
  const asked: { url: string; body: string }[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      asked.push({ url: request.url ?? '', body });
      const purpose = (JSON.parse(body) as { context: { purposeOfUse: string[] } }).context.purposeOfUse[0] ?? '';
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer(purpose)));
    });
  });
  const { port, stop } = await listen(server);
  stops.push(stop);
  const registry = createCdsHooksRegistry({
    baseUrl: `http://127.0.0.1:${port}`,
    auth: { kind: 'none' },
    fetch,
    now: () => Date.parse(NOW),
    newId: () => 'hook-1',
    actor,
    form: 'ascmi-non-ab133',
    ...options,
  });
  const share = async (category: string, recipient = actor, purpose = 'TREAT') => {
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
        recipient: { kind: 'TREATING_CE', organization: recipient },
        purpose,
        calAim: true,
        facts: {},
      },
      policy: {},
    }).outcome;
  };
  return { registry, asked, share };
}
const card = (decision: string, more: object = {}) => ({
  cards: [{ summary: decision, indicator: 'info', extension: { decision, ...more } }],
});

describe('decision service of the CDS Hooks kind', () => {
  it('maps a permit with a redaction: the rest goes, the redacted category is denied', async () => {
    const { share, asked } = await service(() =>
      card('CONSENT_PERMIT', { basedOn: 'Consent/c-2', obligations: redactSud }),
    );
    expect(await share('SUD_P2')).toBe('DENY');
    expect(await share('MH')).toMatch(/^PERMIT/);
    expect(asked.every(({ url }) => !url.includes('90000001A'))).toBe(true);
    expect(JSON.parse(asked[0]?.body ?? '{}')).toMatchObject({
      hook: 'patient-consent-consult',
      context: { patientId: member },
    });
  });

  it('maps a plain permit for the recipient that was asked about, and no other', async () => {
    const { share } = await service(() => card('CONSENT_PERMIT'));
    expect(await share('SUD_P2')).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(await share('SUD_P2', { system: NPI_SYSTEM, value: '1999999984' })).toBe('NEEDS_CONSENT');
  });

  it('opens no sensitive category where the operator did not say which form stands behind the service', async () => {
    const { registry } = await service(() => card('CONSENT_PERMIT'));
    expect((await registry.lookup(member, never)).outcome).toBe('FOUND');
    const plain = await service(() => card('CONSENT_PERMIT'), { form: undefined as never });
    expect(await plain.share('SUD_P2')).not.toMatch(/^PERMIT/);
  });

  it('keeps a denial of one purpose to that purpose', async () => {
    const { share } = await service((purpose) => card(purpose === 'HPAYMT' ? 'CONSENT_DENY' : 'CONSENT_PERMIT'));
    expect(await share('SUD_P2', actor, 'TREAT')).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(await share('SUD_P2', actor, 'HPAYMT')).not.toMatch(/^PERMIT/);
  });

  it('maps "no consent" to none on file, and anything unclear to unavailable', async () => {
    expect((await (await service(() => card('NO_CONSENT'))).registry.lookup(member, never)).outcome).toBe(
      'NONE_ON_FILE',
    );
    const unclear = [
      { cards: [] },
      card('MAYBE'),
      {},
      { cards: [...card('NO_CONSENT').cards, ...card('CONSENT_PERMIT').cards] },
    ];
    for (const body of unclear) {
      const answer = await (await service(() => body)).registry.lookup(member, never);
      expect(answer).toMatchObject({ outcome: 'UNAVAILABLE', problem: 'malformed-answer' });
    }
  });

  it('permits nothing on an obligation that it does not know', async () => {
    const { share } = await service(() => card('CONSENT_PERMIT', { obligations: [{ id: { code: 'MASK' } }] }));
    expect(await share('SUD_P2')).not.toMatch(/^PERMIT/);
  });
});
