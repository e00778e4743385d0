import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/marks/marks.css?inline';
import { offer } from '../utils/platform/offer';
import { mountListMarks, type ListMarks, type ListMarksOptions } from '../utils/ui/list-marks';

export type MountMarks = (options: Omit<ListMarksOptions, 'css'>) => ListMarks;

/** Marks beside the members of a list. Put beside the agent of a frame that shows several members, and of no other. */
export default defineUnlistedScript(() => {
  const mount: MountMarks = (options) => mountListMarks({ ...options, css });
  offer('page-marks', mount);
});
