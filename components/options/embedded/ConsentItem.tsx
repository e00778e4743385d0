import { useState } from 'preact/hooks';
import type { ConsentLine, VersionLine } from '../../../utils/contract/embedded-view';
import type { EmbeddedKey } from '../../../utils/ui/strings/embedded.en';
import { CloseConsent } from './CloseConsent';
import { timeOf, type PanelProps } from './panel';

interface ConsentItemProps extends Pick<PanelProps, 'api' | 'words'> {
  readonly line: ConsentLine;
  readonly onClosed: () => void;
}

const CLOSED = new Set(['inactive', 'entered-in-error']);

/** One consent: whose, which, since when; its versions, and the way to close it. */
export function ConsentItem({ api, words, line, onClosed }: ConsentItemProps) {
  const { e } = words;
  const [versions, setVersions] = useState<readonly VersionLine[] | null>(null);
  const [isSilent, setSilent] = useState(false);
  const [isClosing, setClosing] = useState(false);
  const who = [line.name, ...line.numbers.map(({ kind, value }) => (kind === 'other' ? value : `${kind} ${value}`))]
    .filter(Boolean)
    .join(', ');
  const facts = [
    line.birthDate && e('line_born', line.birthDate),
    line.signedOn && e('line_signed', line.signedOn),
    line.endsOn && e('line_ends', line.endsOn),
    line.isPractice && e('line_practice'),
  ].filter(Boolean);

  async function toggle(): Promise<void> {
    if (versions) {
      setVersions(null);
      return;
    }
    const answer = await api.history(line.consentId);
    setSilent(answer === null);
    setVersions(answer);
  }
  return (
    <li>
      <h4>
        {who} <span class={`chip ${line.status === 'active' ? 'info' : 'neutral'}`}>{statusName(line.status, e)}</span>
      </h4>
      <p class="muted">{[line.form ?? e('line_form_unknown'), ...facts].join(' · ')}</p>
      <div class="actions">
        <button type="button" class="button" aria-expanded={versions !== null} onClick={() => void toggle()}>
          {e('history_show')}
        </button>
        {!isClosing && !CLOSED.has(line.status) && (
          <button type="button" class="button" onClick={() => setClosing(true)}>
            {e('close_start')}
          </button>
        )}
      </div>
      <div role="status">{isSilent && <p class="error">{e('silent')}</p>}</div>
      {isClosing && <CloseConsent {...{ api, words, line, onClosed }} onKeep={() => setClosing(false)} />}
      {versions && <Versions versions={versions} words={words} label={e('history_label', who)} />}
    </li>
  );
}

/** Statuses and reasons come from records, which may hold others than ours. */
const statusName = (status: string, e: PanelProps['words']['e']) => e(`line_status_${status}` as EmbeddedKey) || status;

interface VersionsProps extends Pick<PanelProps, 'words'> {
  readonly versions: readonly VersionLine[];
  readonly label: string;
}

function Versions({ versions, words, label }: VersionsProps) {
  const { e } = words;
  return (
    <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
      <table>
        <thead>
          <tr>
            {(['version', 'when', 'how', 'status', 'who'] as const).map((column) => (
              <th key={column} scope="col">
                {e(`history_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, updatedAtMs, origin, status, by, reason }) => (
            <tr key={version}>
              <td class="number">{version}</td>
              <td>{timeOf(updatedAtMs, words)}</td>
              <td>{e(`origin_${origin ?? 'unknown'}`)}</td>
              <td>{statusName(status, e)}</td>
              <td>{[by, reason && (e(`reason_${reason}` as EmbeddedKey) || reason)].filter(Boolean).join(': ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
