import { genericAdapter, type CompiledAdapter } from './compiled';

/** The first adapter whose signs all stand in the document; the generic one when none does. */
export function pickAdapter(document: Document, adapters: readonly CompiledAdapter[]): CompiledAdapter {
  return (
    adapters.find(
      (adapter) => adapter.detect.length > 0 && adapter.detect.every((sign) => document.querySelector(sign) !== null),
    ) ?? genericAdapter()
  );
}
