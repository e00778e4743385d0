import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  CHROMIUM_ID,
  CHROMIUM_KEY,
  FIREFOX_PERMISSIONS,
  GECKO_ID,
  LOOPBACK_HOSTS,
  PERMISSIONS,
} from '../../utils/platform/manifest';
import { ensureBuild, type BuildTarget } from '../support/build';

interface Manifest {
  readonly manifest_version: number;
  readonly key?: string;
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly optional_host_permissions?: readonly string[];
  readonly content_scripts?: readonly unknown[];
  readonly web_accessible_resources?: unknown;
  readonly externally_connectable?: unknown;
  readonly content_security_policy: { readonly extension_pages: string };
  readonly background: { readonly service_worker?: string; readonly scripts?: readonly string[] };
  readonly storage?: { readonly managed_schema: string };
  readonly browser_specific_settings?: {
    readonly gecko: { readonly id: string; readonly data_collection_permissions: unknown };
  };
}

/** Uncompressed. A page script is paid for on every page of the portal. */
const AGENT_LIMIT = 60_000;
/** Companions: only frames that hold something to read, that show a member, or the top frame, carry them. */
const READER_LIMIT = 56_000;
const CONTENT_LIMIT = 30_000;
const UI_LIMIT = 44_000;
const MARKS_LIMIT = 14_000;
/** Carried only while somebody teaches. */
const TEACH_LIMIT = 85_000;
const GUARD_LIMIT = 12_000;

const targets: readonly BuildTarget[] = ['chrome', 'edge', 'firefox', 'safari'];

describe.each(targets)('the package for %s', (target) => {
  let folder: string;
  let manifest: Manifest;

  beforeAll(async () => {
    folder = await ensureBuild(target);
    manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  }, 120_000);

  it('is Manifest V3', () => expect(manifest.manifest_version).toBe(3));

  it('asks for exactly the permissions that have a written reason', () => {
    const reasons = { ...PERMISSIONS, ...(target === 'firefox' ? FIREFOX_PERMISSIONS : {}) };
    expect([...manifest.permissions].sort()).toEqual(Object.keys(reasons).sort());
    for (const reason of Object.values(reasons)) expect(reason.length).toBeGreaterThan(20);
  });

  it('reads no site by itself: only this computer is granted, the rest is asked for', () => {
    expect(manifest.host_permissions).toEqual([...LOOPBACK_HOSTS]);
    expect(manifest.optional_host_permissions ?? []).toEqual(['https://*/*']);
    expect(manifest.content_scripts ?? []).toEqual([]);
  });

  it('shows nothing of itself to pages', () => {
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });

  it('runs packed code only', () => {
    const policy = manifest.content_security_policy.extension_pages;
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*(https?:|unsafe-inline|\*)/);
  });

  it('has its fixed identity', () => {
    if (target === 'chrome' || target === 'edge') {
      expect(manifest.key).toBe(CHROMIUM_KEY);
      expect(manifest.storage?.managed_schema).toBe('managed_schema.json');
    } else {
      expect(manifest.key).toBeUndefined();
    }
    if (target === 'firefox') expect(manifest.browser_specific_settings?.gecko.id).toBe(GECKO_ID);
  });

  it('has a background that this browser starts', () => {
    if (target === 'firefox') expect(manifest.background.scripts).toEqual(['background.js']);
    else expect(manifest.background).toBeDefined();
  });

  it('keeps the page scripts small', async () => {
    expect((await stat(join(folder, 'content-scripts/agent.js'))).size).toBeLessThan(AGENT_LIMIT);
    expect((await stat(join(folder, 'content-scripts/guard.js'))).size).toBeLessThan(GUARD_LIMIT);
    expect((await stat(join(folder, 'page-reader.js'))).size).toBeLessThan(READER_LIMIT);
    expect((await stat(join(folder, 'page-content.js'))).size).toBeLessThan(CONTENT_LIMIT);
    expect((await stat(join(folder, 'page-ui.js'))).size).toBeLessThan(UI_LIMIT);
    expect((await stat(join(folder, 'page-marks.js'))).size).toBeLessThan(MARKS_LIMIT);
    expect((await stat(join(folder, 'page-teach.js'))).size).toBeLessThan(TEACH_LIMIT);
  });

  it('makes no code out of text', async () => {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((one) => one.endsWith('.js'))) {
      const text = await readFile(join(folder, name), 'utf8');
      expect(text, name).not.toMatch(/\bnew Function\s*\(|(?<![.\w])eval\s*\(/);
    }
  });

  it('has closed shadow roots', async () => {
    const agent = await readFile(join(folder, 'page-ui.js'), 'utf8');
    expect(agent).toMatch(/attachShadow\(\{\s*mode:\s*["'`]closed["'`]/);
    expect(agent).not.toMatch(/attachShadow\(\{\s*mode:\s*["'`]open["'`]/);
  });
});

it('the Chromium identifier is the one that the key makes', () => {
  const digest = createHash('sha256').update(Buffer.from(CHROMIUM_KEY, 'base64')).digest('hex').slice(0, 32);
  const id = digest.replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
  expect(id).toBe(CHROMIUM_ID);
});
