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
  const [isRefused, setRefused] = useState(false);
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
  const missing = isIn ? [] : reply.missing;
  const places = missing.map((origin) => new URL(origin).host).join(', ');

  /** Asks inside the click, where alone a browser lets an extension ask. */
  function allow(): void {
    const granted = api.grant(missing);
    setBusy(true);
    void granted
      .then((isGranted) => {
        setRefused(!isGranted);
        return api.account();
      })
      .then((answer) => {
        setBusy(false);
        if (answer) setReply(answer);
      });
  }

  return (
    <div class="account" role="group" aria-label={o('sign_in_title')}>
      <div role="status">
        {isBusy && <p class="muted">{o('sign_in_busy')}</p>}
        {isSilent && <Notice tone="warning" title={t('tone_warning')} text={o('audit_failed')} />}
        {!isIn && reply.problem !== null && (
          <Notice tone="warning" title={o('sign_in_failed')} text={o(problemKeyOf(reply.problem))} />
        )}
        <Notice
          tone={isIn ? 'info' : 'warning'}
          title={o('sign_in_title')}
          text={o(isIn ? 'sign_in_done' : 'sign_in_needed')}
        />
        {missing.length > 0 && (
          <Notice tone="warning" title={o('sign_in_grant_title')} text={o('sign_in_grant_text', places)} />
        )}
        {missing.length > 0 && isRefused && (
          <Notice tone="warning" title={t('tone_warning')} text={o('sign_in_grant_refused')} />
        )}
      </div>
      <div class="actions">
        {missing.length > 0 ? (
          <button type="button" class="button primary" disabled={isBusy} onClick={allow}>
            {o('sign_in_grant_do', places)}
          </button>
        ) : (
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void act(() => (isIn ? api.signOut() : api.signIn()))}
          >
            {o(isIn ? 'sign_in_out' : reply.problem === null ? 'sign_in_do' : 'sign_in_again')}
          </button>
        )}
      </div>
    </div>
  );
}

const problemKeyOf = (problem: string) => `sign_in_problem_${problem.replaceAll('-', '_')}` as OptionsKey;
