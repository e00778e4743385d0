import { CONSULT_FAULTS, startConsultServer, type ConsultServer } from '../../support/consult-server';
import { memberById } from '../../support/members';
import type { Settings } from '../../support/policy';
import { configure, settingsFor } from '../../support/settings';
import { expect, test } from '../fixtures';

const consult = (baseUrl: string): Settings => ({
  registry: { kind: 'cds-hooks', baseUrl, auth: { kind: 'none' }, consult: { form: 'ascmi-ab133' } },
});
const cinOf = (id: string) => memberById(id).cin ?? '';

test.describe('a decision service (CDS Hooks) as registry, by policy only', () => {
  let server: ConsultServer;
  test.beforeAll(async () => {
    server = await startConsultServer(
      new Map([
        [cinOf('m-01'), { decision: 'CONSENT_PERMIT' }],
        [cinOf('m-02'), { decision: 'CONSENT_PERMIT', redact: ['SUD'] }],
        [cinOf('m-04'), { decision: 'CONSENT_DENY' }],
        [cinOf('m-05'), { decision: 'CONSENT_PERMIT' }],
      ]),
    );
  });
  test.afterAll(() => server.stop());

  for (const [member, what, state, goes] of [
    ['m-01', 'a permit', 'ALL', true],
    ['m-02', 'a permit that redacts SUD', 'PART', false],
    ['m-04', 'a denial', 'DECL', false],
    ['m-06', 'no consent', 'NONE', false],
  ] as const) {
    test(`${what}: ${state}, and the fax ${goes ? 'goes' : 'stays'}`, async ({ clinic, extension, portal }) => {
      await configure(extension, settingsFor(portal.origin, consult(server.baseUrl)));
      await clinic.openMember(member);
      await clinic.expectState(state);
      await clinic.clickFax();
      await (goes ? clinic.expectLeftOnce() : clinic.expectStopped());
    });
  }

  // Each on a member of its own, so that no remembered answer stands in for the spoilt one.
  for (const [kind, member] of [
    ['html-called-json', 'm-08'],
    ['status-503', 'm-10'],
    ['wrong-member', 'm-05'],
    ['two-cards', 'm-01'],
  ] as const) {
    test(`fault “${kind}”: could not check, and nothing leaves`, async ({ clinic, extension, portal }) => {
      await configure(extension, settingsFor(portal.origin, consult(server.baseUrl)));
      server.set(CONSULT_FAULTS[kind] ?? null);
      try {
        await clinic.openMember(member);
        await clinic.expectState('UNK');
        await clinic.clickFax();
        await clinic.expectStopped();
      } finally {
        server.set(null);
      }
    });
  }

  test('the member’s number is in bodies only', () => {
    expect(server.requests.length).toBeGreaterThan(0);
    const outside = server.requests.map(({ url, referer }) => `${url} ${referer}`).join('\n');
    for (const member of ['m-01', 'm-02', 'm-04', 'm-05', 'm-06']) expect(outside).not.toContain(cinOf(member));
  });
});
