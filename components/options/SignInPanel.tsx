import { useEffect, useState } from 'preact/hooks';
import type { SignInReply } from '../../utils/contract/settings';
import type { OptionsKey } from '../../utils/ui/strings/options.en';
import { Notice } from '../shared/Notice';
import type { OptionsApi } from './api';
import type { OptionsWords } from './words';

interface SignInPanelProps {
  readonly api: OptionsApi;
  readonly words: OptionsWords;
}

/** Whether somebody is signed in at the registry in force, and the way in and out. Nothing where it asks nobody to sign in. */
export function SignInPanel({ api, words }: SignInPanelProps) {
  const { o, t } = words;
  const [reply, setReply] = useState<SignInReply | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isSilent, setSilent] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    void api.account().then((answer) => {
      if (isCurrent) setReply(answer);
    });
    return () => {
      isCurrent = false;
    };
  }, [api]);

  async function act(change: () => Promise<SignInReply | null>): Promise<void> {
    setBusy(true);
    const answer = await change();
    setBusy(false);
    setSilent(answer === null);
    if (answer) setReply(answer);
  }

  if (!reply || reply.account === 'none') return null;
  const isIn = reply.account === 'signed-in';
  return (
    <div role="group" aria-label={o('sign_in_title')}>
      <div role="status">
        {isBusy && <p class="muted">{o('sign_in_busy')}</p>}
        {isSilent && <Notice tone="warning" title={t('tone_warning')} text={o('audit_failed')} />}
        {reply.problem !== null && (
          <Notice tone="warning" title={o('sign_in_failed')} text={o(problemKeyOf(reply.problem))} />
        )}
        <Notice
          tone={isIn ? 'info' : 'warning'}
          title={o('sign_in_title')}
          text={o(isIn ? 'sign_in_done' : 'sign_in_needed')}
        />
      </div>
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={isBusy}
          onClick={() => void act(() => (isIn ? api.signOut() : api.signIn()))}
        >
          {o(isIn ? 'sign_in_out' : 'sign_in_do')}
        </button>
      </div>
    </div>
  );
}

const problemKeyOf = (problem: string) => `sign_in_problem_${problem.replaceAll('-', '_')}` as OptionsKey;
