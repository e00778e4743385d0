import { chromium } from '@playwright/test';
import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './build';

const run = promisify(execFile);

export type BrowserKind = 'chromium' | 'firefox';

export interface FoundBrowser {
  readonly kind: BrowserKind;
  readonly path: string;
  /** Where it was found, in words for the terminal. */
  readonly source: string;
}

interface Places {
  readonly variable: string;
  readonly onPath: readonly string[];
  readonly mac: readonly string[];
  readonly windows: readonly string[];
  readonly packages: readonly string[];
}

const PLACES: Readonly<Record<BrowserKind, Places>> = {
  chromium: {
    variable: 'ASCMI_CHROMIUM',
    onPath: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      'chrome',
      'microsoft-edge',
      'microsoft-edge-stable',
      'brave-browser',
    ],
    mac: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      'Brave Browser.app/Contents/MacOS/Brave Browser',
    ],
    windows: [
      'Chromium\\Application\\chrome.exe',
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
      'BraveSoftware\\Brave-Browser\\Application\\brave.exe',
    ],
    packages: ['chromium'],
  },
  firefox: {
    variable: 'ASCMI_FIREFOX',
    onPath: ['firefox-esr', 'firefox'],
    mac: ['Firefox.app/Contents/MacOS/firefox'],
    windows: ['Mozilla Firefox\\firefox.exe'],
    packages: ['firefox-esr'],
  },
};

/** Without these, pictures of pages in other scripts show boxes. */
const FONTS = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function candidates(kind: BrowserKind): { path: string; source: string }[] {
  const places = PLACES[kind];
  const named = process.env[places.variable];
  if (named) return [{ path: named, source: `the variable ${places.variable}` }];
  const found: { path: string; source: string }[] = [];
  if (kind === 'chromium') found.push({ path: chromium.executablePath(), source: 'playwright install' });
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const name of places.onPath) {
    for (const folder of folders) found.push({ path: join(folder, name), source: 'the system' });
  }
  if (process.platform === 'darwin') {
    const homes = ['/Applications', join(process.env['HOME'] ?? '', 'Applications')];
    for (const app of places.mac)
      for (const home of homes) found.push({ path: join(home, app), source: 'Applications' });
  }
  if (process.platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => process.env[name] ?? []);
    for (const app of places.windows)
      for (const root of roots) found.push({ path: join(root, app), source: 'Program Files' });
  }
  return found;
}

/** The first browser of a kind that is already here. */
export async function findBrowser(kind: BrowserKind): Promise<FoundBrowser | null> {
  for (const { path, source } of candidates(kind)) {
    if (await isExecutable(path)) return { kind, path, source };
  }
  return null;
}

function isRootOnLinux(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

type Say = (line: string) => void;

async function installWithApt(packages: readonly string[], say: Say): Promise<void> {
  say(`Installing ${packages.join(', ')} with apt (about a minute)…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, maxBuffer: 1 << 26 });
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], { env, maxBuffer: 1 << 26 });
}

async function installWithPlaywright(say: Say): Promise<void> {
  say('Downloading Chromium with playwright…');
  await run(process.execPath, [join(ROOT, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium'], {
    maxBuffer: 1 << 26,
  });
}

/** Raised where no browser is here and none can be had. The message is one sentence for a newcomer. */
export class BrowserMissing extends Error {}

/** Finds the browsers, installs those that are missing where that is possible, or says in one sentence what to do. */
export async function requireBrowsers(
  kinds: readonly BrowserKind[],
  say: Say = console.log,
): Promise<readonly FoundBrowser[]> {
  const found = new Map<BrowserKind, FoundBrowser>();
  const look = async () => {
    for (const kind of kinds) {
      const browser = await findBrowser(kind);
      if (browser) found.set(kind, browser);
    }
    return kinds.filter((kind) => !found.has(kind));
  };
  let missing = await look();
  const attempt = async (install: () => Promise<void>) => {
    if (missing.length === 0) return;
    await install().catch((problem: unknown) => say(firstLine(problem)));
    missing = await look();
  };
  if (isRootOnLinux() && (await isExecutable('/usr/bin/apt-get'))) {
    await attempt(() => installWithApt([...missing.flatMap((kind) => PLACES[kind].packages), ...FONTS], say));
  }
  if (missing.includes('chromium')) await attempt(() => installWithPlaywright(say));
  const [lacking] = missing;
  if (lacking) {
    throw new BrowserMissing(
      lacking === 'chromium'
        ? `No Chromium, Chrome, Edge or Brave was found: install one, or set ${PLACES.chromium.variable} to its path.`
        : `No Firefox was found: install it, or set ${PLACES.firefox.variable} to its path.`,
    );
  }
  return kinds.flatMap((kind) => found.get(kind) ?? []);
}

export async function requireBrowser(kind: BrowserKind, say?: Say): Promise<FoundBrowser> {
  const [browser] = await requireBrowsers([kind], say);
  if (!browser) throw new BrowserMissing(`No ${kind} was found.`);
  return browser;
}

function firstLine(problem: unknown): string {
  return (problem instanceof Error ? problem.message : String(problem)).split('\n')[0] ?? '';
}
