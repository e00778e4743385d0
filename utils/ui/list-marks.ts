import type { FrameFindings } from '../contract/findings';
import { MARKS_BATCH, type ListedPerson, type MarkState } from '../contract/marks';
import { createMarkLayer, type MarkLayer } from './mark-layer';
import { placeOf } from './mark-place';
import { openShadowHost } from './shadow-host';
import { listedRows, type ListedRow } from './listed-rows';
import type { Translate } from './strings/translate';

/**
 * Marks beside the members of a list: one small shape each.
 *
 * Why a hostile page does not learn anybody's state from them. Nothing is written into the page's own elements: all marks hang in one host
 * with a closed shadow root, whose name is random and whose box (the viewport, through which every event passes) is the same whatever is in
 * it. A mark appears for each recognised member before anybody is asked, with the same size and place in every state; only what is painted
 * inside differs, and a page cannot read paint. There is no picture to load, no animation to list, nothing to focus, no selector that styles
 * reach. That a number was recognised, the page knows: it wrote the number. What it can time is when we begin to ask, which depends on the
 * view alone.
 *
 * Residual gap: a page that may capture the screen (which the browser asks the user for) sees what the user sees.
 */
export interface ListMarksOptions {
  readonly document: Document;
  readonly signal: AbortSignal;
  readonly css: string;
  readonly t: Translate;
  readonly tagName: string;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Null entries, and null altogether: nobody was asked. */
  readonly ask: (people: readonly ListedPerson[]) => Promise<readonly (MarkState | null)[] | null>;
}

export interface ListMarks {
  /** After each reading of the frame; `elements` in the order of the findings' members. */
  readonly update: (findings: FrameFindings, elements: readonly Element[]) => void;
}

/** Rows that came into view within this time are asked about together, milliseconds. */
const GATHER_MS = 150;
/** After this, a row in view is asked about again: a form may have been signed meanwhile. */
const FRESH_MS = 5 * 60_000;
/** A row that got no answer waits this long. */
const RETRY_MS = 20_000;
/** Layout can move without an event (a picture arrives, a panel slides): marks are compared with it this often while any is shown. */
const SETTLE_MS = 400;

interface Known {
  readonly state: MarkState | null;
  readonly untilMs: number;
}

export function mountListMarks(options: ListMarksOptions): ListMarks {
  const { document, signal, css, t, tagName, now, ask } = options;
  const view = document.defaultView ?? window;
  const host = openShadowHost({
    document,
    signal,
    css,
    tagName,
    now,
    onRestored: () => undefined,
    // A page that fights gets no marks; what protects does not hang on them.
    onSuppressed: () => undefined,
  });
  const layer: MarkLayer = createMarkLayer(host.mount, t, signal);
  let rows = new Map<Element, ListedRow>();
  const inView = new Set<Element>();
  const known = new Map<string, Known>();
  const asked = new Set<string>();
  let gathering = false;
  let frame = 0;

  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inView.add(target);
      else inView.delete(target);
    }
    gather();
    draw();
  });

  function update(findings: FrameFindings, elements: readonly Element[]): void {
    const before = rows;
    rows = findings.subject === 'several' ? listedRows(findings.members, elements) : new Map<Element, ListedRow>();
    for (const element of before.keys()) {
      if (rows.has(element)) continue;
      seen.unobserve(element);
      inView.delete(element);
    }
    for (const element of rows.keys()) if (!before.has(element)) seen.observe(element);
    gather();
    draw();
  }

  function gather(): void {
    if (gathering) return;
    gathering = true;
    setTimeout(() => {
      gathering = false;
      void askNext();
    }, GATHER_MS);
  }

  async function askNext(): Promise<void> {
    const due = [...inView].flatMap((element) => rows.get(element) ?? []).filter(isDue);
    const batch = [...new Map(due.map((row) => [row.key, row])).values()].slice(0, MARKS_BATCH);
    if (batch.length === 0 || signal.aborted || document.hidden) return;
    for (const { key } of batch) asked.add(key);
    const answers = await ask(batch.map(({ person }) => person));
    for (const [index, { key }] of batch.entries()) {
      const state = answers?.[index] ?? null;
      asked.delete(key);
      known.set(key, { state, untilMs: now() + (state === null ? RETRY_MS : FRESH_MS) });
    }
    draw();
    gather();
  }

  const isDue = ({ key }: ListedRow): boolean => !asked.has(key) && (known.get(key)?.untilMs ?? 0) <= now();

  function draw(): void {
    if (frame !== 0 || signal.aborted) return;
    frame = view.requestAnimationFrame(() => {
      frame = 0;
      place();
    });
  }

  function place(): void {
    const marks = [...inView].flatMap((element) => {
      const row = rows.get(element);
      const at = row ? placeOf(element) : null;
      return row && at ? [{ key: row.key, masked: row.masked, state: known.get(row.key)?.state ?? null, at }] : [];
    });
    layer.show(marks);
    if (rows.size > 0) host.show();
    else host.hide();
  }

  const passive = { capture: true, passive: true, signal } as const;
  for (const type of ['scroll', 'resize', 'transitionend'] as const) view.addEventListener(type, draw, passive);
  view.addEventListener('pointermove', (event) => layer.point(event.clientX, event.clientY), passive);
  const settling = setInterval(() => {
    if (inView.size === 0 || document.hidden) return;
    draw();
    gather();
  }, SETTLE_MS);
  signal.addEventListener('abort', () => {
    clearInterval(settling);
    view.cancelAnimationFrame(frame);
    seen.disconnect();
  });
  return { update };
}
