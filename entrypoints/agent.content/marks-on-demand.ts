import type { FrameFindings } from '../../utils/contract/findings';
import { offered } from '../../utils/platform/offer';
import type { ListMarks } from '../../utils/ui/list-marks';
import type { MountMarks } from '../page-marks';

/** Marks of one frame, loaded when it first shows several members. Only the newest reading matters. */
export function marksOnDemand(options: Parameters<MountMarks>[0], load: () => Promise<boolean>) {
  let marks: ListMarks | null = null;
  let isLoading = false;
  let latest: Parameters<ListMarks['update']> | null = null;

  return (findings: FrameFindings, elements: readonly Element[]): void => {
    latest = [findings, elements];
    if (marks) marks.update(...latest);
    if (marks || isLoading || findings.subject !== 'several') return;
    isLoading = true;
    void load().then((isThere) => {
      // Where the worker died over it, the next reading asks again.
      isLoading = false;
      const mount = isThere ? (offered('page-marks') as MountMarks | null) : null;
      marks = mount?.(options) ?? null;
      if (latest) marks?.update(...latest);
    });
  };
}
