import { startFhirServer } from '../support/fhir-server';
import { daySeed } from './day-plan';

/** The FHIR engine of `bench:day` in a process of its own, so that it and the clients do not wait for one another. */
let isDown = false;
const server = await startFhirServer({ seed: daySeed(), isDown: () => isDown });
process.on('message', (message) => {
  isDown = message === 'down';
});
process.on('disconnect', () => process.exit());
process.send?.(server.baseUrl);
