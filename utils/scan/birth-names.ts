import { findLabels } from '../identifiers/labels';
import { readName } from '../identifiers/names';
import { normaliseText, squeeze } from '../identifiers/text';
import { blocksOf } from './blocks';
import { flatParent } from './flat-tree';
import type { BirthSighting } from './sightings';

/** A person known by name and date of birth only. */
export interface NamedPerson {
  readonly element: Element;
  /** As shown. */
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
}

/** How far above a date of birth its name may stand: a header's avatar, name and facts sit in boxes of their own. */
const CLIMB = 12;
/** Boxes with more text than this are pages, not headers. */
const MAX_TEXT = 4000;

/** The name that a date of birth belongs to: before it in its own text, else before it in the nearest box above that holds a name. */
export function nameFor(birth: BirthSighting): NamedPerson | null {
  const own = lastName(birth.lead);
  if (own !== null) return { element: birth.element, name: own, birthDate: birth.iso };
  let box: Element | null = flatParent(birth.element);
  for (let level = 0; box !== null && level < CLIMB; level += 1) {
    if (box.textContent.length > MAX_TEXT || box.localName === 'body') break;
    const name = nameIn(box, birth.element);
    if (name !== null) return { element: birth.element, name, birthDate: birth.iso };
    box = flatParent(box);
  }
  return null;
}

/** A name under a label anywhere in the box, else the nearest block before `until` that is a name. */
function nameIn(box: Element, until: Element): string | null {
  let expecting = false;
  let loose: string | null = null;
  let past = false;
  for (const block of blocksOf(box)) {
    const text = squeeze(block.spaced);
    past ||= block.element === until || until.contains(block.element);
    const label = findLabels(text).find((one) => one.is === 'NAME');
    if (expecting && readName(text) !== null) return readName(text);
    expecting = false;
    if (label !== undefined && label.start <= 12) {
      const rest = text.slice(label.end).replace(/^[\s:]+/, '');
      if (rest === '') expecting = true;
      else if (readName(rest) !== null) return readName(rest);
    }
    if (!past) loose = wholeName(text) ?? loose;
  }
  return loose;
}

/** A block that is a name and little else. */
function wholeName(text: string): string | null {
  const name = readName(text);
  return name !== null && text.length - name.length <= 24 ? name : null;
}

function lastName(lead: string): string | null {
  const text = squeeze(normaliseText(lead)).replace(
    /\b(?:DOB|D\.O\.B\.|Date of Birth|Born|Birth ?date|Fecha de nacimiento|F\. ?nac\.?)[\s:(]*$/i,
    '',
  );
  const label = findLabels(text).findLast((one) => one.is === 'NAME');
  const from = label === undefined ? text : text.slice(label.end).replace(/^[\s:]+/, '');
  return readName(from) ?? readName(from.replace(/^.*?\b(?:for|re|regarding|para)[: ]+/i, ''));
}
