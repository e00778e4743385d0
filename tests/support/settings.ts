import { CONTACTS } from '../portal/shared/contacts';
import type { ExtensionBrowser } from './browser-driver';
import type { Settings } from './policy';

const CONTACT_KINDS: Readonly<Record<string, string>> = {
  'valley-family': 'TREATING_CE',
  'marisma-heart': 'TREATING_CE',
  goldenpath: 'MCP',
  'bridge-housing': 'CBO_NON_CE',
  'county-probation': 'PROBATION',
};

/** `(555) 555-0100` as a directory writes it. */
function e164(number: string): string {
  return `+1${number.replace(/\D/g, '')}`;
}

/** The directory that an administrator would deliver for the demonstration portal's address book. */
const RECIPIENTS = CONTACTS.flatMap(({ id, name, fax, email, direct, npi }) => {
  const entry = { kind: CONTACT_KINDS[id] ?? 'UNKNOWN', name, ...(npi ? { npi } : {}) };
  const ways = [
    `fax:${e164(fax)}`,
    `email:${email}`,
    `name:${name}`,
    ...(direct ? [`direct:${direct}`] : []),
    ...(npi ? [`npi:${npi}`] : []),
  ];
  return ways.map((match) => ({ match, ...entry }));
});

/** Settings for the demonstration portal, in the shape of the managed policy. `overrides` replaces whole keys. */
export function settingsFor(portalOrigin: string, overrides: Settings = {}): Settings {
  return {
    schemaVersion: 1,
    mode: 'enforce',
    organization: {
      name: 'Marisma County Health',
      kind: 'COUNTY_BH',
      part2: 'unknown',
      privacyOfficer: 'Privacy Office, extension 0142',
    },
    registry: { kind: 'local' },
    portals: [{ origin: portalOrigin, adapter: 'generic', calAim: 'true' }],
    recipients: RECIPIENTS,
    ...overrides,
  };
}

/** Registry settings that point at a FHIR server. */
export function fhirRegistry(baseUrl: string): Settings {
  return { registry: { kind: 'fhir', baseUrl, auth: { kind: 'none' } } };
}

const WAIT_MS = 10_000;

/** Stores settings as the options page does, and waits until the page scripts are registered on every portal in them. */
export async function configure(browser: ExtensionBrowser, settings: Settings): Promise<void> {
  await browser.evaluateInExtension(`chrome.storage.local.set({ settings: ${JSON.stringify(settings)} })`);
  await portalsRegistered(browser, settings);
}

/** Waits until the page scripts are registered on every portal of the settings, however these were delivered. */
export async function portalsRegistered(browser: ExtensionBrowser, settings: Settings): Promise<void> {
  const portals = (settings['portals'] ?? []) as readonly { origin: string }[];
  // Firefox knows no ports in match patterns.
  const hosts = portals.map(({ origin }) => new URL(origin)[browser.kind === 'firefox' ? 'hostname' : 'host']);
  const registered = `chrome.scripting.getRegisteredContentScripts().then((scripts) => scripts.flatMap(({ matches }) => matches ?? []).join(' '))`;
  await until(`page scripts on ${hosts.join(', ')}`, async () => {
    const matches = String(await browser.evaluateInExtension(registered));
    return hosts.every((host) => matches.includes(host));
  });
}

/** Asks again until the answer is yes. Readiness, not speed, is what is waited for: the limit only ends a hopeless wait. */
export async function until(what: string, check: () => Promise<boolean>, limitMs = WAIT_MS): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
