import type { AuditLine } from '../../utils/contract/audit-view';
import type { OptionsKey } from '../../utils/ui/strings/options.en';
import type { PageKey } from '../../utils/ui/strings/page.en';
import { Icon } from '../shared/Icon';
import { OUTCOME_TONE } from '../shared/tone';
import type { OptionsWords } from './words';

interface AuditTableProps {
  readonly lines: readonly AuditLine[];
  readonly words: OptionsWords;
}

/** Codes stand beside words, so that a line can be found again in an export. */
export function AuditTable({ lines, words }: AuditTableProps) {
  const { o, t } = words;
  const names: Readonly<Partial<Record<string, string>>> = words.recipients;
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={o('audit_all')}>
      <table class="audit">
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{o('audit_time')}</th>
            <th scope="col">{o('audit_event')}</th>
            <th scope="col">{o('audit_result')}</th>
            <th scope="col">{o('audit_recipient')}</th>
            <th scope="col">{o('audit_member')}</th>
            <th scope="col">{o('audit_details')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.sequence}>
              <td class="number">{line.sequence}</td>
              <td class="time">{time(line.at, t('language'))}</td>
              <td>
                {o(`audit_type_${line.type}` as OptionsKey) || line.type}
                {line.action && <code>{line.action}</code>}
              </td>
              <td>
                {line.outcome && (
                  <span class={`chip ${OUTCOME_TONE[line.outcome]}`}>
                    <Icon name={OUTCOME_TONE[line.outcome]} />
                    {t(`outcome_${line.outcome}`)}
                  </span>
                )}
                {line.effect && !isExpected(line) && (
                  <span class="hint">{o(`effect_${line.effect}` as OptionsKey) || line.effect}</span>
                )}
              </td>
              <td>{line.recipient && (names[line.recipient] ?? line.recipient)}</td>
              <td>{line.member && <code title={line.member}>{line.member.slice(0, 10)}</code>}</td>
              <td>
                <Details line={line} words={words} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A stop that was stopped and a permit that went through need no second word; anything else does. */
function isExpected({ outcome, effect }: AuditLine): boolean {
  const tone = outcome && OUTCOME_TONE[outcome];
  return (tone === 'stop' && effect === 'stopped') || (tone === 'info' && effect === 'allowed');
}

function Details({ line, words }: { readonly line: AuditLine; readonly words: OptionsWords }) {
  const { o, t } = words;
  return (
    <>
      {line.portal && <span class="hint">{line.portal}</span>}
      {line.detail && <code>{line.detail}</code>}
      {line.lookup && (
        <span class="hint">
          {o('audit_lookup')}: <code>{line.lookup}</code>
        </span>
      )}
      {line.categories && line.categories.length > 0 && (
        <details>
          <summary>
            {line.categories.map(({ category }) => t(`category_${category}` as PageKey) || category).join(', ')}
          </summary>
          <ul>
            {line.categories.map(({ category, outcome, reason }) => (
              <li key={category}>
                <code>{category}</code> <code>{outcome}</code> <code>{reason}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function time(at: string, language: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? at
    : new Intl.DateTimeFormat(`${language}-US`, { dateStyle: 'short', timeStyle: 'medium' }).format(date);
}
