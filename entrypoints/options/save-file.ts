/** Hands a file to the browser as a download, without the `downloads` permission. */
export function saveFile(name: string, content: BlobPart, type = 'application/x-ndjson'): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own reference once it has started.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
