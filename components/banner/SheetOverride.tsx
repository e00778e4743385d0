import { useState } from 'preact/hooks';
import type { OverrideReason } from '../../utils/ascmi/override-reasons';
import type { OverrideAnswer, OverrideStatement } from '../../utils/contract/messages';
import type { SheetView } from '../../utils/contract/views';
import type { PageKey } from '../../utils/ui/strings/page.en';
import type { Translate } from '../../utils/ui/strings/translate';

export interface SheetOverrideProps {
  readonly override: NonNullable<SheetView['override']>;
  readonly t: Translate;
  readonly busy: boolean;
  /** Why the last try was refused. */
  readonly problem: OverrideAnswer['problem'] | null;
  readonly onOverride: (statement: OverrideStatement) => void;
}

/** The way past a stop that the law leaves open. Closed at first: it is never the obvious next step. */
export function SheetOverride({ override, t, busy, problem, onOverride }: SheetOverrideProps) {
  const { reasons, secondPerson } = override;
  const [reason, setReason] = useState<OverrideReason | undefined>(reasons[0]);
  const isEmergency = reason === 'OVRER';
  return (
    <details class="override">
      <summary>{t('override_title')}</summary>
      <p>{t('override_intro')}</p>
      <form
        class="choose"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason) onOverride(statementOf(event.currentTarget, reason));
        }}
      >
        <label>
          <span>{t('override_reason')}</span>
          <select
            name="reason"
            disabled={busy}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value as OverrideReason)}
          >
            {reasons.map((code) => (
              <option key={code} value={code}>
                {t(`override_${code}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('override_explanation')}</span>
          <textarea name="explanation" rows={3} minLength={10} maxLength={1000} required disabled={busy} />
          <span class="fine">{t('override_explanation_hint')}</span>
        </label>
        <Text name="discloser" label={t('override_discloser')} busy={busy} />
        {isEmergency && <Text name="receivedBy" label={t('override_received')} busy={busy} />}
        {isEmergency && <Text name="facility" label={t('override_facility')} busy={busy} />}
        {secondPerson && <Text name="approver" label={t('override_approver')} busy={busy} />}
        <p class="problem" role="alert">
          {problem ? t(`override_problem_${problem.replaceAll('-', '_')}` as PageKey) : ''}
        </p>
        <button type="submit" class="button" disabled={busy}>
          {t('override_do')}
        </button>
      </form>
    </details>
  );
}

function Text({ name, label, busy }: { readonly name: string; readonly label: string; readonly busy: boolean }) {
  return (
    <label>
      <span>{label}</span>
      <input type="text" name={name} maxLength={200} required disabled={busy} autocomplete="off" />
    </label>
  );
}

function statementOf(form: HTMLFormElement, reason: OverrideReason): OverrideStatement {
  const data = new FormData(form);
  const written = (name: string) => ((data.get(name) ?? '') as string).trim();
  const optional = (name: 'receivedBy' | 'facility' | 'approver') => (written(name) ? { [name]: written(name) } : {});
  return {
    reason,
    explanation: written('explanation'),
    discloser: written('discloser'),
    ...optional('receivedBy'),
    ...optional('facility'),
    ...optional('approver'),
  };
}
