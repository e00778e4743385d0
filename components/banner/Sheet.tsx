import type { OverrideAnswer, OverrideStatement, ShareAnswers } from '../../utils/contract/messages';
import type { SheetReason, SheetView } from '../../utils/contract/views';
import type { PageKey } from '../../utils/ui/strings/page.en';
import { listed, type Translate } from '../../utils/ui/strings/translate';
import { Icon } from '../shared/Icon';
import { OUTCOME_TONE } from '../shared/tone';
import { Tool } from './Banner';
import { SheetChoices } from './SheetChoices';
import { SheetGoOn } from './SheetGoOn';
import { SheetNotice } from './SheetNotice';
import { SheetOverride } from './SheetOverride';

export type Remedy = Exclude<SheetView['remedies'][number], 'choose-recipient'>;

const REMEDY_KEYS: Record<Remedy, PageKey> = {
  'start-form': 'remedy_start_form',
  'ask-privacy-officer': 'remedy_ask_privacy_officer',
  'retry-lookup': 'remedy_retry_lookup',
  'cover-sheet': 'remedy_cover_sheet',
  proceed: 'remedy_proceed',
};

export interface SheetProps {
  readonly sheet: SheetView;
  readonly t: Translate;
  /** True while an answer to the user's last step is awaited. */
  readonly busy: boolean;
  /** Why the last try to go past the stop was refused. */
  readonly problem: OverrideAnswer['problem'] | null;
  readonly on: SheetEvents;
}

export interface SheetEvents {
  /** `reason`: what was typed where going on asks for one. */
  readonly remedy: (remedy: Remedy, reason?: string) => void;
  /** Other answers: show the verdict under them. */
  readonly preview: (answers: ShareAnswers) => void;
  readonly resolve: (answers: ShareAnswers, remember: boolean) => void;
  readonly override: (statement: OverrideStatement) => void;
  readonly copyNotice: (text: string) => Promise<boolean>;
  readonly close: () => void;
}

/** What was stopped, why, and what to do instead. Closing it shares nothing. */
export function Sheet(props: SheetProps) {
  const { sheet, t, busy, problem, on } = props;
  const tone = OUTCOME_TONE[sheet.outcome];
  return (
    <div class={`sheet-inner ${tone}`}>
      <div class="head">
        <Icon name={tone} />
        <p class="outcome">{t(`outcome_${sheet.outcome}`)}</p>
        <Tool icon="close" label={t('sheet_close')} onClick={on.close} />
      </div>
      <div class="body">
        <h2 class="headline" id="headline" tabIndex={-1}>
          {sheet.headline}
        </h2>
        <dl class="facts">
          <dt>{t('sheet_action')}</dt>
          <dd>{sheet.controlLabel}</dd>
          <dt>{t('member')}</dt>
          <dd translate={false}>{sheet.memberMasked}</dd>
          <dt>{t('sheet_recipient')}</dt>
          <dd>{recipientName(sheet) ?? t('sheet_recipient_unknown')}</dd>
        </dl>
        {sheet.reasons.length > 0 && (
          <section>
            <h3>{t('sheet_why')}</h3>
            <ul class="reasons">
              {sheet.reasons.map((reason) => (
                <Reason key={reason.category} reason={reason} t={t} />
              ))}
            </ul>
          </section>
        )}
        {sheet.withhold.length > 0 && (
          <p class="note">
            {t(
              'sheet_withhold',
              listed(
                sheet.withhold.map((category) => t(`category_${category}`)),
                t('language'),
              ),
            )}
          </p>
        )}
        {sheet.obligations.length > 0 && (
          <section>
            <h3>{t('sheet_duties')}</h3>
            <ul class="duties">
              {sheet.obligations.map(({ code, text }) => (
                <li key={code}>{text}</li>
              ))}
            </ul>
          </section>
        )}
        {sheet.notice !== undefined && <SheetNotice notice={sheet.notice} t={t} onCopy={on.copyNotice} />}
        <Remedies {...props} />
        {sheet.override && (
          <SheetOverride override={sheet.override} t={t} busy={busy} problem={problem} onOverride={on.override} />
        )}
        <p class="fine">
          {t('sheet_rules', sheet.ruleSetVersion)} {t('not_advice')}
        </p>
      </div>
    </div>
  );
}

function Reason({ reason, t }: { readonly reason: SheetReason; readonly t: Translate }) {
  const tone = OUTCOME_TONE[reason.outcome];
  const label = t(`category_${reason.category}` as PageKey) || reason.category;
  return (
    <li>
      <p class="reason-head">
        <span class={`chip ${tone}`}>
          <Icon name={tone} />
          {t(`outcome_${reason.outcome}`)}
        </span>
        <b>{label}</b>
      </p>
      <p>{reason.sentence}</p>
      {reason.confidence !== 'seen' && <p class="means">{t('sheet_unsure')}</p>}
      {reason.basis.length > 0 && (
        <p class="fine">
          {t('sheet_basis')}
          {reason.basis.map(({ citation, url }, index) => (
            <span key={citation}>
              {index > 0 && '; '}
              {url === undefined ? (
                citation
              ) : (
                <a href={url} target="_blank" rel="noopener noreferrer">
                  {citation}
                </a>
              )}
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

function Remedies({ sheet, t, busy, on }: SheetProps) {
  const goesOn = sheet.asksReason === true && sheet.remedies.includes('proceed');
  const buttons = sheet.remedies
    .filter((remedy) => remedy !== 'choose-recipient')
    .filter((remedy) => !goesOn || remedy !== 'proceed');
  const asks = sheet.remedies.includes('choose-recipient') && sheet.recipientChoices.length > 0;
  // The first remedy is the most useful one; going on regardless is never the one that stands out.
  const style = (remedy: SheetView['remedies'][number]) =>
    remedy === sheet.remedies[0] && remedy !== 'proceed' ? 'button primary' : 'button';
  return (
    <section aria-busy={busy}>
      <h3>{t('sheet_next')}</h3>
      {asks && (
        <SheetChoices
          sheet={sheet}
          t={t}
          busy={busy}
          buttonClass={style('choose-recipient')}
          onChange={on.preview}
          onSubmit={on.resolve}
        />
      )}
      {goesOn && <SheetGoOn t={t} busy={busy} onGoOn={(reason) => on.remedy('proceed', reason)} />}
      <div class="actions">
        {buttons.map((remedy) => (
          <button type="button" key={remedy} disabled={busy} class={style(remedy)} onClick={() => on.remedy(remedy)}>
            {t(REMEDY_KEYS[remedy])}
          </button>
        ))}
        <button type="button" class="button quiet" onClick={on.close}>
          {t('sheet_close')}
        </button>
      </div>
      {sheet.privacyOfficer && (
        <p class="means">
          {t('sheet_officer')}
          <b>{sheet.privacyOfficer}</b>
        </p>
      )}
      <p class="fine" role="status">
        {busy ? t('sheet_working') : asks ? t('sheet_verdict', t(`outcome_${sheet.outcome}`)) : ''}
      </p>
    </section>
  );
}

function recipientName({ recipient, recipientChoices }: SheetView): string | undefined {
  if (recipient.name) return recipient.name;
  if (recipient.label) return recipient.label;
  return recipient.kind === 'UNKNOWN' ? undefined : recipientChoices.find(({ kind }) => kind === recipient.kind)?.label;
}
