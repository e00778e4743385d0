import type { Category } from '../../utils/ascmi/categories';
import type { RecipientKind } from '../../utils/ascmi/parties';
import type { PurposeCode } from '../../utils/ascmi/purposes';
import type { ShareAnswers } from '../../utils/contract/messages';
import type { SheetView } from '../../utils/contract/views';
import type { PageKey } from '../../utils/ui/strings/page.en';
import type { Translate } from '../../utils/ui/strings/translate';

export interface SheetChoicesProps {
  readonly sheet: SheetView;
  readonly t: Translate;
  readonly busy: boolean;
  readonly buttonClass: string;
  /** Each change: the verdict follows, nothing is sent. */
  readonly onChange: (answers: ShareAnswers) => void;
  readonly onSubmit: (answers: ShareAnswers, remember: boolean) => void;
}

/** What the page did not say: who receives, what for, and what else is in it. The fields keep what was chosen while the verdict changes. */
export function SheetChoices({ sheet, t, busy, buttonClass, onChange, onSubmit }: SheetChoicesProps) {
  return (
    <form
      class="choose"
      onChange={(event) => onChange(answersOf(event.currentTarget))}
      onSubmit={(event) => {
        event.preventDefault();
        const answers = answersOf(event.currentTarget);
        const remember = event.currentTarget.elements.namedItem('remember') as HTMLInputElement;
        if (answers.recipient) onSubmit(answers, remember.checked);
      }}
    >
      <label>
        <span>{t('sheet_choose')}</span>
        <select name="recipient" required disabled={busy}>
          <option value="">{t('sheet_choose_first')}</option>
          {sheet.recipientChoices.map(({ kind, label }) => (
            <option key={kind} value={kind} selected={kind === sheet.recipient.kind}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {sheet.purposeChoices.length > 0 && (
        <label>
          <span>{t('sheet_purpose')}</span>
          <select name="purpose" disabled={busy}>
            <option value="">{t('sheet_choose_first')}</option>
            {sheet.purposeChoices.map((code) => (
              <option key={code} value={code}>
                {t(`purpose_${code}` as PageKey)}
              </option>
            ))}
          </select>
        </label>
      )}
      {sheet.contentChoices.length > 0 && (
        <details>
          <summary>{t('sheet_content')}</summary>
          <div class="content-choices">
            {sheet.contentChoices.map((category) => (
              <label class="check" key={category}>
                <input type="checkbox" name="category" value={category} disabled={busy} />
                <span>{t(`category_${category}`)}</span>
              </label>
            ))}
          </div>
        </details>
      )}
      <label class="check">
        <input type="checkbox" name="remember" disabled={busy} />
        <span>{t('sheet_remember')}</span>
      </label>
      <button type="submit" class={sheet.mayShare ? 'button primary' : buttonClass} disabled={busy}>
        {t(sheet.mayShare ? 'sheet_share' : 'sheet_apply')}
      </button>
    </form>
  );
}

function answersOf(form: HTMLFormElement): ShareAnswers {
  const data = new FormData(form);
  const chosen = (name: string) => (data.get(name) ?? '') as string;
  const categories = data.getAll('category') as Category[];
  return {
    ...(chosen('recipient') ? { recipient: chosen('recipient') as RecipientKind } : {}),
    ...(chosen('purpose') ? { purpose: chosen('purpose') as PurposeCode } : {}),
    ...(categories.length > 0 ? { categories } : {}),
  };
}
