import type { UserManifest } from 'wxt';
import { LOOPBACK_NAMES } from '../ascmi/loopback';
import { patternsOfVariable, type BrowserFamily } from './match-pattern';

/** Chromium's extension id is the first 32 hex digits of this key's SHA-256, mapped 0-f to a-p: `cgbffbfjdldbaokanbcgmpjanobjnhbl`. */
export const CHROMIUM_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAjVpRWUMZMK7BPHdg7mEIN2AMpxgWh4QVDU71DTMMkPWchACycnYtayYqD9QJ+fgNiVY5j44KsAQL3IOGpnWXPFgx4DUKdHJ7thkEqF0Sz3dwdfUgPMcqz8wH6zDKAkZz59dSPjjlOyeUY9C+EtJA3RHpNZYEhptG5LB6nR85+0P9OUWN3ylnCUAuAxnXx2OCNsgkBfmSfZ+udBiBYYqdZ7lIlwi8SZBy3RjkDGdeMPJdPvWueD1hFvZDzM9z8FpLU6k/MV6nzOOHP/r9hM62/Nj/I95e4rzdmGedIvXM4wUZpAT7btHxeOrSSo2Rah6mLFjo2WhBemvcHzSwBfgX6QIDAQAB';
export const CHROMIUM_ID = 'cgbffbfjdldbaokanbcgmpjanobjnhbl';
export const GECKO_ID = 'consent-guard@ascmi.example';

/** Granted with the installation: everything else is asked for, or baked in by the enterprise build. */
export const LOOPBACK_HOSTS = LOOPBACK_NAMES.map((name) => `http://${name}/*`);

/** Why each permission is asked for. `tests/repo` checks the README's table and the built packages against this list. */
export const PERMISSIONS = {
  storage: 'Settings, managed policy and the state of each tab, so that a restarted worker knows what it protects.',
  unlimitedStorage: 'The audit log and the embedded registry must not be evicted when the disk is nearly full.',
  scripting: 'Registers the page reader on the configured portals only, and the print notice.',
  declarativeNetRequest: 'The network wall: blocks requests of a tab that must not share.',
  webNavigation: 'Notices a new page, or a tab opened by a protected page, before its first request.',
  identity:
    'Signs a person in at a registry that asks for it (SMART), in the browser’s own sign-in window. Unused otherwise.',
  alarms: 'Wakes the worker for refreshes and uploads that must outlive it.',
  privacy:
    'Turns requests in advance (speculation rules, preconnect) off while a tab is locked: no network rule sees them.',
} as const;

/** Firefox lacks initiator-aware session rules for some requests; its blocking web request closes that gap. */
export const FIREFOX_PERMISSIONS = {
  webRequest: 'Firefox only: sees the requests that its declarative rules miss.',
  webRequestBlocking: 'Firefox only: stops them.',
} as const;

const EXTENSION_PAGES_CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "object-src 'none'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  `connect-src 'self' https: ${LOOPBACK_NAMES.map((name) => `http://${name}:*`).join(' ')}`,
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

interface ManifestOptions {
  browser: string;
  /** `ASCMI_PORTAL_ORIGINS` of the enterprise build: granted, with page scripts. Empty: everything is registered at run time. */
  portalOrigins?: string | undefined;
  /** `ASCMI_SERVICE_ORIGINS`: registry and sign-in hosts. Granted, and no page script ever runs there. */
  serviceOrigins?: string | undefined;
}

/** The manifest for one browser, without what WXT adds for entrypoints. */
export function buildManifest({ browser, portalOrigins, serviceOrigins }: ManifestOptions): UserManifest {
  const isFirefox = browser === 'firefox';
  const family: BrowserFamily = isFirefox ? 'firefox' : browser === 'safari' ? 'safari' : 'chromium';
  const baked = patternsOfVariable('ASCMI_PORTAL_ORIGINS', portalOrigins, family);
  const services = patternsOfVariable('ASCMI_SERVICE_ORIGINS', serviceOrigins, family);
  return {
    name: '__MSG_extensionName__',
    short_name: '__MSG_extensionShortName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    ...(isFirefox || browser === 'safari' ? {} : { key: CHROMIUM_KEY, minimum_chrome_version: '121' }),
    permissions: [...Object.keys(PERMISSIONS), ...(isFirefox ? Object.keys(FIREFOX_PERMISSIONS) : [])],
    host_permissions: [...new Set([...LOOPBACK_HOSTS, ...baked, ...services])],
    optional_host_permissions: ['https://*/*'],
    content_security_policy: { extension_pages: EXTENSION_PAGES_CSP },
    ...(isFirefox || browser === 'safari' ? {} : { storage: { managed_schema: 'managed_schema.json' } }),
    ...(baked.length > 0 ? { content_scripts: contentScripts(baked) } : {}),
    ...(isFirefox
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['healthInfo', 'personallyIdentifyingInfo'] },
            },
          },
        }
      : {}),
  } as UserManifest;
}

/**
 * The two page scripts, in the order in which they must run: the agent listens before the guard announces itself.
 * The same list serves the run-time registration (`utils/platform/origins.ts`), whose order follows the ids.
 */
export function contentScripts(matches: readonly string[]) {
  const shared = {
    matches: [...matches],
    run_at: 'document_start',
    all_frames: true,
    match_origin_as_fallback: true,
  } as const;
  return [
    { ...shared, js: ['content-scripts/agent.js'], world: 'ISOLATED' as const },
    { ...shared, js: ['content-scripts/guard.js'], world: 'MAIN' as const },
  ];
}

interface OrderedScript {
  js?: string[] | undefined;
}

/** WXT orders content scripts by name. That happens to be right today; this makes it certain. */
export function sortContentScripts(manifest: { content_scripts?: OrderedScript[] | undefined }): void {
  const rank = (script: OrderedScript) => (script.js?.some((file) => file.endsWith('/agent.js')) ? 0 : 1);
  manifest.content_scripts?.sort((left, right) => rank(left) - rank(right));
}
