import { runChannels, runWork } from '../hostile/run-channels';
import { startHostileServers } from '../hostile/servers';
import { prepareTrial } from '../hostile/trial';
import { expect, test } from '../fixtures';

/** One of each kind; `npm run test:hostile` tries them all. */
const SAMPLE = [
  'fetch-far',
  'beacon',
  'websocket',
  'image-redirect',
  'css-attribute',
  'pristine-fetch',
  'pristine-sandboxed',
  'worker-blob',
  'service-worker',
  'own-fetch-pristine',
  'own-export-frame',
  'upload-elsewhere',
  'drag-out',
  'location-href',
  'form-to-window',
];
const WORK_SAMPLE = ['work-chart', 'work-note', 'work-form'];

test('a page that tries to get out of a locked tab gets nothing out, and its own work goes on', async ({
  extension,
}) => {
  const servers = await startHostileServers();
  try {
    const trial = await prepareTrial(extension, servers, () => undefined);
    const results = await runChannels(trial, ({ name }) => SAMPLE.includes(name));
    const outcomes = Object.fromEntries(results.map(({ channel, outcome }) => [channel.name, outcome]));
    expect(outcomes).toEqual(Object.fromEntries(SAMPLE.map((name) => [name, 'stopped'])));
    expect(await runWork(trial, ({ name }) => WORK_SAMPLE.includes(name))).toEqual([]);
  } finally {
    await servers.stop();
  }
});
