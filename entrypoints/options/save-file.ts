/** Hands pieces of a text to the browser as a download, without the `downloads` permission. */
export function saveFile(name: string, parts: BlobPart[], type = 'application/x-ndjson'): void {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own reference once it has started.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** `consent-guard-audit-2026-11-24.ndjson` */
export const datedName = (what: string, extension: string): string =>
  `consent-guard-${what}-${new Date().toISOString().slice(0, 10)}.${extension}`;
