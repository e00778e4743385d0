import type { DraftLine } from '../../utils/contract/form-drafts';
import type { PopupView } from '../../utils/contract/views';
import type { PopupKey } from '../../utils/ui/strings/popup.en';
import { listed, type Translate } from '../../utils/ui/strings/translate';
import { Icon } from '../shared/Icon';
import { Notice } from '../shared/Notice';
import { shown } from '../shared/tone';
import { Drafts } from './Drafts';
import type { PopupEvents } from './events';
import { ReaderHealth } from './ReaderHealth';
import { PopupState } from './PopupState';
import { Reminders, type RemindersData } from './Reminders';

export type PopupData =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly outdated: boolean }
  | { readonly status: 'ready'; readonly view: PopupView };

export interface PopupProps {
  readonly data: PopupData;
  readonly nowMs: number;
  /** The last attempt to teach the tab failed. */
  readonly teachRefused?: boolean;
  readonly drafts?: readonly DraftLine[];
  readonly reminders?: RemindersData;
  /** The last attempt to renew a consent failed. */
  readonly renewRefused?: boolean;
  readonly t: Translate;
  readonly p: Translate<PopupKey>;
  readonly on: PopupEvents;
}

/** The toolbar popup: what the active tab's member agreed to, and whether the tab is protected at all. */
export function Popup(props: PopupProps) {
  const { data, t, p } = props;
  const view = data.status === 'ready' ? data.view : null;
  return (
    <main class="popup">
      <header class="brand">
        <img src="/icons/32.png" width="24" height="24" alt="" />
        <h1>{p('name')}</h1>
        {view && view.mode !== 'enforce' && <span class="tag">{t(`mode_${view.mode}`)}</span>}
      </header>
      <Content {...props} />
      {view?.registry.account === 'signed-out' && (
        <SignedOut problem={view.registry.signInProblem} p={p} onSignIn={props.on.signIn} />
      )}
      <Drafts lines={props.drafts ?? []} nowMs={props.nowMs} t={t} p={p} on={props.on} />
      <Reminders data={props.reminders ?? null} isRefused={props.renewRefused === true} t={t} p={p} on={props.on} />
      {view && <Waiting view={view} p={p} on={props.on} />}
      {view && <Foot view={view} props={props} />}
    </main>
  );
}

interface SignedOutProps {
  readonly problem: string | null;
  readonly p: Translate<PopupKey>;
  readonly onSignIn: () => void;
}

/** Nobody is signed in at the registry; after an attempt that came to nothing, why. */
function SignedOut({ problem, p, onSignIn }: SignedOutProps) {
  const key = problem === null ? null : (`sign_in_problem_${problem.replaceAll('-', '_')}` as PopupKey);
  return (
    <Notice
      tone="warning"
      title={p(key ? 'sign_in_failed' : 'signed_out_title')}
      text={key ? `${p(key)} ${p('signed_out_text')}` : p('signed_out_text')}
    >
      <button type="button" class="button primary" onClick={onSignIn}>
        {p(key ? 'sign_in_again' : 'sign_in')}
      </button>
    </Notice>
  );
}

function Content({ data, nowMs, t, p, on }: PopupProps) {
  if (data.status === 'loading') {
    return (
      <p class="loading" role="status">
        <Icon name="checking" /> {p('loading')}
      </p>
    );
  }
  if (data.status === 'failed') {
    return (
      <Notice tone="warning" title={p('failed_title')} text={p(data.outdated ? 'outdated_text' : 'failed_text')}>
        {!data.outdated && (
          <button type="button" class="button" onClick={on.retry}>
            {p('retry')}
          </button>
        )}
      </Notice>
    );
  }
  const { view } = data;
  return (
    <>
      {view.protection === 'not-a-portal' && (
        <Notice
          tone="neutral"
          title={p('not_portal_title')}
          text={p(view.managed ? 'not_portal_managed' : 'not_portal_text')}
        >
          {!view.managed && (
            <button type="button" class="button" onClick={() => on.openSettings('portals')}>
              {p('add_portal')}
            </button>
          )}
        </Notice>
      )}
      {view.protection === 'protected' && <Protected view={view} nowMs={nowMs} t={t} p={p} on={on} />}
      {view.protection === 'not-running' && (
        <Notice tone="warning" title={p('not_running_title')} text={p('not_running_text')} />
      )}
      {view.missingServices.length > 0 && (
        <Notice
          tone="warning"
          title={p('service_title')}
          text={p('service_text', hosts(view.missingServices, t('language')))}
        >
          {view.missingOrigins.length === 0 && (
            <button type="button" class="button primary" onClick={() => on.grant(view.missingServices)}>
              {p('grant_service')}
            </button>
          )}
        </Notice>
      )}
      {view.missingOrigins.length > 0 && (
        <Notice
          tone="warning"
          title={p('unprotected_title')}
          hideTitle={view.protection !== 'unprotected'}
          text={
            view.protection === 'unprotected'
              ? p('unprotected_text')
              : p('others_text', hosts(view.missingOrigins, t('language')))
          }
        >
          <button
            type="button"
            class="button primary"
            onClick={() => on.grant([...view.missingOrigins, ...view.missingServices])}
          >
            {view.missingOrigins.length === 1 ? p('grant_one') : p('grant_many', `${view.missingOrigins.length}`)}
          </button>
        </Notice>
      )}
    </>
  );
}

function Protected({ view, nowMs, t, p, on }: Omit<PopupProps, 'data'> & { readonly view: PopupView }) {
  const what = shown(view.view);
  if (what) return <PopupState what={what} banner={view.view?.banner ?? null} nowMs={nowMs} t={t} p={p} on={on} />;
  const key = view.view?.phase === 'scanning' ? 'scanning' : 'clear';
  return (
    <Notice tone="neutral" title={p(`${key}_title`)} text={p(`${key}_text`)}>
      <button type="button" class="button" onClick={on.startForm}>
        {p('new_form')}
      </button>
    </Notice>
  );
}

/** What was signed or decided here and is not at the registry. */
function Waiting({ view, p, on }: Pick<PopupProps, 'p' | 'on'> & { readonly view: PopupView }) {
  const { waiting, setAside } = view.outbox;
  if (waiting + setAside === 0) return null;
  const text = [
    waiting > 0 ? p('outbox_waiting', `${waiting}`) : '',
    setAside > 0 ? p('outbox_aside', `${setAside}`) : '',
  ].join(' ');
  return (
    <Notice tone={setAside > 0 ? 'warning' : 'neutral'} title={p('outbox_title')} text={text.trim()}>
      <button type="button" class="button" onClick={() => on.openSettings('outbox')}>
        {p('outbox_show')}
      </button>
    </Notice>
  );
}

function Foot({ view, props }: { readonly view: PopupView; readonly props: PopupProps }) {
  const { t, p, on } = props;
  const { kind, host } = view.registry;
  const kindKey = kind === 'local' ? 'registry_local' : kind === 'fhir' ? 'registry_fhir' : 'registry_cds_hooks';
  return (
    <footer class="foot">
      <dl class="pairs">
        <dt>{p('registry')}</dt>
        <dd>{host === null ? p(kindKey) : `${p(kindKey)}, ${host}`}</dd>
        <dt>{p('organization')}</dt>
        <dd>{view.organization ?? p('organization_missing')}</dd>
        {view.health && <ReaderHealth health={view.health} t={t} p={p} />}
      </dl>
      <p class="fine">{t('not_advice')}</p>
      <div class="links">
        <button type="button" class="button quiet" onClick={() => on.openSettings('audit')}>
          {p('settings')}
        </button>
        {view.protection === 'protected' && (
          <button type="button" class="button quiet" onClick={on.teach}>
            {p('teach')}
          </button>
        )}
      </div>
      {props.teachRefused && (
        <p role="alert" class="error">
          {p('teach_refused')}
        </p>
      )}
    </footer>
  );
}

function hosts(origins: readonly string[], language: string): string {
  return listed(
    origins.map((origin) => (URL.canParse(origin) ? new URL(origin).host : origin)),
    language,
  );
}
