import type { OutboundControl } from '../../contract/findings';
import { describe } from '../selector';
import { isFrameShown, isShown } from '../visibility';
import { CONTROLS } from './control-facts';
import { judgeControl, type FoundControl } from './controls';
import { found, type OutboundReader } from './reader';

/** Every outbound control of a frame that can be seen, the adapter's lines first. For `detect` and teaching, not for pages at work. */
export function listOutbound(reader: OutboundReader, roots: Iterable<ParentNode>): OutboundControl[] {
  const controls: OutboundControl[] = [];
  for (const root of roots) {
    if (!isFrameShown((root.ownerDocument ?? (root as Document)).defaultView)) continue;
    const lines = reader.adapter.outbound.flatMap((line) =>
      [...root.querySelectorAll(line.selector)].filter(isShown).map((element) => found(element, line)),
    );
    const known = new Set(lines.map((line) => line.element));
    const skip = (element: Element) => known.has(element) || reader.isBenign(element);
    controls.push(...lines.map(withoutElement), ...listGeneric(root, skip));
  }
  return controls;
}

function listGeneric(root: ParentNode, skip: (control: Element) => boolean): OutboundControl[] {
  const controls: OutboundControl[] = [];
  for (const control of root.querySelectorAll(CONTROLS)) {
    if (skip(control)) continue;
    const verdict = judgeControl(control);
    if (verdict === null || !isShown(control)) continue;
    controls.push({ action: verdict.action, label: verdict.label, stage: verdict.stage, ...describe(control) });
  }
  return controls;
}

const withoutElement = ({ action, label, stage, selector, shadowPath }: FoundControl): OutboundControl => ({
  action,
  label,
  selector,
  shadowPath,
  ...(stage === undefined ? {} : { stage }),
});
