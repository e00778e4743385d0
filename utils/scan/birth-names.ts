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

/** How far from a date of birth its name may stand: a header's avatar, name and facts sit in boxes of their own. */
const CLIMB = 9;
/** Boxes with more text than this are pages, not headers. */
const MAX_TEXT = 900;

/** The name that a date of birth belongs to: before it in its own text, else the nearest box above that holds a name. */
export function nameFor(birth: BirthSighting): NamedPerson | null {
  const own = lastName(birth.lead);
  if (own !== null) return { element: birth.element, name: own, birthDate: birth.iso };
  let box: Element | null = birth.element;
  for (let level = 0; box !== null && level < CLIMB; level += 1) {
    if ((box.textContent ?? '').length > MAX_TEXT || box.localName === 'body') break;
    const name = level === 0 ? null : nameIn(box);
    if (name !== null) return { element: birth.element, name, birthDate: birth.iso };
    box = flatParent(box);
  }
  return null;
}

function nameIn(box: Element): string | null {
  let labelled: string | null = null;
  let expecting = false;
  let loose: string | null = null;
  for (const block of blocksOf(box)) {
    const text = squeeze(block.spaced);
    const label = findLabels(text).find((one) => one.is === 'NAME');
    if (expecting && readName(text) !== null) labelled ??= readName(text);
    expecting = false;
    if (label !== undefined && label.start <= 12) {
      const rest = text.slice(label.end).replace(/^[\s:]+/, '');
      if (rest === '') expecting = true;
      else labelled ??= readName(rest);
    }
    loose ??= wholeName(text);
  }
  return labelled ?? loose;
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
