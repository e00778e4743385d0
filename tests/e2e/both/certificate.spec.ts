import { startExpiredServer } from '../../support/expired-server';
import { configure, settingsFor } from '../../support/settings';
import { expect, test } from '../fixtures';

const PERMITS_ALL = { cards: [{ extension: { decision: 'CONSENT_PERMIT' } }] };

test('a registry whose certificate has expired is told nothing, and permits nothing', async ({
  clinic,
  extension,
  portal,
}) => {
  const server = await startExpiredServer(PERMITS_ALL);
  try {
    const registry = {
      kind: 'cds-hooks',
      baseUrl: server.baseUrl,
      auth: { kind: 'none' },
      consult: { form: 'ascmi-ab133' },
    };
    await configure(extension, settingsFor(portal.origin, { registry }));
    await clinic.openMember('m-06');
    await clinic.expectState('UNK');
    await clinic.clickFax();
    await clinic.expectStopped();
    expect(server.seen.connections).toBeGreaterThan(0);
    expect(server.seen.requests).toBe(0);
  } finally {
    await server.stop();
  }
});
