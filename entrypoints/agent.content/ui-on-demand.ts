import type { SheetView, TabView } from '../../utils/contract/views';
import { offered } from '../../utils/platform/offer';
import type { mountPageUi, PageUi, PageUiOptions, Place } from './page-ui';

export type LatePageUi = Omit<PageUi, 'element'>;

/**
 * Banner and sheet of a top frame, loaded on first need. What is to be shown before they are there is shown when they are: only the
 * newest view and the newest sheet matter.
 */
export function uiOnDemand(
  options: PageUiOptions,
  load: () => Promise<boolean>,
  placed: Promise<Place | null>,
): LatePageUi {
  let ui: PageUi | null = null;
  let loading: Promise<void> | null = null;
  let view: TabView | null = null;
  let sheet: SheetView | null = null;
  let isOrphaned = false;

  function need(): void {
    loading ??= Promise.all([load(), placed]).then(([isThere, place]) => {
      const mount = isThere ? (offered('page-ui') as typeof mountPageUi | null) : null;
      if (!mount) {
        // The worker died over it, or the frame was on its way out: the next need asks again.
        loading = null;
        return;
      }
      ui = mount(place ? { ...options, place } : options);
      if (view) ui.update(view);
      if (sheet) ui.openSheet(sheet);
      if (isOrphaned) ui.showOrphaned();
    });
  }

  return {
    update(next) {
      view = next;
      if (ui) ui.update(next);
      else need();
    },
    openSheet(next) {
      sheet = next;
      if (ui) ui.openSheet(next);
      else need();
    },
    closeSheet() {
      sheet = null;
      ui?.closeSheet();
    },
    refuseOverride: (problem) => ui?.refuseOverride(problem),
    showOrphaned() {
      isOrphaned = true;
      ui?.showOrphaned();
    },
  };
}
