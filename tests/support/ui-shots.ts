import { chromium, type BrowserContextOptions } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'vite';
import { SHIPPED } from '../../utils/forms/questionnaires/shipped';
import { findBrowser } from './browsers';

/**
 * Pictures of every component in every state, for looking at: `tsx tests/support/ui-shots.ts [FILTER]` writes them to
 * `artifacts/ui/`. FILTER is a part of a picture's name.
 */
const OUT = new URL('../../artifacts/ui/', import.meta.url).pathname;
const STATES = ['ALL', 'PART', 'DECL', 'REV', 'EXP', 'NONE', 'WRONG', 'UNSIGNED', 'UNK', 'AMBIG'];
const PHASES = ['checking', 'several', 'blind', 'orphaned'];

interface Shot {
  readonly name: string;
  readonly query: string;
  readonly width: number;
  readonly height: number;
  readonly scheme?: 'light' | 'dark';
  readonly forced?: boolean;
  readonly click?: readonly string[];
  readonly full?: boolean;
  /** Pressed with the pointer, at its place: what lies over it gets the press. */
  readonly point?: string;
  /** Given to the page's first chooser of files. */
  readonly file?: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  /** For what is drawn after an answer. */
  readonly waitMs?: number;
}

const MEMBERS = {
  name: 'members.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from('Client CIN,Chart number,Date signed,Expires,Remarks\n90000001A,104201,2026-03-02,2027-03-01,\n'),
};
const QUESTIONNAIRE = {
  name: 'form.json',
  mimeType: 'application/fhir+json',
  buffer: Buffer.from(JSON.stringify({ ...SHIPPED[1], url: 'https://forms.example/non-ab133', status: 'draft' })),
};
const portal = { width: 960, height: 420 };
const wide = { width: 1200, height: 800, full: true };
const narrow = { width: 340, height: 700, full: true };
const popup = { width: 380, height: 300, full: true };
const SHOTS: readonly Shot[] = [
  { name: 'cover', query: 'story=cover/scope', ...wide },
  {
    name: 'cover-sender',
    query: 'story=cover/scope',
    ...wide,
    click: ['The steps before sending, for this office only'],
  },
  { name: 'cover-dark', query: 'story=cover/scope', ...wide, scheme: 'dark' as const },
  { name: 'cover-narrow-es', query: 'story=cover/copy&lang=es', ...narrow },
  ...[...STATES, ...PHASES].map((state) => ({ name: `banner-${state}`, query: `story=banner/${state}`, ...portal })),
  ...['PART', 'DECL', 'NONE', 'ALL', 'AMBIG'].map((state) => ({
    name: `banner-${state}-dark`,
    query: `story=banner/${state}&demo`,
    ...portal,
    scheme: 'dark' as const,
  })),
  { name: 'banner-PART-details', query: 'story=banner/PART&demo', ...portal, height: 640, click: ['Details'] },
  { name: 'banner-DECL-pill', query: 'story=banner/DECL', ...portal, click: ['Make small'] },
  { name: 'banner-PART-es', query: 'story=banner/PART&lang=es&mode=observe', ...portal },
  { name: 'banner-PART-forced', query: 'story=banner/PART', ...portal, forced: true },
  { name: 'banner-PART-zoom400', query: 'story=banner/PART', width: 320, height: 256 },
  { name: 'sheet-deny', query: 'story=sheet/deny', width: 960, height: 760 },
  { name: 'sheet-deny-dark', query: 'story=sheet/deny', width: 960, height: 760, scheme: 'dark' },
  { name: 'sheet-deny-forced', query: 'story=sheet/deny', width: 960, height: 760, forced: true },
  { name: 'sheet-ask', query: 'story=sheet/ask', width: 960, height: 760 },
  { name: 'sheet-ask-es', query: 'story=sheet/ask&lang=es', width: 960, height: 760 },
  { name: 'sheet-warn', query: 'story=sheet/warn', width: 960, height: 760 },
  { name: 'sheet-warn-dark', query: 'story=sheet/warn', width: 960, height: 760, scheme: 'dark' },
  { name: 'sheet-warn-narrow-es', query: 'story=sheet/warn&lang=es', width: 320, height: 640 },
  { name: 'sheet-permit', query: 'story=sheet/permit', width: 960, height: 760 },
  { name: 'sheet-deny-zoom400', query: 'story=sheet/deny', width: 320, height: 256 },
  ...[
    'PART',
    'DECL',
    'NONE',
    'UNK',
    'clear',
    'checking',
    'several',
    'local',
    'unprotected',
    'foreign',
    'foreign-managed',
    'partly',
    'adapter-matches',
    'loading',
    'failed',
  ].map((name) => ({ name: `popup-${name}`, query: `story=popup/${name}`, ...popup })),
  ...(['light', 'dark'] as const).flatMap((scheme) => [
    { name: `marks-${scheme}`, query: 'story=marks/list', width: 560, height: 380, scheme, waitMs: 900 },
    { name: `popup-adapter-blind-${scheme}`, query: 'story=popup/adapter-blind', ...popup, scheme },
  ]),
  ...(['light', 'dark'] as const).flatMap((scheme) => [
    { name: `teach-${scheme}`, query: 'story=teach/panel', width: 860, height: 520, scheme },
    {
      name: `teach-lesson-${scheme}`,
      query: 'story=teach/panel',
      width: 860,
      height: 620,
      scheme,
      click: ['Point at a number'],
      point: '#mrn',
    },
  ]),
  {
    name: 'teach-narrow-es',
    query: 'story=teach/panel&lang=es',
    width: 340,
    height: 620,
    click: ['Señalar un botón'],
    point: '#fax',
  },
  ...(['light', 'dark'] as const).flatMap((scheme) => [
    { name: `popup-sign-in-failed-${scheme}`, query: 'story=popup/sign-in-failed', ...popup, scheme },
    { name: `options-sign-in-${scheme}`, query: 'story=options/registry&smart&elsewhere', ...wide, scheme },
    {
      name: `options-modes-${scheme}`,
      query: 'story=options/mode',
      ...wide,
      scheme,
      click: ['Exceptions on this portal (1)'],
    },
    { name: `options-outbox-${scheme}`, query: 'story=options/outbox', ...wide, scheme },
  ]),
  { name: 'popup-sign-in-failed-es', query: 'story=popup/sign-in-failed&lang=es', ...popup },
  { name: 'options-sign-in-failed', query: 'story=options/registry&smart&refuse', ...wide, click: ['Sign in'] },
  { name: 'options-sign-in-narrow-es', query: 'story=options/registry&smart&elsewhere&lang=es', ...narrow },
  { name: 'options-modes-locked', query: 'story=options/mode&locked', ...wide },
  { name: 'options-modes-narrow-es', query: 'story=options/mode&lang=es', ...narrow },
  { name: 'options-outbox-narrow-es', query: 'story=options/outbox&lang=es', ...narrow },
  { name: 'marks-forced', query: 'story=marks/list', width: 560, height: 380, forced: true, waitMs: 900 },
  { name: 'popup-PART-dark', query: 'story=popup/PART', ...popup, scheme: 'dark' },
  { name: 'popup-PART-es', query: 'story=popup/PART&lang=es', ...popup },
  ...['portals', 'registry', 'organization', 'mode', 'recipients', 'audit'].map((name) => ({
    name: `options-${name}`,
    query: `story=options/${name}`,
    ...wide,
  })),
  ...(['light', 'dark'] as const).map((scheme) => ({
    name: `options-embedded-${scheme}`,
    query: 'story=options/embedded',
    ...wide,
    scheme,
    click: ['Take back…', 'Delete all consents…'],
  })),
  { name: 'options-embedded-narrow-es', query: 'story=options/embedded&lang=es', ...narrow },
  { name: 'options-embedded-mapping', query: 'story=options/embedded', ...wide, file: MEMBERS, waitMs: 300 },
  ...(['light', 'dark'] as const).map((scheme) => ({
    name: `options-forms-${scheme}`,
    query: 'story=options/forms&official',
    ...wide,
    scheme,
    file: QUESTIONNAIRE,
    waitMs: 300,
  })),
  { name: 'options-forms-narrow-es', query: 'story=options/forms&wrong-form&lang=es', ...narrow },
  { name: 'options-portals-empty', query: 'story=options/portals&empty&problems', ...wide },
  { name: 'options-registry-locked', query: 'story=options/registry&locked', ...wide },
  {
    name: 'options-audit-dark',
    query: 'story=options/audit&broken',
    ...wide,
    scheme: 'dark',
    click: ['Check the seal'],
  },
  { name: 'options-audit-narrow', query: 'story=options/audit&lang=es', ...narrow },
  ...['member', 'choices', 'sharing', 'signer', 'review'].map((name) => ({
    name: `form-${name}`,
    query: `story=form/${name}&existing=PART`,
    ...wide,
  })),
  { name: 'form-member-wrong', query: 'story=form/member', ...wide, click: ['Continue'] },
  { name: 'form-review-dark', query: 'story=form/review&none', ...wide, scheme: 'dark' },
  { name: 'form-choices-farsi', query: 'story=form/choices&tongue=fa', ...wide, waitMs: 500 },
  { name: 'form-review-farsi', query: 'story=form/review&tongue=fa', ...wide, waitMs: 500 },
  { name: 'form-signer-minor', query: 'story=form/signer&minor', ...wide },
  { name: 'form-kiosk', query: 'story=form/choices&kiosk', width: 900, height: 640, waitMs: 500 },
  {
    name: 'form-kiosk-dark-khmer',
    query: 'story=form/choices&kiosk&tongue=km',
    width: 400,
    height: 760,
    scheme: 'dark',
    waitMs: 500,
  },
  { name: 'form-kiosk-sign-farsi', query: 'story=form/review&kiosk&tongue=fa', width: 900, height: 760, waitMs: 500 },
  { name: 'popup-reminders', query: 'story=popup/clear&reminders=many', ...popup },
  {
    name: 'popup-reminders-all-dark',
    query: 'story=popup/NONE&reminders&drafts',
    ...popup,
    scheme: 'dark',
    click: ['Show all 4'],
  },
  { name: 'popup-reminders-narrow-es', query: 'story=popup/clear&reminders&refuse&lang=es', ...narrow, width: 260 },
  { name: 'popup-reminders-none', query: 'story=popup/clear&reminders=asked', ...popup },
  { name: 'popup-reminders-forced', query: 'story=popup/clear&reminders', ...popup, forced: true },
  { name: 'form-revoke-member', query: 'story=form/member&existing=ALL&revoke', ...wide },
  { name: 'form-revoke-member-narrow', query: 'story=form/member&existing=PART&revoke&lang=es', ...narrow },
  { name: 'form-revoke-signer-dark', query: 'story=form/signer&revoke', ...wide, scheme: 'dark' },
  { name: 'form-revoke-review-farsi', query: 'story=form/review&revoke&tongue=fa', ...wide, waitMs: 500 },
  {
    name: 'form-revoke-kiosk-arabic',
    query: 'story=form/review&revoke&kiosk&tongue=ar',
    width: 900,
    height: 760,
    waitMs: 500,
  },
  {
    name: 'form-sharing-parties',
    query: 'story=form/sharing',
    ...wide,
    click: ['A health information exchange that', 'Add an exchange', 'Add a name to leave out', 'Continue'],
  },
  { name: 'form-sharing-narrow-dark', query: 'story=form/sharing&existing=PART', ...narrow, scheme: 'dark' },
  { name: 'form-choices-official', query: 'story=form/choices&official', ...wide },
  { name: 'popup-drafts', query: 'story=popup/NONE&drafts', ...popup },
  { name: 'form-choices-narrow', query: 'story=form/choices&lang=es', ...narrow },
];

const filter = process.argv[2] ?? '';
const server = await createServer({
  configFile: new URL('../dom/vite.config.ts', import.meta.url).pathname,
  server: { port: 5198 },
  logLevel: 'error',
});
await server.listen();
const found = await findBrowser('chromium');
const browser = await chromium.launch({
  ...(found ? { executablePath: found.path } : {}),
  chromiumSandbox: process.getuid?.() !== 0,
});
await mkdir(OUT, { recursive: true });
let broken = 0;
for (const shot of SHOTS.filter(({ name }) => name.includes(filter))) {
  const options: BrowserContextOptions = {
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.scheme ?? 'light',
    forcedColors: shot.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  };
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  tab.on('pageerror', (error) => {
    broken += 1;
    console.error(shot.name, error.message);
  });
  await tab.goto(`http://127.0.0.1:5198/index.html?${shot.query}`, { waitUntil: 'load' });
  await tab.waitForFunction(() => window.uiHarness.isDrawn);
  for (const label of shot.click ?? []) await tab.getByText(label).or(tab.getByLabel(label)).first().click();
  if (shot.file) await tab.locator('input[type=file]').first().setInputFiles(shot.file);
  const spot = shot.point === undefined ? null : await tab.locator(shot.point).boundingBox();
  if (spot) await tab.mouse.click(spot.x + 4, spot.y + spot.height / 2);
  if (shot.waitMs !== undefined) await tab.waitForTimeout(shot.waitMs);
  await tab.screenshot({ path: `${OUT}${shot.name}.png`, fullPage: shot.full ?? false });
  await context.close();
}
await browser.close();
await server.close();
console.log(`${OUT}${broken > 0 ? `: ${broken} page errors` : ''}`);
if (broken > 0) process.exitCode = 1;
