import type { CategoryEvidence, FrameFindings } from '../contract/findings';
import type { CompiledAdapter } from '../portals/compiled';
import type { ContentLines } from './content';
import { addressReadings } from './hints';
import type { ScannerOptions } from './scanner-options';
import type { SightingStore } from './sightings';
import { resolveSubject, type Subject } from './subject';
import { holdsViewer, isViewer } from './viewers';
import { isFrameShown, isShown } from './visibility';

const NOBODY: Subject = { members: [], subject: 'none', current: [], elements: [] };

/** What one frame says, from everything seen in it. A frame that cannot be seen says nothing. */
export function findingsOf(
  options: ScannerOptions,
  store: SightingStore,
  content: ContentLines | null,
  elapsedMs: number,
): { findings: FrameFindings; elements: readonly Element[] } {
  const { document, adapter } = options;
  const subject = isFrameShown(document.defaultView) ? subjectOf(options, store) : NOBODY;
  const { elements, ...rest } = subject;
  return {
    elements,
    findings: {
      adapter: adapter.id,
      ready: document.readyState !== 'loading' && !isLoading(document, adapter),
      ...rest,
      categories: [...contextOf(adapter), ...(content?.evidence(document.title) ?? [])],
      elapsedMs: Math.round(elapsedMs * 100) / 100,
      ...(isViewer(document) || holdsViewer(document, isShown) ? { unreadable: true } : {}),
    },
  };
}

function subjectOf({ document, adapter, selectors }: ScannerOptions, store: SightingStore): Subject {
  const ignored = adapter.ignore.join(',');
  const kept = <Seen extends { readonly element: Element }>(list: readonly Seen[]) =>
    ignored === '' ? list : list.filter(({ element }) => element.closest(ignored) === null);
  const seen = resolveSubject(kept(store.all()), kept(store.allBirths()), selectors === 'on');
  if (seen.members.length > 0) return seen;
  const hints = addressReadings(document.title, document.location.href);
  const root = document.documentElement as Element | null;
  if (hints.length === 0 || root === null) return seen;
  const hinted = resolveSubject(
    hints.map((reading) => ({ element: root, reading })),
    [],
    false,
  );
  return {
    ...hinted,
    members: hinted.members.map((member) => ({ ...member, confidence: 'low', selector: 'head > title' })),
  };
}

function isLoading(document: Document, adapter: CompiledAdapter): boolean {
  return adapter.loading.some((selector) => {
    const sign = document.querySelector(selector);
    return sign !== null && isShown(sign);
  });
}

const contextOf = (adapter: CompiledAdapter): CategoryEvidence[] =>
  adapter.categories.map((category) => ({ category, confidence: 'high', source: 'context', evidence: adapter.id }));
