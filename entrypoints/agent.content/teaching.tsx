import { render } from 'preact';
import { Glass, Outline } from '../../components/teach/Glass';
import css from '../../components/teach/teach.css?inline';
import { TeachPanel } from '../../components/teach/TeachPanel';
import type { Aim, TeachEvents, TeachView } from '../../components/teach/view';
import type { TaughtLines, TeachingResult } from '../../utils/contract/teaching';
import { nameOf } from '../../utils/scan/outbound/control-facts';
import type { OpenShadowRoot } from '../../utils/scan/shadow-roots';
import { LessonBook } from '../../utils/teach/lesson-book';
import { aimedAt, boxOf, places } from '../../utils/teach/pointing';
import { openShadowHost } from '../../utils/ui/shadow-host';
import type { Translate } from '../../utils/ui/strings/translate';

export interface TeachingOptions {
  readonly document: Document;
  /** Ends everything. */
  readonly life: AbortController;
  readonly t: Translate;
  readonly tagName: string;
  readonly open: OpenShadowRoot;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Null: no answer came. */
  readonly finish: (lines: TaughtLines, keep: 'settings' | 'export') => Promise<TeachingResult | null>;
  readonly copy: (text: string) => void;
}

/** Lines are tried on the page as it is now this often: a redraw may blind one. */
const RETRY_MS = 1000;
/** Outlines of what else would be found; more tell nothing more. */
const MAX_ECHOES = 60;

/** The teaching panel of a tab, in its top frame: point, choose, save. */
export function mountTeaching(options: TeachingOptions): void {
  const { document, life, t, tagName, open, now, finish, copy } = options;
  const { signal } = life;
  const book = new LessonBook(document, open);
  let aim: Aim | null = null;
  let missed = false;
  let aimed: Element | null = null;
  let result: TeachView['result'] = null;
  let adapter: string | null = null;

  const host = openShadowHost({
    document,
    signal,
    css,
    tagName,
    now,
    onRestored: () => undefined,
    onSuppressed: () => life.abort(),
  });
  const container = document.createElement('div');
  host.mount.append(container);

  function point(next: Aim | null): void {
    aim = next;
    aimed = null;
    missed = false;
    draw();
  }

  function step(by: 1 | -1): void {
    if (aim === null) return;
    const list = places(aim, document, open);
    const at = aimed === null ? (by === 1 ? -1 : 0) : list.indexOf(aimed);
    aimed = list.at((at + by) % Math.max(1, list.length)) ?? null;
    aimed?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    draw();
  }

  function pick(): void {
    if (aim === null || aimed === null) return;
    missed = !book.learn(aim, aimed);
    aim = null;
    aimed = null;
    result = null;
    draw();
    host.mount.querySelector<HTMLElement>('select, .panel .button')?.focus();
  }

  const on: TeachEvents = {
    aim: point,
    choose: (index) => drawAfter(() => book.choose(index)),
    kind: (kind) => drawAfter(() => book.correct({ kind })),
    action: (action) => drawAfter(() => book.correct({ action })),
    add: () => drawAfter(() => book.add()),
    drop: () => drawAfter(() => book.drop()),
    remove: (line) => drawAfter(() => book.remove(line)),
    finish: (keep) =>
      void finish(book.taught(), keep).then((answer) => {
        result = answer?.outcome ?? 'failed';
        adapter = answer?.adapter ?? null;
        draw();
      }),
    copy: () => adapter !== null && copy(adapter),
    close: () => life.abort(),
  };

  function drawAfter(change: () => void): void {
    change();
    result = null;
    draw();
  }

  function draw(): void {
    if (signal.aborted) return;
    const view: TeachView = { aim, missed, lesson: book.lesson(), lines: book.lines(), result, adapter };
    const echoes = aim === null ? book.echoes().slice(0, MAX_ECHOES) : [];
    render(
      <div class={aim === null ? '' : 'pointing'}>
        {aim !== null && (
          <Glass
            aim={aim}
            t={t}
            heard={aimed === null ? '' : aim === 'control' ? nameOf(aimed) : aimed.textContent.trim().slice(0, 60)}
            on={{
              move(x, y) {
                const next = aim === null ? null : aimedAt(aim, document, x, y, open);
                if (next !== aimed) {
                  aimed = next;
                  draw();
                }
              },
              pick,
              step,
              cancel: () => point(null),
            }}
          />
        )}
        {echoes.map((element, index) => (
          <Outline key={index} box={boxOf(element)} kind="echo" />
        ))}
        {aimed && <Outline box={boxOf(aimed)} kind="aimed" />}
        <TeachPanel view={view} t={t} on={on} />
      </div>,
      container,
    );
    host.show();
  }

  const trying = setInterval(() => {
    if (aim === null && !document.hidden) draw();
  }, RETRY_MS);
  // The pane holds the keyboard; where the page took it away, Escape still stops.
  document.defaultView?.addEventListener(
    'keydown',
    (event) => {
      if (event.isTrusted && event.key === 'Escape' && aim !== null) point(null);
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', () => {
    clearInterval(trying);
    render(null, container);
  });
  draw();
}
