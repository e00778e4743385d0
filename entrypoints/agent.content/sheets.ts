import type { ActionCode } from '../../utils/ascmi/actions';
import type { OverrideStatement, ShareAnswers } from '../../utils/contract/messages';
import type { ShareVerdict, SheetView } from '../../utils/contract/views';
import type { Client } from '../../utils/messaging/client';
import type { PageKey } from '../../utils/ui/strings/page.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { PageUiAction } from './page-ui';
import type { LatePageUi } from './ui-on-demand';

interface SheetParts {
  /** Null in sub-frames, which show nothing themselves. */
  readonly ui: LatePageUi | null;
  readonly client: Client;
  readonly t: Translate;
}

/**
 * The disclosure sheet of the tab. The top frame shows it; a sub-frame's verdict reaches it through the background. Whatever the person
 * decides goes to the background, which tells the frame that holds the attempt.
 */
export function createSheets({ ui, client, t }: SheetParts) {
  let open: SheetView | null = null;
  let previews = 0;

  function show(sheet: SheetView): void {
    open = sheet;
    ui?.openSheet(sheet);
  }

  function close(): void {
    open = null;
    ui?.closeSheet();
  }

  /** A sentence in the sheet's place, where there is no verdict to show. */
  function tell(key: PageKey, action: ActionCode, controlLabel: string): void {
    show({
      attemptId: '',
      action,
      controlLabel,
      memberMasked: open?.memberMasked ?? '',
      outcome: 'ASK',
      recipient: { kind: 'UNKNOWN' },
      headline: t(key),
      reasons: [],
      obligations: [],
      withhold: [],
      remedies: [],
      recipientChoices: [],
      purposeChoices: [],
      contentChoices: [],
      mayShare: false,
      ruleSetVersion: '',
    });
  }

  function remedy(sheet: SheetView, chosen: SheetView['remedies'][number], reason?: string): void {
    void client.request('sheet.action', { attemptId: sheet.attemptId, remedy: chosen, reason }).then((reply) => {
      if (open !== sheet) return;
      if (!reply.ok) tell('failed_headline', sheet.action, sheet.controlLabel);
      // The privacy officer's address stays in view, and a share waits while its cover sheet is made; everything else is done with the sheet.
      else if (chosen === 'ask-privacy-officer' || chosen === 'cover-sheet') ui?.openSheet(sheet);
      else close();
    });
  }

  function preview(sheet: SheetView, answers: ShareAnswers): void {
    const asked = (previews += 1);
    void client.request('share.preview', { attemptId: sheet.attemptId, answers }).then((reply) => {
      // Only the newest answers count, and only while their sheet is open.
      if (asked !== previews || open?.attemptId !== sheet.attemptId) return;
      if (reply.ok && reply.value) show(reply.value);
    });
  }

  function override(sheet: SheetView, statement: OverrideStatement): void {
    void client.request('share.override', { attemptId: sheet.attemptId, statement }).then((reply) => {
      if (open?.attemptId !== sheet.attemptId) return;
      if (!reply.ok) tell('failed_headline', sheet.action, sheet.controlLabel);
      else if (reply.value.done) close();
      else ui?.refuseOverride(reply.value.problem);
    });
  }

  function resolve(sheet: SheetView, answers: ShareAnswers, remember: boolean): void {
    // A preview on its way must not take the place of the verdict.
    previews += 1;
    void client.request('share.resolve', { attemptId: sheet.attemptId, answers, remember }).then((reply) => {
      if (open !== sheet) return;
      if (!reply.ok) tell('failed_headline', sheet.action, sheet.controlLabel);
      else if (reply.value && reply.value.effect !== 'allow') show(reply.value.sheet);
      else close();
    });
  }

  return {
    /** A verdict on an attempt of this frame. */
    show: (verdict: Exclude<ShareVerdict, { effect: 'allow' }>) => {
      if (ui) show(verdict.sheet);
    },
    /** A sheet of another frame, pushed here. */
    open: show,
    close,
    tell,
    act(action: PageUiAction): void {
      if (action.type === 'sheet-closed') {
        open = null;
        if (action.attemptId) client.notify('sheet.dismissed', { attemptId: action.attemptId });
      }
      if (action.type === 'remedy' && open) remedy(open, action.remedy, action.reason);
      if (action.type === 'preview' && open) preview(open, action.answers);
      if (action.type === 'resolve' && open) resolve(open, action.answers, action.remember);
      if (action.type === 'override' && open) override(open, action.statement);
    },
  };
}
