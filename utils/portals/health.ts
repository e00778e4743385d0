import type { FrameFindings } from '../contract/findings';
import type { AdapterHealth } from '../contract/health';

/** How well a page agrees with its portal's adapter. Composed over a tab's frames, because an adapter's header and its chart may stand in different ones. */
export function healthOf(adapter: string, isKnown: boolean, frames: readonly FrameFindings[]): AdapterHealth {
  if (adapter === 'generic') return 'generic';
  if (!isKnown) return 'missing';
  const fits = frames.flatMap(({ fit }) => fit ?? []);
  const hasSigns = fits.some(({ signs }) => signs);
  const lines = Math.max(0, ...fits.map((fit) => fit.lines));
  const hits = Math.max(0, ...fits.map((fit) => fit.members));
  const showsMembers = frames.some(({ members }) => members.length > 0);
  if (hasSigns && (hits > 0 || lines === 0)) return 'matches';
  if (hits > 0) return 'partly';
  // A report is sent before the last part of a page is drawn: only what is there can be judged.
  if (!showsMembers || frames.some(({ ready }) => !ready)) return 'idle';
  return hasSigns ? 'partly' : 'blind';
}
