import { readAuditExport } from '../support/audit-chain';
import type { ExtensionBrowser } from '../support/browser-driver';
import { wait } from './take-step';

const PIECE = 500;
/** A page tells of a share that went at once until it is heard, four times over about two seconds. */
const RECORD_MS = 3000;

interface Line {
  readonly sequence: number;
  readonly type: string;
  readonly effect?: string;
}

/** Shares on record. */
export interface Recorded {
  /** Went by a verdict, or after a warning. */
  allowed: number;
  /** Did not go: stopped, or a sheet asked first. */
  stopped: number;
}

async function ask<T>(browser: ExtensionBrowser, type: string, payload: object): Promise<T> {
  const message = JSON.stringify({ protocol: 2, type, payload });
  const text = await browser.evaluateInExtension(`chrome.runtime.sendMessage(${message}).then(JSON.stringify)`);
  const reply = (typeof text === 'string' ? JSON.parse(text) : {}) as { value?: T };
  if (!reply.value) throw new Error(`The log cannot be read: ${JSON.stringify(text)}`);
  return reply.value;
}

/** Counts the shares in the audit log as it grows, reading each line once. */
export function createLogReader(browser: ExtensionBrowser) {
  let newest = 0;
  const total: Recorded = { allowed: 0, stopped: 0 };

  async function read(): Promise<void> {
    const lines: Line[] = [];
    for (let before: number | null = null; ;) {
      const page: { lines: readonly Line[]; next: number | null } = await ask(browser, 'audit.page', {
        limit: PIECE,
        before,
        outcome: null,
      });
      lines.push(...page.lines.filter(({ sequence }) => sequence > newest));
      before = page.next;
      if (before === null || before <= newest + 1) break;
    }
    newest = Math.max(newest, ...lines.map(({ sequence }) => sequence));
    addTo(total, lines);
  }

  return {
    total,
    /** Reads on until as much is on record as was seen, and answers how many records are missing. */
    async missing(seen: Readonly<Recorded>): Promise<number> {
      const lacking = () => Math.max(0, seen.allowed - total.allowed) + Math.max(0, seen.stopped - total.stopped);
      await wait(RECORD_MS, async () => {
        await read();
        return lacking() === 0;
      });
      return lacking();
    },
    /** The whole log once more, as its export writes it: the chain must hold, and nothing that was read before may be gone. */
    async check(): Promise<void> {
      const lines: string[] = [];
      for (let before: number | null = null; ;) {
        const page: { lines: string[]; next: number | null } = await ask(browser, 'audit.export', {
          limit: PIECE,
          before,
        });
        lines.unshift(...page.lines.toReversed());
        before = page.next;
        if (before === null) break;
      }
      const whole: Recorded = { allowed: 0, stopped: 0 };
      const records = readAuditExport(`${lines.join('\n')}\n`);
      addTo(
        whole,
        records.map(({ sequence, event }) => ({ ...(event as Omit<Line, 'sequence'>), sequence })),
      );
      if (records.length < newest || whole.allowed < total.allowed || whole.stopped < total.stopped)
        throw new Error('Records that were there are gone.');
    },
  };
}

function addTo(total: Recorded, lines: readonly Line[]): void {
  for (const { type, effect } of lines) {
    if (type !== 'decision' && type !== 'undecided') continue;
    if (effect === 'stopped' || effect === 'asked') total.stopped += 1;
    else total.allowed += 1;
  }
}
