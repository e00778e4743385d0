import { runFaults } from './fault-run';

const report = await runFaults();
for (const line of report.permits) console.log(`permit out of a fault: ${line}`);
for (const line of report.stopped) console.log(`general care stopped: ${line}`);
for (const line of report.lost) console.log(`lost or doubled: ${line}`);
for (const line of report.leaked) console.log(`reached another origin: ${line}`);
console.log(`${report.lookups} look-ups through faults; ${report.stopped.length} times general care was stopped`);
console.log(
  `faults: ${report.kinds} kinds, ${report.permits.length} permits out of a fault, ${report.lost.length} lost`,
);
process.exitCode =
  report.permits.length + report.stopped.length + report.lost.length + report.leaked.length > 0 ? 1 : 0;
