import { normaliseText, squeeze } from '../../identifiers/text';
import { isInline, isSkipped } from '../blocks';
import { byId, flatClosest, flatParent, flatText, hostOf } from '../flat-tree';

export const CONTROLS =
  'button,a,input[type="button"],input[type="submit"],input[type="image"],input[type="file"],area[href],[role="button"],[role="link"],[role="menuitem"],[role="menuitemradio"],[role="menuitemcheckbox"],[role="option"],[role="tab"],[onclick],[data-action]';
const PLACES =
  '[role="tab"],[role="tablist"],nav,[role="navigation"],[role="menubar"],.nav-tabs,th,[role="columnheader"],thead';

/** The control that a click on `path` presses: the nearest, in the flat tree; a label presses its field. */
export function pressedControl(path: readonly EventTarget[]): Element | null {
  for (const target of path.slice(0, 16)) {
    if (!isElement(target) || target.localName === 'body') continue;
    if (target.matches(CONTROLS)) return target;
    if (target.localName === 'label') {
      const control = (target as HTMLLabelElement).control;
      if (control?.matches(CONTROLS) === true) return control;
    }
  }
  return null;
}

const isElement = (target: EventTarget): target is Element => 'nodeType' in target && target.nodeType === 1;

/** The name that a user sees or hears, without asking for layout. */
export function nameOf(control: Element): string {
  const read = (name: string) => squeeze(normaliseText(control.getAttribute(name) ?? ''));
  const ids = read('aria-labelledby').split(' ').filter(Boolean);
  const referred = squeeze(ids.map((id) => byId(control, id)?.textContent ?? '').join(' '));
  if (referred !== '') return referred;
  if (read('aria-label') !== '') return read('aria-label');
  if (control.localName === 'input') {
    const type = control.getAttribute('type');
    return type === 'image'
      ? read('alt') || read('title')
      : squeeze((control as HTMLInputElement).value) || read('title');
  }
  const text = visibleText(control);
  if (/[\p{L}\d]/u.test(text)) return text;
  const picture = control.querySelector(PICTURE_NAMES);
  return (
    squeeze(
      picture?.getAttribute('alt') ??
        picture?.getAttribute('aria-label') ??
        picture?.getAttribute('title') ??
        picture?.textContent ??
        '',
    ) ||
    read('title') ||
    read('data-original-title') ||
    read('data-bs-original-title') ||
    read('data-tooltip') ||
    read('data-tip') ||
    hostName(control)
  );
}

const PICTURE_NAMES = 'img[alt],svg title,[aria-label],[title]';

/** Its only name is that of a picture in it ("printer"): what libraries call an icon, not what a person was told. */
export const isPictureNamed = (control: Element): boolean =>
  !control.matches('[aria-label],[aria-labelledby],[title]') &&
  !/[\p{L}\d]/u.test(control.textContent) &&
  control.querySelector(PICTURE_NAMES) !== null;

const LIGATURES = '.material-icons,[class*="material-symbols"],mat-icon';

/**
 * Its text without icon ligatures. Several blocks are a row of a list or a card, whose words are content: they are kept apart by a line break,
 * which no command's name holds.
 */
function visibleText(control: Element): string {
  if (control.querySelector('slot') !== null) return squeeze(normaliseText(flatText(control)));
  return normaliseText(linesIn(control)).split('\n').map(squeeze).filter(Boolean).join('\n');
}

function linesIn(element: Element): string {
  let lines = '';
  for (const child of element.childNodes) {
    if (child.nodeType === 3) lines += (child as Text).data.replace(/\n/g, ' ');
    if (child.nodeType !== 1) continue;
    const inner = child as Element;
    if (isSkipped(inner) || inner.matches(LIGATURES)) continue;
    // Neighbouring inline elements are words of their own: `<span>Send</span><span>fax</span>`.
    const seam = !isInline(inner) ? '\n' : inner.previousSibling?.nodeType === 1 ? ' ' : '';
    lines += `${seam}${linesIn(inner)}${isInline(inner) ? '' : seam}`;
  }
  return lines;
}

/** A button inside a component: the component's own attributes and light text name it. */
function hostName(control: Element): string {
  const host = hostOf(control);
  if (host === null) return '';
  for (const name of ['aria-label', 'label', 'title', 'alt', 'value']) {
    const value = squeeze(host.getAttribute(name) ?? '');
    if (value !== '') return value;
  }
  const light = squeeze(host.textContent);
  return light.length <= 40 ? light : '';
}

/** A tab, a navigation link, a sortable header: a press goes somewhere, nothing leaves. */
export const isPlace = (control: Element): boolean => flatClosest(control, PLACES, 8) !== null;

/** Opens a menu of its own; what leaves is decided by the item pressed next. */
export const opensMenu = (control: Element): boolean =>
  /^(?:true|menu|listbox)$/.test(control.getAttribute('aria-haspopup') ?? '') ||
  control.matches('[data-toggle="dropdown"],[data-bs-toggle="dropdown"]');

const HOLDERS =
  'dialog,[role="dialog"],[role="alertdialog"],[role="menu"],.modal,.dropdown-menu,form,fieldset,[role="toolbar"],[role="group"],section,article';
const HEADINGS = 'h1,h2,h3,h4,h5,h6,legend,[role="heading"],.modal-title,[class*="title" i]';

/** Titles of what holds the control, innermost first; at most four. */
export function* titlesAround(control: Element): Generator<{ text: string; modal: boolean }> {
  let seen = 0;
  for (let holder = flatParent(control); holder !== null && seen < 4; holder = flatParent(holder)) {
    if (!holder.matches(HOLDERS)) continue;
    const text = titleOf(holder);
    if (text === '') continue;
    seen += 1;
    yield {
      text,
      modal: holder.matches('dialog,[role="dialog"],[role="alertdialog"],[role="menu"],.modal,.dropdown-menu'),
    };
  }
}

/** Commands between a heading and a control are what the heading was for. */
const COMMANDS = 'form,button,[type="submit"],[role="dialog"]';

/** Headings before the control with no other command's section between, nearest first. */
export function* headingsBefore(control: Element): Generator<string> {
  for (let box: Element | null = control, level = 0; box !== null && level < 6; box = flatParent(box), level += 1) {
    let before = box.previousElementSibling;
    for (let step = 0; before !== null && step < 12; step += 1, before = before.previousElementSibling) {
      if (before.matches('button,input,a')) continue;
      if (before.matches(COMMANDS) || before.querySelector(COMMANDS) !== null) return;
      const heading = before.matches(HEADINGS) ? before : [...before.querySelectorAll(HEADINGS)].at(-1);
      const text = squeeze((heading?.textContent ?? '').slice(0, 200));
      if (text === '' || text.length > 80) continue;
      yield text;
    }
  }
}

function titleOf(holder: Element): string {
  const label = holder.getAttribute('aria-label');
  if (label !== null && label !== '') return squeeze(label);
  const id = holder.getAttribute('aria-labelledby');
  const referred = id === null ? null : byId(holder, id.split(/\s+/)[0] ?? '');
  const heading = referred ?? holder.querySelector(HEADINGS) ?? triggerOf(holder);
  const text = squeeze((heading?.textContent ?? '').slice(0, 200));
  return text.length > 80 ? '' : text;
}

/** A menu is titled by the button that opened it. */
function triggerOf(holder: Element): Element | null {
  if (!holder.matches('[role="menu"],.dropdown-menu')) return null;
  const previous = holder.previousElementSibling;
  return previous?.matches('button,a,[role="button"]') === true ? previous : null;
}
