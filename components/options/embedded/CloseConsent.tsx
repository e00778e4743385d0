import { useState } from 'preact/hooks';
import {
  STATUS_REASONS,
  type ClosedStatus,
  type ConsentLine,
  type StatusReason,
} from '../../../utils/contract/embedded-view';
import { RadioField, SelectField, TextField } from '../../shared/Field';
import type { PanelProps } from './panel';

interface CloseConsentProps extends Pick<PanelProps, 'api' | 'words'> {
  readonly line: ConsentLine;
  readonly onClosed: () => void;
  readonly onKeep: () => void;
}

const STATUSES = ['inactive', 'entered-in-error'] as const satisfies readonly ClosedStatus[];

/** A person says that a consent does not hold any more, or never did: which of both, why, and who says so. */
export function CloseConsent({ api, words, line, onClosed, onKeep }: CloseConsentProps) {
  const { e } = words;
  const [status, setStatus] = useState<ClosedStatus>('inactive');
  const [reason, setReason] = useState<StatusReason>(STATUS_REASONS.inactive[0]);
  const [by, setBy] = useState('');
  const [isChecked, setChecked] = useState(false);
  const [problem, setProblem] = useState<'changed' | 'no-answer' | null>(null);
  const isNameless = by.trim() === '';

  async function close(): Promise<void> {
    setChecked(true);
    if (isNameless) return;
    const { consentId, version } = line;
    const answer = await api.close({ consentId, version, status, reason, by: by.trim() });
    if (answer === 'done') onClosed();
    else setProblem(answer === 'changed' ? answer : 'no-answer');
  }
  return (
    <form
      class="stack closing"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <RadioField
        label={e('close_status')}
        value={status}
        options={STATUSES.map((value) => ({ value, label: e(`close_${value}`), hint: e(`close_${value}_hint`) }))}
        onChange={(chosen) => {
          setStatus(chosen);
          setReason(STATUS_REASONS[chosen][0]);
        }}
      />
      <SelectField
        label={e('close_reason')}
        value={reason}
        options={STATUS_REASONS[status].map((value) => ({ value, label: e(`reason_${value}`) }))}
        onChange={setReason}
      />
      <TextField
        label={e('close_by')}
        hint={e('close_by_hint')}
        error={isChecked && isNameless ? e('close_by_missing') : undefined}
        value={by}
        onInput={setBy}
        input={{ maxLength: 120, autocomplete: 'name' }}
      />
      <div role="status">{problem && <p class="error">{e(`close_${problem}`)}</p>}</div>
      <div class="actions">
        <button type="submit" class="button primary">
          {e('close_save')}
        </button>
        <button type="button" class="button quiet" onClick={onKeep}>
          {e('keep')}
        </button>
      </div>
    </form>
  );
}
