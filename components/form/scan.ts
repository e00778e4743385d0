/** A scanned form travels inside a message and waits in the outbox; a page at 150 dots per inch in gray has about 200 kB. */
export const MAX_SCAN_BYTES = 5_000_000;

export type ScanReading =
  { readonly ok: true; readonly dataUrl: string } | { readonly ok: false; readonly problem: 'type' | 'size' };

const MAGIC = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
] as const;

/** Reads a file as a data URL. What it is is told by its first bytes: a name or the browser's guess may be wrong. */
export async function readScan(file: Blob): Promise<ScanReading> {
  if (file.size > MAX_SCAN_BYTES) return { ok: false, problem: 'size' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = MAGIC.find(({ bytes: head }) => head.every((byte, index) => bytes[index] === byte));
  if (!kind) return { ok: false, problem: 'type' };
  const CHUNK = 0x8000;
  let binary = '';
  for (let from = 0; from < bytes.length; from += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(from, from + CHUNK));
  }
  return { ok: true, dataUrl: `data:${kind.type};base64,${btoa(binary)}` };
}

export function isPicture(dataUrl: string): boolean {
  return dataUrl.startsWith('data:image/');
}

export function blobOf(dataUrl: string): Blob {
  const [head, data] = dataUrl.split(',');
  const bytes = Uint8Array.from(atob(data ?? ''), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: /^data:([^;]+)/.exec(head ?? '')?.[1] ?? '' });
}
