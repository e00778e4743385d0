import { createReadStream } from 'node:fs';
import { stdin, stdout, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { readOptions, USAGE } from './decide-options';
import { explainLines } from './decide-explain';
import { lawTable } from './decide-law';
import { decideLine } from './decide-line';
import { replayAudit } from './decide-replay';
import { createSummary } from './decide-summary';
import { linesOf, LineWriter } from './lines';
import { readFile } from 'node:fs/promises';
import { createZones } from '../fhir/zones';
import type { DecisionPolicy } from '../decision/types';

/**
 * `npm run -s decide -- [FILE] [--explain] [--policy FILE] [--language en|es]`: one JSON case a line in, one JSON decision a line out, in the
 * same order. `--audit FILE` instead replays an exported audit log under `--policy FILE` and shows which verdicts would differ;
 * `--law` prints the law table for reading.
 * Decisions go to standard output, the summary to standard error. Exit status 1: some line could not be read.
 */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (!options.ok) {
    stderr.write(`${options.error}\n${USAGE}\n`);
    return 2;
  }
  const { audit, explain, file, language, law, policyFile } = options.value;
  if (law) {
    stdout.write(lawTable());
    return 0;
  }
  const policy = policyFile === null ? null : (JSON.parse(await readFile(policyFile, 'utf8')) as DecisionPolicy);
  const writer = new LineWriter(stdout);
  if (audit !== null) {
    const status = await replayAudit(linesOf(createReadStream(audit)), policy ?? {}, writer, stderr);
    await writer.end();
    return status;
  }
  const zones = createZones();
  const summary = createSummary();
  for await (const line of linesOf(file === null ? stdin : createReadStream(file))) {
    if (line.trim() === '') continue;
    const answer = decideLine(line, { zones, policy });
    summary.count(answer);
    const text = explain && answer.case ? explainLines(answer.case, zones, language) : answer.text;
    if (writer.isFull(text)) await writer.drain();
  }
  await writer.end();
  stderr.write(summary.table());
  return summary.errors() > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (error) {
    // A file that is not there, or a policy that is no JSON: said in one line, and nothing of the input is repeated.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    stderr.write(`cannot read the file or the policy: ${code}\n`);
    process.exitCode = 2;
  }
}
