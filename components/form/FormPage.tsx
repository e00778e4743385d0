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
import { MemberStep } from './MemberStep';
import { LanguagePicker } from './LanguagePicker';
import { makeCopy } from './copy';
import { toResult } from './outcome';
import type { OnFile, StepProps } from './props';
import { ReviewStep } from './ReviewStep';
import { SharingStep } from './SharingStep';
import { SignerStep } from './SignerStep';
import { shownText } from './shown';
import { Stepper } from './Stepper';
import { useTongue } from './tongue';

export interface FormPageProps {
  readonly start: FormStart;
  readonly draft: FormDraft;
  /** The form id was not known any more: the form starts empty, and says so. */
  readonly isFresh: boolean;
  /** Of the staff's interface. */
  readonly language: Language;
  readonly f: Translate<FormKey>;
  readonly t: Translate;
  readonly today: string;
  readonly api: FormApi;
}

/** The ASCMI form, step by step. Every entry is handed out for keeping at once, so that a reload loses nothing. */
export function FormPage({ start, draft: initial, isFresh, language, f, t, today, api }: FormPageProps) {
  const [draft, setDraft] = useState(initial);
  const [problems, setProblems] = useState<Problems>({});
  const [onFile, setOnFile] = useState<OnFile>(start.existing ?? 'unasked');
  const [isFiling, setFiling] = useState(false);
  const [failure, setFailure] = useState('');
  const [filed, setFiled] = useState<Filed | null>(null);
  const tongue = useTongue(draft.clientLanguage ?? language, api.texts);
  const heading = useRef<HTMLHeadingElement>(null);
  const summary = useRef<HTMLDivElement>(null);

  useEffect(() => heading.current?.focus(), [draft.step]);
  useEffect(() => {
    if (Object.keys(problems).length > 0) summary.current?.focus();
  }, [problems]);

  function change(patch: Partial<FormDraft>): void {
    const next = { ...draft, ...patch };
    setDraft(next);
    api.saveDraft(next);
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
    const signed = toResult(draft, { language: tongue.language, signedAt: api.now(), shownTextSha256 });
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
          <MemberStep {...props} onFile={onFile} suggestsMediCal={start.mediCal === true} onLookup={lookup} />
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
          <button type="submit" class="button primary" disabled={isFiling}>
            {f(isFiling ? 'signing' : draft.step === 'review' ? 'sign' : 'next')}
          </button>
        </div>
        <p class="fine">{f('saved')}</p>
        {isFirst && <BlankForm draft={draft} tongue={tongue} f={f} api={api} />}
      </form>
    </main>
  );
}
