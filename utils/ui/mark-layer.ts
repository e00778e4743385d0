import type { MarkState } from '../contract/marks';
import { MARK_PX, type Place } from './mark-place';
import type { Translate } from './strings/translate';

export interface Mark {
  readonly key: string;
  readonly masked: string;
  /** Null: not asked yet, or not answered. */
  readonly state: MarkState | null;
  readonly at: Place;
}

export interface MarkLayer {
  readonly show: (marks: readonly Mark[]) => void;
  /** The pointer moved to this place of the viewport: the mark below it says its name. */
  readonly point: (x: number, y: number) => void;
}

/** 12 x 12 shapes, each told from the others without colour. */
const SHAPES: Readonly<Record<MarkState | 'NOT_ASKED', string>> = {
  ALL: 'M2 6.4 4.8 9.2 10 3',
  PART: 'M6 1.6a4.4 4.4 0 1 0 .01 0',
  DECL: 'M2.5 2.5l7 7M9.5 2.5l-7 7',
  EXP: 'M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M6 3.8V6l1.7 1.2',
  NONE: 'M2.5 6h7',
  WRONG: 'M6 1.6 1.2 10.4h9.6zM6 5v2.2M6 8.8v.1',
  UNK: 'M3.8 4.2a2.2 2.2 0 1 1 3.3 1.9C6.3 6.6 6 7 6 7.6M6 9.9v.1',
  AMBIG: 'M4.2 3.2a2.8 2.8 0 1 0 .01 0M7.8 3.2a2.8 2.8 0 1 0 .01 0',
  NOT_ASKED: 'M6 5.6v.8',
};
/** What is filled besides: half of the circle. */
const FILLED: Readonly<Partial<Record<MarkState | 'NOT_ASKED', string>>> = { PART: 'M6 1.6a4.4 4.4 0 0 0 0 8.8z' };
const SVG = 'http://www.w3.org/2000/svg';
const XHTML = 'http://www.w3.org/1999/xhtml';

/** Draws marks in our own shadow root. Elements are kept by person, so that a screen reader's place in the list survives a redraw. */
export function createMarkLayer(mount: HTMLElement, t: Translate, signal: AbortSignal): MarkLayer {
  const document = mount.ownerDocument;
  const make = (name: string) => document.createElementNS(XHTML, name as 'div');
  const list = make('ul');
  list.setAttribute('role', 'list');
  list.setAttribute('aria-label', t('marks_label'));
  list.className = 'marks';
  const tip = make('p');
  tip.className = 'tip';
  tip.setAttribute('aria-hidden', 'true');
  mount.append(list, tip);
  const items = new Map<string, HTMLElement>();
  let shown: readonly Mark[] = [];
  signal.addEventListener('abort', () => list.remove());

  const nameOf = ({ state }: Mark): string => t(`mark_${state ?? 'NOT_ASKED'}`);

  function pathOf(outline: string, name: string): SVGElement {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', outline);
    path.setAttribute('class', name);
    return path;
  }

  function draw(item: HTMLElement, mark: Mark): void {
    const state = mark.state ?? 'NOT_ASKED';
    item.style.transform = `translate(${mark.at.x}px, ${mark.at.y}px)`;
    if (item.dataset['state'] === state) return;
    item.dataset['state'] = state;
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 12 12');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(pathOf(SHAPES[state], ''), pathOf(FILLED[state] ?? '', 'filled'));
    const words = make('span');
    words.className = 'sr';
    words.textContent = `${mark.masked}: ${nameOf(mark)}`;
    item.replaceChildren(svg, words);
  }

  return {
    show(marks) {
      shown = marks;
      const kept = new Set(marks.map(({ key }) => key));
      for (const [key, item] of items) {
        if (kept.has(key)) continue;
        item.remove();
        items.delete(key);
      }
      for (const mark of marks) {
        let item = items.get(mark.key);
        if (!item) {
          item = make('li');
          items.set(mark.key, item);
          list.append(item);
        }
        draw(item, mark);
      }
      if (marks.length === 0) tip.textContent = '';
    },
    point(x, y) {
      const under = shown.find(
        ({ at }) => x >= at.x - 1 && x <= at.x + MARK_PX + 1 && y >= at.y - 1 && y <= at.y + MARK_PX + 1,
      );
      const text = under ? t('mark_tip', nameOf(under)) : '';
      if (tip.textContent !== text) tip.textContent = text;
      if (!under) return;
      const width = document.documentElement.clientWidth;
      tip.style.transform = `translate(${Math.min(under.at.x, Math.max(0, width - 240))}px, ${under.at.y + MARK_PX + 4}px)`;
    },
  };
}
