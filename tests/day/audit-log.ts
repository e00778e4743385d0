import { readAuditExport } from '../support/audit-chain';
import type { ExtensionBrowser } from '../support/browser-driver';

const PIECE = 500;

/** Every line of the audit log, oldest first, as the export writes them. Throws where the chain is broken. */
export async function stopsOnRecord(browser: ExtensionBrowser): Promise<number> {
  const lines: string[] = [];
  for (let before: number | null = null; ;) {
    const text = await browser.evaluateInExtension(
      `chrome.runtime.sendMessage({ protocol: 2, type: 'audit.export', payload: { limit: ${PIECE}, before: ${before} } }).then(JSON.stringify)`,
    );
    const reply = JSON.parse(String(text)) as { value?: { lines: string[]; next: number | null } };
    if (!reply.value) throw new Error(`The log cannot be read: ${String(text)}`);
    lines.unshift(...reply.value.lines.toReversed());
    before = reply.value.next;
    if (before === null) break;
  }
  const events = readAuditExport(`${lines.join('\n')}\n`).map(
    ({ event }) => event as { type: string; effect?: string },
  );
  return events.filter(
    ({ type, effect }) =>
      (type === 'decision' || type === 'undecided') && effect !== 'allowed' && effect !== 'observed',
  ).length;
}
