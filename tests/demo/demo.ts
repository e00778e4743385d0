import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPortal } from '../portal/server';
import { BrowserMissing, requireBrowser } from '../support/browsers';
import { ensureBuild, ROOT } from '../support/build';
import { launchChromium } from '../support/chromium';
import { startFhirServer } from '../support/fhir-server';
import { launchFirefox } from '../support/firefox';
import { configure, fhirRegistry, settingsFor } from '../support/settings';
import { tourText } from './tour';
import { walk } from './walk';

const HELP = `npm run demo -- [options]

  --browser chromium|firefox   default: chromium
  --registry local|fhir        the embedded registry (default), or a FHIR R4 server started beside the portal
  --headless                   no window: walk through all states and save pictures
  --shots DIR                  where to save them (default: artifacts/demo)
  --port N                     port of the portal (default: a free one)`;

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    registry: { type: 'string', default: 'local' },
    headless: { type: 'boolean', default: false },
    shots: { type: 'string' },
    port: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/** Everything that was started, to be ended in reverse whatever happens. */
const running: (() => Promise<void>)[] = [];
async function stopAll(): Promise<void> {
  for (const stop of running.splice(0).reverse()) await stop().catch(() => undefined);
}

async function demo(): Promise<void> {
  const kind = values.browser === 'firefox' ? 'firefox' : 'chromium';
  const found = await requireBrowser(kind);
  console.log(`Browser:  ${found.path} (${found.source})`);
  const alone = values.headless || values.shots !== undefined || !hasDisplay();
  if (alone && !values.headless && values.shots === undefined)
    console.log('No display: running without a window, saving pictures.');
  // Walking alone, the program must see what the banner says; a person gets the package that ships.
  const extensionDir = await ensureBuild(kind === 'firefox' ? 'firefox' : 'chrome', alone ? 'e2e' : 'production');
  const portal = await startPortal({ port: Number(values.port) });
  running.push(() => portal.stop());
  let registry = 'the embedded one';
  let overrides = {};
  if (values.registry === 'fhir') {
    const server = await startFhirServer();
    running.push(() => server.stop());
    registry = `the FHIR server at ${server.baseUrl}`;
    overrides = fhirRegistry(server.baseUrl);
  }
  const browser =
    kind === 'firefox'
      ? await launchFirefox({ extensionDir, headless: alone })
      : await launchChromium({ extensionDir, headless: alone });
  running.push(() => browser.close());
  await configure(browser, settingsFor(portal.origin, overrides));
  if (alone) {
    const folder = values.shots ?? join(ROOT, 'artifacts', 'demo');
    console.log('Walking through all states:');
    const taken = await walk({ browser, portalOrigin: portal.origin, folder, say: console.log });
    console.log(`${taken} pictures are in ${folder}`);
    return;
  }
  const screen = await browser.open();
  await browser.tidy();
  await screen.goto(`${portal.origin}/app/members`);
  console.log(tourText(portal.origin, registry));
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    browser.onClosed(resolve);
  });
}

if (values.help) {
  console.log(HELP);
} else {
  try {
    await demo();
  } catch (problem) {
    console.error(problem instanceof BrowserMissing ? problem.message : problem);
    process.exitCode = 1;
  } finally {
    await stopAll();
  }
}
