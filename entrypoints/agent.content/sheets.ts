import type { RecipientKind } from '../../utils/ascmi/parties';
import type { ShareVerdict, SheetView } from '../../utils/contract/views';
import type { Client } from '../../utils/messaging/client';
import type { PageInterface } from './page-interface';

type Stopped = Exclude<ShareVerdict, { effect: 'allow' }>;

interface SheetParts {
  readonly isTop: boolean;
  readonly client: Client;
  readonly page: PageInterface;
}

/**
 * The disclosure sheet of the tab. The top frame shows it; a sub-frame's verdict reaches it through the background. Whatever the person
 * decides goes to the background, which tells the frame that holds the attempt.
 */
export function createSheets({ isTop, client, page }: SheetParts) {
  let open: SheetView | null = null;

  function show(sheet: SheetView): void {
    open = sheet;
    page.openSheet(sheet, { remedy, resolve, close: dismiss });
  }

  function close(): void {
    open = null;
    page.closeSheet();
  }

  function dismiss(): void {
    if (open) client.notify('sheet.dismissed', { attemptId: open.attemptId });
    close();
  }

  function remedy(chosen: SheetView['remedies'][number]): void {
    const sheet = open;
    if (!sheet) return;
    void client.request('sheet.action', { attemptId: sheet.attemptId, remedy: chosen }).then((reply) => {
      if (open !== sheet) return;
      if (!reply.ok) page.tellUnreachable();
      // The privacy officer's address stays in view; everything else is done with the sheet.
      else if (chosen !== 'ask-privacy-officer') close();
    });
  }

  function resolve(recipient: RecipientKind, remember: boolean): void {
    const sheet = open;
    if (!sheet) return;
    void client.request('share.resolve', { attemptId: sheet.attemptId, recipient, remember }).then((reply) => {
      if (open !== sheet) return;
      if (!reply.ok) page.tellUnreachable();
      else if (reply.value && reply.value.effect !== 'allow') show(reply.value.sheet);
      else close();
    });
  }

  return {
    /** A verdict on an attempt of this frame. */
    show: (verdict: Stopped) => {
      if (isTop) show(verdict.sheet);
    },
    /** A sheet of another frame, pushed here. */
    open: show,
    close,
  };
}
