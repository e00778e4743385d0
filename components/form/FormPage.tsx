import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { FormStart } from '../../utils/contract/form';
import type { FormCatalog } from '../../utils/forms/catalog';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Language } from '../../utils/ui/strings/language';
import type { Translate } from '../../utils/ui/strings/translate';
import { Notice } from '../shared/Notice';
import type { Filed, FormApi } from './api';
import { BlankForm } from './BlankForm';
import { changedDraft } from './change';
import { problemsOf, type Problems } from './check';
import { ChoicesStep } from './ChoicesStep';
import { DoneStep } from './DoneStep';
import { stepsOf, type FormDraft, type Step } from './draft';
import { failureText } from './failure';
import { HandOver } from './kiosk/HandOver';
import { Kiosk } from './kiosk/Kiosk';
import { MemberStep } from './MemberStep';
import { LanguagePicker } from './LanguagePicker';
import { makeCopy } from './copy';
import { toResult } from './outcome';
import type { ChoicesProps, OnFile, StepProps } from './props';
import { ReviewStep } from './ReviewStep';
import { SharingStep } from './SharingStep';
import { SignerStep } from './SignerStep';
import { shownText, spokenForm } from './shown';
import { Stepper } from './Stepper';
import { useTongue } from './tongue';
import { wordingOf } from './wording';

export interface FormPageProps {
  readonly start: FormStart;
  readonly draft: FormDraft;
  /** The form in force for each document, in `language`. */
  readonly forms: FormCatalog;
  /** The form id was not known any more: the form starts empty, and says so. */
  readonly isFresh: boolean;
  /** Another tab holds a form about the same member. */
  readonly isElsewhere: boolean;
  /** The client holds the device, and reloaded the page. */
  readonly isLocked: boolean;
  /** Of the staff's interface. */
  readonly language: Language;
  readonly f: Translate<FormKey>;
  readonly t: Translate;
  readonly today: string;
  readonly api: FormApi;
}

const FILE_WORDS = {
  typed: 'sign',
  drawn: 'sign',
  telephone: 'file_other',
  paper: 'file_other',
  refused: 'file_refusal',
} as const;

/** The ASCMI form, step by step. Every entry is handed out for keeping at once, so that a reload loses nothing. */
export function FormPage(page: FormPageProps) {
  const { start, draft: initial, forms, isFresh, isElsewhere, isLocked, language, f, t, today, api } = page;
  const [draft, setDraft] = useState(initial);
  const [problems, setProblems] = useState<Problems>({});
  const [onFile, setOnFile] = useState<OnFile>(start.existing ?? 'unasked');
  const [isFiling, setFiling] = useState(false);
  const [failure, setFailure] = useState('');
  const [isKept, setKept] = useState(true);
  const [isWithClient, setWithClient] = useState(isLocked);
  const [filed, setFiled] = useState<Filed | null>(null);
  const tongue = useTongue(draft.clientLanguage ?? language, api.texts);
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);

  const entry = forms[draft.form ?? 'ascmi-non-ab133'];
  const { model } = entry;
  const wording = wordingOf(model, f);
  const spoken = useMemo(() => spokenForm(entry, tongue), [entry, tongue]);
  const steps = stepsOf(draft);

  useEffect(() => heading.current?.focus(), [draft.step, isWithClient]);
  useEffect(() => {
    if (Object.keys(problems).length > 0) summary.current?.focus();
  }, [problems]);

  function change(patch: Partial<FormDraft>): void {
    const next = changedDraft(draft, patch, api.now(), forms);
    setDraft(next);
    void api.saveDraft(next).then(setKept);
    if (patch.identifiers) setOnFile('unasked');
  }

  function go(step: Step): void {
    setProblems({});
    change({ step });
  }

  function advance(): void {
    const found = problemsOf(draft.step, draft, today, model);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const next = steps[steps.indexOf(draft.step) + 1];
    if (next) go(next);
    else void sign();
  }

  async function sign(): Promise<void> {
    const wrong = steps.find((step) => Object.keys(problemsOf(step, draft, today, model)).length > 0);
    if (wrong) {
      change({ step: wrong });
      setProblems(problemsOf(wrong, draft, today, model));
      return;
    }
    setFiling(true);
    const { plain } = shownText(draft, spoken, tongue);
    const shownTextSha256 = await api.hash(plain);
    const signedAt = draft.method === 'paper' ? api.timeOn(draft.paperSignedOn) : api.now();
    const signing = { language: tongue.language, signedAt, shownText: plain, shownTextSha256 };
    const { result, copy } = await makeCopy(draft, toResult(draft, model, signing), spoken, tongue, api);
    const answer = await api.file(result);
    setFiling(false);
    if (typeof answer === 'object' && answer.ok)
      setFiled({ reference: answer.reference, queued: answer.queued === true, records: answer, result, copy });
    else setFailure(failureText(answer, f, t));
  }

  function lookup(): void {
    setOnFile('busy');
    void api.lookup(draft).then((banner) => setOnFile(banner ?? 'silent'));
  }

  if (filed) return <DoneStep filed={filed} draft={draft} spoken={spoken} tongue={tongue} f={f} t={t} api={api} />;
  const props: StepProps = { draft, change, problems, model, wording, spoken, f, t, tongue, today };
  if (isWithClient) {
    const { client } = tongue;
    return (
      <Kiosk
        {...props}
        f={client}
        model={spoken.client}
        wording={wordingOf(spoken.client, client)}
        kiosk={api.kiosk}
        onLeave={() => setWithClient(false)}
      />
    );
  }
  const isFirst = draft.step === steps[0];
  const isRevocation = draft.sitting === 'revoke';
  return (
    <main class="form">
      <header class="form-head">
        <p class="fine">{wording.title}</p>
        <h1>{f(isRevocation ? 'title_revoke' : 'title')}</h1>
        <p class={model.isReconstruction ? 'mark' : 'fine'}>{wording.origin}</p>
      </header>
      <LanguagePicker
        value={draft.clientLanguage ?? language}
        f={f}
        onChange={(clientLanguage) => change({ clientLanguage })}
      />
      <Stepper step={draft.step} steps={steps} f={f} />
      {isFresh && isFirst && <Notice tone="warning" title={t('tone_warning')} text={f('start_over')} hideTitle />}
      <div role="status">
        {isElsewhere && <Notice tone="warning" title={t('tone_warning')} text={f('draft_elsewhere')} hideTitle />}
        {!isKept && <Notice tone="warning" title={t('tone_warning')} text={f('draft_not_kept')} hideTitle />}
      </div>
      <form
        noValidate
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          advance();
        }}
      >
        <h2 ref={heading} tabIndex={-1}>
          {f(`step_${draft.step}`)}
        </h2>
        <div ref={summary} tabIndex={-1} role="alert" class="summary">
          {Object.keys(problems).length > 0 && <Notice tone="warning" title={f('fix')} text="" />}
          {failure && <Notice tone="warning" title={t('tone_warning')} text={failure} hideTitle />}
        </div>
        {draft.step === 'member' && (
          <MemberStep
            {...props}
            onFile={onFile}
            person={start}
            suggestsMediCal={start.mediCal === true}
            onLookup={lookup}
          />
        )}
        {draft.step === 'choices' && <ChoicesStep {...props} earlier={earlierOf(draft, onFile)} />}
        {draft.step === 'sharing' && <SharingStep {...props} findParties={api.findParties} />}
        {draft.step === 'signer' && <SignerStep {...props} />}
        {draft.step === 'review' && <ReviewStep {...props} />}
        <div class="actions form-actions">
          {!isFirst && (
            <button type="button" class="button" onClick={() => go(steps[steps.indexOf(draft.step) - 1] ?? 'member')}>
              {f('back')}
            </button>
          )}
          {!isFirst && !isRevocation && draft.method !== 'refused' && (
            <button type="button" class="button quiet" onClick={() => change({ method: 'refused', step: 'review' })}>
              {f('refuse')}
            </button>
          )}
          <button type="submit" class="button primary" disabled={isFiling}>
            {f(isFiling ? 'signing' : draft.step === 'review' ? FILE_WORDS[draft.method] : 'next')}
          </button>
        </div>
        {!isFirst && draft.method !== 'refused' && (
          <HandOver kiosk={api.kiosk} f={f} onLocked={() => setWithClient(true)} />
        )}
        <p class="fine">{f('saved')}</p>
        {isFirst && <BlankForm draft={draft} spoken={spoken} tongue={tongue} f={f} api={api} />}
      </form>
    </main>
  );
}

/** What the form on file says, where this one renews or changes it. */
function earlierOf({ sitting }: FormDraft, onFile: OnFile): ChoicesProps['earlier'] {
  const isFollowing = sitting === 'renew' || sitting === 'change';
  return isFollowing && typeof onFile === 'object'
    ? Object.fromEntries(onFile.lines.map(({ category, choice }) => [category, choice]))
    : {};
}
