import { render } from 'preact';
import { Banner } from '../../components/banner/Banner';
import css from '../../components/banner/page-ui.css?inline';
import { Sheet, type Remedy } from '../../components/banner/Sheet';
import { words } from '../../components/banner/words';
import { shown, shownTone, type Shown } from '../../components/shared/tone';
import type { OverrideAnswer, OverrideStatement, ShareAnswers } from '../../utils/contract/messages';
import type { SheetView, TabView } from '../../utils/contract/views';
import { createAnnouncer } from '../../utils/ui/announcer';
import { dragToCorner, nextCorner, type Corner } from '../../utils/ui/drag';
import { freeCorner, type FreeCorner } from '../../utils/ui/free-corner';
import { openShadowHost } from '../../utils/ui/shadow-host';
import type { Translate } from '../../utils/ui/strings/translate';

/** What the user did. All of them come from trusted events only. */
export type PageUiAction =
  | { readonly type: 'recheck' }
  | { readonly type: 'start-form' }
  | { readonly type: 'place'; readonly place: Place }
  | {
      readonly type: 'remedy';
      readonly attemptId: string;
      readonly remedy: Remedy;
      readonly reason?: string | undefined;
    }
  | { readonly type: 'preview'; readonly attemptId: string; readonly answers: ShareAnswers }
  | {
      readonly type: 'resolve';
      readonly attemptId: string;
      readonly answers: ShareAnswers;
      readonly remember: boolean;
    }
  | { readonly type: 'override'; readonly attemptId: string; readonly statement: OverrideStatement }
  | { readonly type: 'sheet-closed'; readonly attemptId: string }
  | { readonly type: 'suppressed'; readonly count: number };

/** Where the user has put the banner. Worth remembering per portal; says nothing about anybody. */
export interface Place {
  readonly corner: Corner;
  readonly collapsed: boolean;
}

export interface PageUiOptions {
  readonly document: Document;
  /** Aborting removes everything. */
  readonly signal: AbortSignal;
  /** `browserStrings()` in a page; a catalog's translator elsewhere. */
  readonly t: Translate;
  /** Random element name, such as `x-k3f9q2`. */
  readonly tagName: string;
  readonly place?: Place;
  /** Wall clock in epoch milliseconds. */
  readonly now: () => number;
  readonly onAction: (action: PageUiAction) => void;
}

export interface PageUi {
  /** The host: events whose target it is come from our own interface and are none of the guard's business. */
  readonly element: HTMLElement;
  readonly update: (view: TabView | null) => void;
  /** Opens the sheet, or shows a newer one in the place of the open one. */
  readonly openSheet: (sheet: SheetView) => void;
  readonly closeSheet: () => void;
  /** The way past the stop was refused: says why, on the open sheet. */
  readonly refuseOverride: (problem: OverrideAnswer['problem']) => void;
  /** The extension was updated under this page: says so until the page is reloaded. */
  readonly showOrphaned: () => void;
}

/** "Checked … ago" moves on at this pace. Nothing else on the banner depends on time. */
const TICK_MS = 15_000;

/** Distance of the banner from the edges, as in the style sheet. */
const MARGIN_PX = 12;
/** Portals go on drawing after their member is known; then the banner looks once more where it is least in the way. */
const SETTLED_MS = 1_500;
/** Only ever our own text, on the person's own click. Refused on pages without a secure context. */
async function copyText(document: Document, text: string): Promise<boolean> {
  const clipboard = document.defaultView?.navigator.clipboard;
  return (
    clipboard?.writeText(text).then(
      () => true,
      () => false,
    ) ?? false
  );
}

/** The banner and the disclosure sheet of one tab, in the top frame. Takes no focus until a sheet opens; then gives it back. */
export function mountPageUi(options: PageUiOptions): PageUi {
  const { document, signal, t, tagName, now, onAction } = options;
  let view: TabView | null = null;
  let sheet: SheetView | null = null;
  let place: Place = options.place ?? { corner: 'se', collapsed: false };
  /** The user has put the banner somewhere: there it stays. */
  let isPlaced = options.place !== undefined;
  let expanded = false;
  let busy = false;
  let problem: OverrideAnswer['problem'] | null = null;
  let isOrphaned = false;
  let dialog: HTMLDialogElement | null = null;
  let dock: HTMLElement | null = null;

  const host = openShadowHost({
    document,
    signal,
    css,
    tagName,
    now,
    onRestored: showDialog,
    onSuppressed: (count) => onAction({ type: 'suppressed', count }),
  });
  const announcer = createAnnouncer(host.mount);
  const container = document.createElement('div');
  host.mount.append(container);

  const current = (): Shown | null => (isOrphaned ? 'orphaned' : shown(view));

  function put(next: Partial<Place>): void {
    place = { ...place, ...next };
    isPlaced = true;
    draw();
    onAction({ type: 'place', place });
  }

  /** To a corner where it covers no control of the portal; where there is none, small, to the corner that is best for that. */
  function stepAside(): void {
    if (isPlaced || !dock?.isConnected || dock.matches(':hover, :focus-within')) return;
    if (placed({ collapsed: false }).covered > 0) placed({ collapsed: true });
  }

  /** Nothing is painted between these measurements, so nothing flickers. */
  function placed(next: Pick<Place, 'collapsed'>): FreeCorner {
    place = { ...place, ...next };
    draw();
    const { width, height } = (dock ?? host.element).getBoundingClientRect();
    const free = freeCorner(document, host.element, { width, height, margin: MARGIN_PX });
    place = { ...place, corner: free.corner };
    draw();
    return free;
  }

  let settling: ReturnType<typeof setTimeout> | undefined;
  function stepAsideSoon(): void {
    stepAside();
    clearTimeout(settling);
    settling = setTimeout(stepAside, SETTLED_MS);
  }

  function act(action: PageUiAction & { readonly attemptId: string }): void {
    busy = true;
    draw();
    onAction(action);
  }

  function showDialog(): void {
    if (!dialog || dialog.matches(':modal')) return;
    dialog.removeAttribute('open');
    dialog.showModal();
    dialog.querySelector<HTMLElement>('#headline')?.focus();
  }

  /** Also reached by Escape, which the browser turns into `close`. The share stays stopped. */
  function closed(): void {
    if (!sheet) return;
    const { attemptId } = sheet;
    dropSheet();
    onAction({ type: 'sheet-closed', attemptId });
  }

  function dropSheet(): void {
    sheet = null;
    busy = false;
    // Closing first lets the browser hand the focus back to where it was; removing alone would drop it on the body.
    if (dialog?.open) dialog.close();
    draw();
  }

  function draw(): void {
    const what = current();
    if (!what && !sheet) {
      render(null, container);
      host.hide();
      return;
    }
    render(
      <>
        {what && (
          <div class={`dock ${place.corner.split('').join(' ')}`} ref={(element) => void (dock = element)}>
            <Banner
              what={what}
              banner={isOrphaned ? null : (view?.banner ?? null)}
              mode={view?.mode ?? 'enforce'}
              nowMs={now()}
              t={t}
              collapsed={place.collapsed}
              expanded={expanded}
              on={{
                recheck: () => onAction({ type: 'recheck' }),
                startForm: () => onAction({ type: 'start-form' }),
                toggleDetails: () => {
                  expanded = !expanded;
                  draw();
                },
                toggleCollapsed: () => put({ collapsed: !place.collapsed }),
                move: () => put({ corner: nextCorner(place.corner) }),
                dragStart: (event) => dock && dragToCorner(event, dock, (corner) => put({ corner })),
              }}
            />
          </div>
        )}
        {sheet && (
          <dialog
            class="sheet"
            aria-labelledby="headline"
            ref={(element) => void (dialog = element)}
            // A sheet that we took away says so a moment later, when another may be open: that one stays.
            onClose={(event) => event.currentTarget === dialog && closed()}
          >
            <Sheet
              sheet={sheet}
              t={t}
              busy={busy}
              problem={problem}
              on={{
                remedy: (remedy, reason) =>
                  sheet && act({ type: 'remedy', attemptId: sheet.attemptId, remedy, reason }),
                // Not busy meanwhile: whoever walks through a list by keyboard must not lose the field.
                preview: (answers) => sheet && onAction({ type: 'preview', attemptId: sheet.attemptId, answers }),
                resolve: (answers, remember) =>
                  sheet && act({ type: 'resolve', attemptId: sheet.attemptId, answers, remember }),
                override: (statement) => {
                  problem = null;
                  if (sheet) act({ type: 'override', attemptId: sheet.attemptId, statement });
                },
                copyNotice: (text) => copyText(document, text),
                close: closed,
              }}
            />
          </dialog>
        )}
      </>,
      container,
    );
    host.show();
    if (sheet) showDialog();
  }

  function announce(): void {
    const what = current();
    if (!what || what === 'checking') return;
    const { title, text } = words(what, view?.banner ?? null, t);
    const member = view?.banner ? `${t('member')} ${view.banner.memberMasked}. ` : '';
    announcer.say(`${t('region')}: ${title}. ${member}${text}`, shownTone(what) === 'stop' ? 'assertive' : 'polite');
  }

  const ticking = setInterval(() => {
    if (view?.banner && !place.collapsed && !document.hidden) draw();
  }, TICK_MS);
  signal.addEventListener('abort', () => {
    clearInterval(ticking);
    clearTimeout(settling);
    render(null, container);
  });

  return {
    element: host.element,
    update(next) {
      if (view && next && next.version < view.version) return;
      const isOtherMember = next?.banner?.memberMasked !== view?.banner?.memberMasked;
      const isOtherPhase = next?.phase !== view?.phase;
      if (isOtherMember) expanded = false;
      view = next;
      draw();
      if (isOtherMember || isOtherPhase) stepAsideSoon();
      announce();
    },
    openSheet(next) {
      if (next.attemptId !== sheet?.attemptId) problem = null;
      sheet = next;
      busy = false;
      draw();
    },
    closeSheet: dropSheet,
    refuseOverride(next) {
      problem = next;
      busy = false;
      draw();
    },
    showOrphaned() {
      isOrphaned = true;
      place = { ...place, collapsed: false };
      dropSheet();
      announce();
    },
  };
}
