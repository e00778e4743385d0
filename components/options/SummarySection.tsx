import { useEffect, useState } from 'preact/hooks';
import type { AuditSummary } from '../../utils/contract/audit-view';
import type { PageKey } from '../../utils/ui/strings/page.en';
import { Notice } from '../shared/Notice';
import type { OptionsApi } from './api';
import { SectionFrame } from './Section';
import type { OptionsWords } from './words';

interface SummarySectionProps {
  readonly api: OptionsApi;
  readonly words: OptionsWords;
}

const COLUMNS = ['allowed', 'stopped', 'asked', 'proceeded', 'overridden', 'observed', 'wouldStop'] as const;

/** The numbers before the next step of a roll-out, and every way past a stop for the privacy officer. */
export function SummarySection({ api, words }: SummarySectionProps) {
  const { o, t } = words;
  const [summary, setSummary] = useState<AuditSummary | null | 'loading'>('loading');
  useEffect(() => {
    void api.auditSummary().then(setSummary);
  }, [api]);
  return (
    <SectionFrame title={o('nav_summary')} intro={o('summary_intro')} words={words}>
      {summary === 'loading' && (
        <p class="muted" role="status">
          {o('loading')}
        </p>
      )}
      {summary === null && <Notice tone="warning" title={t('tone_warning')} text={o('audit_failed')} />}
      {summary !== null && summary !== 'loading' && (
        <>
          <h3>{o('summary_overrides')}</h3>
          <Overrides summary={summary} words={words} />
          <h3>{o('summary_counts')}</h3>
          <Counts summary={summary} words={words} />
          <p class="fine">{o('summary_entries', `${summary.entries}`)}</p>
        </>
      )}
    </SectionFrame>
  );
}

function Overrides({ summary, words }: { readonly summary: AuditSummary; readonly words: OptionsWords }) {
  const { o, t } = words;
  const names: Readonly<Partial<Record<string, string>>> = words.recipients;
  if (summary.overrides.length === 0) return <p class="empty">{o('summary_no_overrides')}</p>;
  return (
    <ul class="overrides">
      {summary.overrides.map((line) => (
        <li key={line.sequence}>
          <p>
            <b>{t(`override_${line.reason}` as PageKey)}</b> <code>{line.action}</code>{' '}
            <span class="hint">
              #{line.sequence} · {moment(line.at, t('language'))} · {line.portal}
            </span>
          </p>
          <p>{line.explanation}</p>
          <dl>
            <dt>{o('summary_by')}</dt>
            <dd>{[line.discloser, line.approver].filter(Boolean).join(' + ')}</dd>
            <dt>{o('summary_to')}</dt>
            <dd>
              {[line.receivedBy, line.facility, names[line.recipient] ?? line.recipient].filter(Boolean).join(', ')}
            </dd>
            <dt>{o('audit_member')}</dt>
            <dd>
              <code title={line.member}>{line.member.slice(0, 10)}</code>
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Counts({ summary, words }: { readonly summary: AuditSummary; readonly words: OptionsWords }) {
  const { o } = words;
  if (summary.counts.length === 0) return <p class="empty">{o('audit_empty')}</p>;
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={o('summary_counts')}>
      <table class="audit">
        <thead>
          <tr>
            <th scope="col">{o('audit_portal')}</th>
            <th scope="col">{o('audit_event')}</th>
            {COLUMNS.map((column) => (
              <th scope="col" key={column}>
                {o(`effect_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summary.counts.map((line) => (
            <tr key={`${line.portal} ${line.action}`}>
              <td>{line.portal}</td>
              <td>
                <code>{line.action}</code>
              </td>
              {COLUMNS.map((column) => (
                <td class="number" key={column}>
                  {line[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function moment(at: string, language: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? at
    : new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
