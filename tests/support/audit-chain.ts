import { createHash } from 'node:crypto';

interface ExportedLine {
  readonly sequence: number;
  readonly at: string;
  readonly previous: string;
  readonly hash: string;
  readonly event: { readonly type: string };
}

/** JSON with sorted keys and no white space. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}

/**
 * Reads an export of the audit log as an auditor would, from the description of its format and without the extension's code: each line is
 * JSON, counts on from the line before, names its hash, and hashes to its own. Throws where a line does not.
 */
export function readAuditExport(text: string): readonly ExportedLine[] {
  if (!text.endsWith('\n')) throw new Error('The last line is not complete.');
  const lines = text
    .slice(0, -1)
    .split('\n')
    .map((line) => JSON.parse(line) as ExportedLine);
  lines.forEach(({ hash, ...body }, index) => {
    const before = lines[index - 1];
    const follows = before
      ? body.sequence === before.sequence + 1 && body.previous === before.hash
      : body.sequence === 1 && /^0{64}$/.test(body.previous);
    const expected = createHash('sha256')
      .update(JSON.stringify(sorted(body)))
      .digest('hex');
    if (!follows || hash !== expected) throw new Error(`Line ${index + 1} does not follow from the one before.`);
  });
  return lines;
}
