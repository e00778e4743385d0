import type { Listen } from './steady-listeners';

export interface PrintSheetParts {
  readonly document: Document;
  readonly signal: AbortSignal;
  readonly listen: Listen;
  readonly notice: string;
  /** False while printing is free, or one print was allowed. */
  readonly isClosed: () => boolean;
  /** Printing began while closed: the notice is on the paper, and the user wants to know why. */
  readonly onPrint: () => void;
}

/**
 * Layer 4, the part that needs no round trip: a print sheet in the document, at once. The page could remove it; the sheet of USER
 * origin that the background adds (`utils/guard/network/print-notice.ts`) is the one that holds.
 */
export function watchPrinting({ document, signal, listen, notice, isClosed, onPrint }: PrintSheetParts): {
  refresh(): void;
} {
  const style = document.createElement('style');
  style.textContent = [
    '@media print {',
    'html > * { display: none !important; }',
    `html::before { content: ${JSON.stringify(notice)} !important; display: block !important; padding: 2cm; font: 16pt sans-serif; }`,
    '}',
  ].join(' ');

  // Put in once and switched by its `media`: a sheet that came and went would be a change of the page, which the reader takes as a reason
  // to hold, which would bring the sheet back, without end.
  const refresh = () => {
    const media = isClosed() ? 'print' : 'not all';
    if (style.media !== media) style.media = media;
    // At document_start there may be no root element yet; the listener below catches up.
    const root = document.documentElement as HTMLElement | null;
    if (root && style.parentNode !== root) root.append(style);
  };
  const view = document.defaultView;
  if (view) {
    listen(view, 'beforeprint', () => {
      refresh();
      if (isClosed()) onPrint();
    });
  }
  listen(document, 'DOMContentLoaded', refresh);
  signal.addEventListener('abort', () => style.remove());
  refresh();
  return { refresh };
}
