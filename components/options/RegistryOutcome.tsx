import type { RegistryCheck } from '../../utils/contract/settings';
import { problemKey, remedyKey } from '../banner/words';
import { Notice } from '../shared/Notice';
import type { OptionsWords } from './words';

interface RegistryOutcomeProps {
  /** `silent`: the background did not answer. */
  readonly outcome: RegistryCheck | 'busy' | 'silent' | null;
  readonly words: OptionsWords;
  /** Asks the browser for the server's address and tests again. Called inside the click, where alone browsers ask. */
  readonly onAllow: () => void;
}

/** What a connection test brought: what is wrong, and what to do about it. */
export function RegistryOutcome({ outcome, words: { o, t, p }, onAllow }: RegistryOutcomeProps) {
  if (outcome === null) return null;
  if (outcome === 'busy') return <p class="muted">{o('registry_testing')}</p>;
  if (outcome === 'silent') return <Notice tone="warning" title={o('registry_bad')} text={o('audit_failed')} />;
  if (outcome.ok) return <Notice tone="info" title={o('registry_ok')} text={outcome.summary} />;
  const { problem } = outcome;
  return (
    <Notice tone="warning" title={o('registry_bad')} text={`${t(problemKey(problem))} ${p(remedyKey(problem))}`.trim()}>
      {problem === 'no-permission' && (
        <button type="button" class="button primary" onClick={onAllow}>
          {o('registry_allow')}
        </button>
      )}
    </Notice>
  );
}
