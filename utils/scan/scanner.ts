import { FrameScanner } from './frame-scanner';
import { listOutbound } from './outbound/list';
import { OutboundReader } from './outbound/reader';
import type { Scanner, ScannerOptions } from './scanner-options';

/** The reader of one frame. It watches from now on and reports after each change, until the signal aborts. */
export function createScanner(options: ScannerOptions): Scanner {
  const members = new FrameScanner(options);
  const outbound = new OutboundReader(options.adapter);
  return {
    scanNow: () => members.scanNow(),
    memberElements: () => members.memberElements(),
    findControl: (path) => outbound.at(path),
    classifyNavigation: (navigation) => outbound.navigation(navigation),
    recipientHints: (control) => outbound.recipient(control),
    listControls: () => listOutbound(outbound, members.roots),
  };
}
