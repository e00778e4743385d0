import { normaliseText, squeeze } from '../../identifiers/text';
import { blocksOf } from '../blocks';
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
  const picture = control.querySelector('img[alt],svg title,[aria-label],[title]');
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

/**
 * Its text without icon ligatures. Several blocks are a row of a list or a card, whose words are content: they are kept apart by a line break,
 * which no command's name holds.
 */
function visibleText(control: Element): string {
  if (control.childElementCount === 0) return squeeze(normaliseText(flatText(control)));
  const ligature = control.querySelector('.material-icons,[class*="material-symbols"],mat-icon');
  const slot = control.querySelector('slot');
  if (slot !== null) return squeeze(normaliseText(flatText(control)));
  const lines = blocksOf(control)
    .filter((block) => ligature === null || !ligature.contains(block.element))
    .map((block) => squeeze(block.spaced))
    .filter((line) => line !== '');
  const text = lines.join('\n');
  return ligature === null ? text : text.replace(squeeze(ligature.textContent), '').trim();
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
