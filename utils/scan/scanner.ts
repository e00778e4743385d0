import { FrameScanner } from './frame-scanner';
import type { Scanner, ScannerOptions } from './scanner-options';

/** The reader of one frame. It watches from now on and reports after each change, until the signal aborts. */
export function createScanner(options: ScannerOptions): Scanner {
  return new FrameScanner(options);
}
