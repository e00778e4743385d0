import { statSync } from 'node:fs';
import type { AdapterFit } from '../contract/findings';
import type { PageReport } from './detect-report';

/** One reading of a watched page, and how its adapter fits; null where only the generic reader is at work. */
export interface WatchedReading {
  readonly report: PageReport;
  readonly fit: AdapterFit | null;
}

export interface Watched {
  readonly read: () => Promise<WatchedReading>;
  /** Files that somebody edits while watching: the page, adapters. */
  readonly files: readonly string[];
  /** One of the files was saved. */
  readonly reload: () => Promise<unknown>;
  /** Takes a line for a person to read. */
  readonly say: (line: string) => void;
  /** The page is gone: the window was closed. That ends the watch. */
  readonly isClosed: () => boolean;
}

/** Between two tries at what cannot be read, such as a file that is only half saved. */
const PAUSE_MS = 500;

/** A readable line for everything that comes (`+`) or goes (`-`), and for what stands in the way (`!`), until the page is closed. */
export async function watch({ read, files, reload, say, isClosed }: Watched): Promise<void> {
  let saved = times(files);
  let before: ReadonlySet<string> = new Set();
  let trouble = '';
  while (!isClosed()) {
    try {
      const now = times(files);
      if (now !== saved) {
        saved = now;
        say('~ saved, read again');
        await reload();
      }
      const lines = describe(await read());
      for (const line of before) if (!lines.has(line)) say(`- ${line}`);
      for (const line of lines) if (!before.has(line)) say(`${before.size === 0 ? ' ' : '+'} ${line}`);
      before = lines;
      trouble = '';
    } catch (error) {
      const [message = ''] = String(error).split('\n');
      if (message !== trouble && !isClosed()) say(`! ${message}`);
      trouble = message;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/** Changes when one of the files does. A file that an editor is just replacing counts as a change too. */
const times = (files: readonly string[]): string =>
  files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0).join(' ');

/** A reading in words, one line a fact. */
export function describe({ report, fit }: WatchedReading): Set<string> {
  const where = (one: { framePath: readonly string[]; shadowPath: readonly string[]; selector: string }) =>
    [...one.framePath.map((frame) => `[${frame}]`), ...one.shadowPath, one.selector].join(' >>> ');
  return new Set([
    `adapter ${report.adapter}${fit === null ? '' : `: ${inWords(fit)}`}`,
    `current ${report.current === null ? 'nobody' : `${report.current.kind} ${report.current.value}`}`,
    ...report.members.map((one) => `member  ${one.kind} ${one.value} ${one.confidence} "${one.label}" ${where(one)}`),
    ...report.outbound.map((one) => `sends   ${one.action} "${one.label}" ${one.stage} ${where(one)}`),
  ]);
}

const inWords = ({ signs, lines, members }: AdapterFit): string =>
  `${signs ? 'its signs are here' : 'its signs are missing'}, ${members} of ${lines} member lines read something`;
