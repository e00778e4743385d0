import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormStart } from '../../utils/contract/form';
import type { Language } from '../../utils/ui/strings/language';
import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { Notice } from '../shared/Notice';
import type { Filed, FormApi } from './api';
import { BlankForm } from './BlankForm';
import { problemsOf, type Problems } from './check';
import { ChoicesStep } from './ChoicesStep';
import { DoneStep } from './DoneStep';
import { STEPS, type FormDraft, type Step } from './draft';
import { failureText } from './failure';
import { HandOver } from './kiosk/HandOver';
import { Kiosk } from './kiosk/Kiosk';
import { MemberStep } from './MemberStep';
import { LanguagePicker } from './LanguagePicker';
import { makeCopy } from './copy';
import { toResult } from './outcome';
import type { OnFile, StepProps } from './props';
import { ReviewStep } from './ReviewStep';
import { SharingStep } from './SharingStep';
import { SignerStep } from './SignerStep';
import { changed } from './sitting-draft';
import { shownText } from './shown';
import { Stepper } from './Stepper';
import { useTongue } from './tongue';

export interface FormPageProps {
  readonly start: FormStart;
  readonly draft: FormDraft;
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
  const { start, draft: initial, isFresh, isElsewhere, isLocked, language, f, t, today, api } = page;
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

  useEffect(() => heading.current?.focus(), [draft.step, isWithClient]);
  useEffect(() => {
    if (Object.keys(problems).length > 0) summary.current?.focus();
  }, [problems]);

  function change(patch: Partial<FormDraft>): void {
    const next = changed(draft, patch, api.now());
    setDraft(next);
    void api.saveDraft(next).then(setKept);
    if (patch.identifiers) setOnFile('unasked');
  }

  function go(step: Step): void {
    setProblems({});
    change({ step });
  }

  function advance(): void {
    const found = problemsOf(draft.step, draft, today);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    const next = STEPS[STEPS.indexOf(draft.step) + 1];
    if (next) go(next);
    else void sign();
  }

  async function sign(): Promise<void> {
    const wrong = STEPS.find((step) => Object.keys(problemsOf(step, draft, today)).length > 0);
    if (wrong) {
      change({ step: wrong });
      setProblems(problemsOf(wrong, draft, today));
      return;
    }
    setFiling(true);
    const shownTextSha256 = await api.hash(shownText(draft, tongue).plain);
    const signedAt = draft.method === 'paper' ? api.timeOn(draft.paperSignedOn) : api.now();
    const signed = toResult(draft, { language: tongue.language, signedAt, shownTextSha256 });
    const { result, copy } = await makeCopy(draft, signed, tongue, api);
    const answer = await api.file(result);
    setFiling(false);
    if (typeof answer === 'object' && answer.ok)
      setFiled({ reference: answer.reference, queued: answer.queued === true, result, copy });
    else setFailure(failureText(answer, f, t));
  }

  function lookup(): void {
    setOnFile('busy');
    void api.lookup(draft).then((banner) => setOnFile(banner ?? 'silent'));
  }

  if (filed) return <DoneStep filed={filed} draft={draft} tongue={tongue} f={f} t={t} api={api} />;
  const props: StepProps = { draft, change, problems, f, t, tongue, today };
  if (isWithClient) {
    return (
      <Kiosk
        {...props}
        f={tongue.client}
        kiosk={api.kiosk}
        language={tongue.language}
        onLeave={() => setWithClient(false)}
      />
    );
  }
  const isFirst = draft.step === STEPS[0];
  return (
    <main class="form">
      <header class="form-head">
        <p class="fine">{f('long_title')}</p>
        <h1>{f('title')}</h1>
        <p class="mark">{f('reconstruction')}</p>
      </header>
      <LanguagePicker
        value={draft.clientLanguage ?? language}
        f={f}
        onChange={(clientLanguage) => change({ clientLanguage })}
      />
      <Stepper step={draft.step} f={f} />
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
        {draft.step === 'choices' && <ChoicesStep {...props} />}
        {draft.step === 'sharing' && <SharingStep {...props} />}
        {draft.step === 'signer' && <SignerStep {...props} />}
        {draft.step === 'review' && <ReviewStep {...props} />}
        <div class="actions form-actions">
          {!isFirst && (
            <button type="button" class="button" onClick={() => go(STEPS[STEPS.indexOf(draft.step) - 1] ?? 'member')}>
              {f('back')}
            </button>
          )}
          {!isFirst && draft.method !== 'refused' && (
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
        {isFirst && <BlankForm draft={draft} tongue={tongue} f={f} api={api} />}
      </form>
    </main>
  );
}
