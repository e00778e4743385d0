import { test as base } from '@playwright/test';
import { startPortal, type Portal } from '../portal/server';
import type { ExtensionBrowser } from '../support/browser-driver';
import { startFhirServer, type FhirServer } from '../support/fhir-server';
import { startGate, type Gate } from '../support/gate';
import { launch } from '../support/launch';
import type { Settings } from '../support/policy';
import { PortalPage } from '../support/portal-page';
import { configure, fhirRegistry, settingsFor } from '../support/settings';

export interface BrowserWorkerOptions {
  browserKind: 'chromium' | 'firefox';
  /** Tests of one name share a browser. A test that changes the machine's policy takes another name, so that no browser remembers it. */
  session: string;
}

interface WorkerFixtures extends BrowserWorkerOptions {
  portal: Portal;
  /** One browser with the extension for all tests of a worker. */
  extension: ExtensionBrowser;
  /** The real FHIR engine, started by the first test that asks. */
  fhir: FhirServer;
}

interface TestFixtures {
  /** What differs from the usual settings; whole keys of the managed policy. */
  settings: Settings;
  /** The portal in a fresh tab, counters at zero. */
  clinic: PortalPage;
  /** The FHIR engine is the registry, behind a gate that holds its answers as long as the test wants. Open at first. */
  gate: Gate;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  browserKind: ['chromium', { option: true, scope: 'worker' }],
  session: ['shared', { option: true, scope: 'worker' }],
  portal: [
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.stop();
    },
    { scope: 'worker' },
  ],
  fhir: [
    async ({}, use) => {
      const server = await startFhirServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  extension: [
    async ({ browserKind }, use) => {
      const browser = await launch(browserKind, 'e2e');
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  settings: [{}, { option: true }],
  clinic: async ({ portal, extension, settings }, use) => {
    await configure(extension, settingsFor(portal.origin, settings));
    const screen = await extension.open();
    portal.reset();
    await use(new PortalPage(portal, screen));
    await screen.close();
  },
  gate: async ({ portal, extension, fhir }, use) => {
    const { origin, pathname } = new URL(fhir.baseUrl);
    const gate = await startGate(origin);
    await configure(extension, settingsFor(portal.origin, fhirRegistry(gate.baseUrl + pathname)));
    await use(gate);
    await gate.stop();
  },
});

export { expect } from '@playwright/test';
