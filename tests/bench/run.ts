import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../support/build';

/** `npm run bench`: all benches, or those named: `npm run bench -- scan page`. Figures mean something beside each other, on one machine. */
const BENCHES = ['scan', 'page', 'registry', 'day', 'decide', 'guard'] as const;

const named = process.argv.slice(2);
const wanted = BENCHES.filter((name) => named.length === 0 || named.includes(name));
const [processor] = cpus();
console.log(
  `Machine: ${processor?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}\n`,
);

let failed = 0;
for (const name of wanted) {
  const file = join(ROOT, 'tests', 'bench', `${name}.ts`);
  if (!existsSync(file)) continue;
  console.log(`## ${name}\n`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) failed += 1;
}
process.exitCode = failed > 0 ? 1 : 0;
