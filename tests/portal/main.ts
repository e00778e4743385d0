import { startPortal } from './server';

/** `npx tsx tests/portal/main.ts [PORT]`: the demonstration portal alone, until Ctrl-C. */
const portal = await startPortal({ port: Number(process.argv[2] ?? 0) });
console.log(`Portal:    ${portal.origin}\nCollector: ${portal.collectorOrigin}\nCounts:    ${portal.origin}/__counts`);
process.once('SIGINT', () => void portal.stop());
process.once('SIGTERM', () => void portal.stop());
