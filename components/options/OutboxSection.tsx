import { useEffect, useState } from 'preact/hooks';
import { DISCARD_REASONS, type DiscardReason, type OutboxLine } from '../../utils/contract/outbox-view';
import { problemKey } from '../banner/words';
import { SelectField } from '../shared/Field';
import { Notice } from '../shared/Notice';
import type { OptionsApi } from './api';
import { SectionFrame } from './Section';
import type { OptionsWords } from './words';

const KIND_WORDS = {
  consent: 'outbox_consent',
  withdrawal: 'outbox_withdrawal',
  'audit-event': 'outbox_audit',
} as const;

interface OutboxSectionProps {
  readonly api: OptionsApi;
  readonly words: OptionsWords;
}

/** What was signed or decided here and has not reached the registry: why, when it is tried again, and what a person can do about it. */
export function OutboxSection({ api, words }: OutboxSectionProps) {
  const { o, t } = words;
  const [lines, setLines] = useState<readonly OutboxLine[] | null>(null);
  const [isSilent, setSilent] = useState(false);
  const [isBusy, setBusy] = useState(false);

  function take(answer: readonly OutboxLine[] | null): void {
    setBusy(false);
    setSilent(answer === null);
    if (answer) setLines(answer);
  }
  useEffect(() => {
    let isCurrent = true;
    void api.outbox().then((answer) => {
      if (isCurrent) take(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);

  function act(change: Promise<readonly OutboxLine[] | null>): void {
    setBusy(true);
    void change.then(take);
  }

  return (
    <SectionFrame title={o('nav_outbox')} intro={o('outbox_intro')} words={words}>
      <div role="status">
        {isBusy && <p class="muted">{o('outbox_busy')}</p>}
        {isSilent && <Notice tone="warning" title={t('tone_warning')} text={o('audit_failed')} />}
        {lines?.length === 0 && <p class="empty">{o('outbox_empty')}</p>}
        {lines?.some(({ state }) => state === 'poisoned') && (
          <Notice tone="warning" title={o('outbox_aside_title')} text={o('outbox_aside_text')} />
        )}
      </div>
      {lines && lines.length > 0 && (
        <ul class="outbox">
          {lines.map((line) => (
            <OutboxItem
              key={line.id}
              line={line}
              words={words}
              disabled={isBusy}
              onRetry={() => act(api.retryOutbox(line.id))}
              onDiscard={(reason) => act(api.discardOutbox(line.id, reason))}
            />
          ))}
        </ul>
      )}
    </SectionFrame>
  );
}

interface OutboxItemProps {
  readonly line: OutboxLine;
  readonly words: OptionsWords;
  readonly disabled: boolean;
  readonly onRetry: () => void;
  readonly onDiscard: (reason: DiscardReason) => void;
}

function OutboxItem({ line, words, disabled, onRetry, onDiscard }: OutboxItemProps) {
  const { o, t } = words;
  const [reason, setReason] = useState<DiscardReason | null>(null);
  const time = (ms: number) =>
    new Intl.DateTimeFormat(`${t('language')}-US`, { dateStyle: 'short', timeStyle: 'short' }).format(ms);
  const kind = o(KIND_WORDS[line.kind]);
  const isAside = line.state === 'poisoned';
  return (
    <li class={isAside ? 'aside' : undefined}>
      <h3>
        {kind}{' '}
        <span class={`chip ${isAside ? 'warning' : 'neutral'}`}>{o(isAside ? 'outbox_aside' : 'outbox_waiting')}</span>
      </h3>
      <p class="muted">
        {o('outbox_since', time(line.queuedAtMs), `${line.attempts}`)}{' '}
        {line.problem !== null && line.problem !== 'unconfirmed' && t(problemKey(line.problem))}{' '}
        {!isAside && o('outbox_next', time(line.dueAtMs))}
      </p>
      <div class="actions">
        <button type="button" class="button" disabled={disabled} onClick={onRetry}>
          {o('outbox_retry')}
        </button>
        {reason === null ? (
          <button type="button" class="button quiet" disabled={disabled} onClick={() => setReason('duplicate')}>
            {o('outbox_discard')}
          </button>
        ) : (
          <>
            <SelectField
              label={o('outbox_reason')}
              value={reason}
              options={DISCARD_REASONS.map((value) => ({ value, label: o(`outbox_reason_${value}`) }))}
              onChange={setReason}
            />
            <button type="button" class="button" disabled={disabled} onClick={() => onDiscard(reason)}>
              {o('outbox_discard_sure')}
            </button>
            <button type="button" class="button quiet" onClick={() => setReason(null)}>
              {o('outbox_keep')}
            </button>
          </>
        )}
      </div>
    </li>
  );
}
