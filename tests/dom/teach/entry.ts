import { controlLesson, memberLesson, tryControl, tryMember } from '../../../utils/teach/lines';
import type { Proposal } from '../../../utils/contract/teaching';

/** Teaching's logic in a test page. */
export interface TeachHarness {
  member(element: Element): ReturnType<typeof memberLesson>;
  control(element: Element): ReturnType<typeof controlLesson>;
  /** What the best proposal for an element finds now, as text. */
  finds(proposal: Proposal): string[];
  tryMember: (selector: string) => { matches: number; works: number };
  tryControl: (selector: string) => { matches: number; works: number };
}

const open = (element: Element) => element.shadowRoot;

const harness: TeachHarness = {
  member: (element) => memberLesson(element),
  control: (element) => controlLesson(element),
  finds: ({ selector }) => {
    let found: Element[] = [document.documentElement];
    for (const [index, step] of selector.split(' >>> ').entries())
      found = found.flatMap((one) => [...((index === 0 ? document : one.shadowRoot)?.querySelectorAll(step) ?? [])]);
    return found.map((element) => element.textContent.trim());
  },
  tryMember: (selector) => tryMember(document, { selector, read: 'text', kind: 'MRN', label: 'MRN' }, open),
  tryControl: (selector) => tryControl(document, { selector, action: 'FAX' }, open),
};

declare global {
  var teachHarness: TeachHarness;
}
globalThis.teachHarness = harness;
