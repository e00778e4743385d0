import type { ActionCode } from '../ascmi/actions';
import type { Proposal, TaughtControl, TaughtMember } from '../contract/teaching';
import { maskIdentifier } from '../identifiers/mask';
import { readText } from '../identifiers/read';
import { normaliseText, squeeze } from '../identifiers/text';
import { readsAnything, selectDeep } from '../scan/adapter-reader';
import { fieldText, isTextField } from '../scan/field-text';
import { CONTROLS } from '../scan/outbound/control-facts';
import { judgeControl } from '../scan/outbound/controls';
import type { OpenShadowRoot } from '../scan/shadow-roots';
import { labelBefore } from '../scan/structure';
import { isShown } from '../scan/visibility';
import { proposeDeep } from './propose';

/** What is proposed for an element that a person pointed at. */
export interface MemberLesson {
  readonly kind: TaughtMember['kind'];
  readonly read: TaughtMember['read'];
  readonly label: string;
  readonly masked: string;
  readonly proposals: readonly Proposal[];
}

export interface ControlLesson {
  readonly action: ActionCode;
  readonly proposals: readonly Proposal[];
}

const ID_KINDS: readonly string[] = ['CIN', 'MBI', 'MRN', 'PLAN_ID', 'HMIS_ID', 'CDCR'];
/** A label longer than this is a sentence, and may hold what is nobody's business. */
const MAX_LABEL = 40;

/** Null where there is nothing to read. */
export function memberLesson(element: Element, kind?: TaughtMember['kind']): MemberLesson | null {
  const read = isTextField(element) ? 'value' : 'text';
  const raw = isTextField(element) ? fieldText(element) : element.textContent;
  const text = squeeze(normaliseText(raw)).slice(0, 200);
  const label = labelBefore(element);
  const [found] = readText(text, label === null ? undefined : label).found;
  const guessed = found?.kind ?? (ID_KINDS.includes(label?.is ?? '') ? (label?.is as TaughtMember['kind']) : 'MRN');
  const chosen = kind ?? guessed;
  const line = { selector: '*', read, kind: chosen, label: '' } as const;
  if (!readsAnything(element, line)) return null;
  return {
    kind: chosen,
    read,
    label: plainLabel(label?.text ?? found?.label ?? ''),
    masked: maskIdentifier(chosen, found?.value ?? text),
    // Almost any number reads as a record number: another place is right only where the page labels it alike.
    proposals: proposeDeep(
      element,
      (other) => readsAnything(other, line) && label !== null && labelBefore(other)?.is === label.is,
    ),
  };
}

const plainLabel = (text: string): string => (text.length <= MAX_LABEL && !/\d{3}/.test(text) ? text : '');

/** What pressing an element does is guessed from its name; a person corrects it. */
export function controlLesson(element: Element, action?: ActionCode): ControlLesson {
  const chosen = action ?? judgeControl(element)?.action ?? 'DIRECT_MESSAGE';
  return {
    action: chosen,
    proposals: proposeDeep(element, (other) => judgeControl(other)?.action === chosen),
  };
}

/** How a line does on the page as it is now. */
export interface LineTest {
  readonly matches: number;
  readonly works: number;
}

export function tryMember(document: Document, line: TaughtMember, open: OpenShadowRoot): LineTest {
  const found = selectDeep(document, line.selector, open);
  return { matches: found.length, works: found.filter((element) => readsAnything(element, line)).length };
}

export function tryControl(document: Document, line: TaughtControl, open: OpenShadowRoot): LineTest {
  const found = selectDeep(document, line.selector, open);
  return { matches: found.length, works: found.filter((one) => one.matches(CONTROLS) && isShown(one)).length };
}

/**
 * The selector as an adapter holds it for controls: those are asked for in the root that they stand in, so the way there is left out.
 */
export const controlSelector = (selector: string): string => selector.split(' >>> ').at(-1) ?? selector;
