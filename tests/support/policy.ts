import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CHROMIUM_ID, GECKO_ID } from '../../utils/platform/manifest';
import type { FoundBrowser } from './browsers';

/** Settings in the shape of the managed policy, as an administrator writes them. */
export type Settings = Readonly<Record<string, unknown>>;

export interface DeliveredPolicy {
  update(settings: Settings): Promise<void>;
  remove(): Promise<void>;
}

/** Where each Chromium looks for managed policy on Linux. Fixed places, writable for root only. */
function chromiumFolder(path: string): string {
  const name = basename(path);
  if (name.includes('edge')) return '/etc/opt/edge/policies/managed';
  if (name.includes('brave')) return '/etc/brave/policies/managed';
  return name.includes('chrome') && !name.includes('chromium')
    ? '/etc/opt/chrome/policies/managed'
    : '/etc/chromium/policies/managed';
}

/** Both browsers read managed policy on Linux from folders that only root may write. Elsewhere it stands in the system's own registry. */
export function mayDeliverPolicy(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * Delivers managed policy as an administrator would, or answers null where this user may not, or where Firefox already has another's.
 * The file counts for every browser of this kind on the machine until `remove`.
 */
export async function deliverPolicy(browser: FoundBrowser, settings: Settings): Promise<DeliveredPolicy | null> {
  if (!mayDeliverPolicy()) return null;
  return browser.kind === 'chromium' ? chromiumPolicy(chromiumFolder(browser.path), settings) : firefoxPolicy(settings);
}

async function chromiumPolicy(folder: string, settings: Settings): Promise<DeliveredPolicy> {
  const file = join(folder, 'ascmi-consent-guard-test.json');
  const write = (values: Settings) => writeJson(file, { '3rdparty': { extensions: { [CHROMIUM_ID]: values } } });
  await write(settings);
  return { update: write, remove: () => rm(file, { force: true }) };
}

const FIREFOX_FILE = '/etc/firefox/policies/policies.json';

async function firefoxPolicy(settings: Settings): Promise<DeliveredPolicy | null> {
  // Firefox reads one file only: somebody else's must not be overwritten.
  const present = await readFile(FIREFOX_FILE, 'utf8').catch(() => null);
  if (present !== null && !present.includes(GECKO_ID)) return null;
  const write = (values: Settings) =>
    writeJson(FIREFOX_FILE, { policies: { '3rdparty': { Extensions: { [GECKO_ID]: values } } } });
  await write(settings);
  return { update: write, remove: () => rm(FIREFOX_FILE, { force: true }) };
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(value, null, 2));
}
