<<<<<<< HEAD
import type { StepProps } from './props';
import { Say, sayer } from './Say';
import { shownText } from './shown';
import { SignatureBlock } from './SignatureBlock';
=======
import { CheckField, RadioField, TextField } from '../shared/Field';
import { signerOf } from './draft';
import { signedText } from './signed-text';
import { errorText, type StepProps } from './props';
import { SignaturePad } from './SignaturePad';
>>>>>>> form-core

/** The text that is signed, and the signature. */
export function ReviewStep(props: StepProps) {
  const { draft, tongue, f, t } = props;
  return (
    <>
      <p>{draft.method === 'refused' ? f('refusal_title') : sayer(tongue)('review_intro')}</p>
      <SignedDocument {...props} />
      <SignatureBlock {...props} />
      <p class="fine">{t('not_advice')}</p>
    </>
  );
}

<<<<<<< HEAD
export function SignedDocument({ draft, tongue }: Pick<StepProps, 'draft' | 'tongue'>) {
  const say = sayer(tongue);
  return (
    <article class="paper" aria-label={tongue.english('review_title')}>
      <h3 class="paper-title">{say('long_title')}</h3>
      <p>{tongue.english(`version_${draft.form ?? 'ascmi-non-ab133'}`)}</p>
      <p class="fine">{say('reconstruction')}</p>
      {tongue.language !== 'en' && <p class="fine">{say('unofficial')}</p>}
      {shownText(draft, tongue).parts.map(({ heading, lines }) => (
        <section key={heading.text}>
          <h4>
            <Say words={heading} tongue={tongue} />
          </h4>
=======
export function SignedDocument({
  draft,
  model,
  wording,
  f,
  t,
}: Pick<StepProps, 'draft' | 'model' | 'wording' | 'f' | 't'>) {
  return (
    <article class="paper">
      <h3 class="paper-title">{wording.title}</h3>
      <p>{f(`version_${model.document}`)}</p>
      <p class="fine">{wording.origin}</p>
      {signedText(draft, model, f, t('language')).parts.map(({ heading, lines }) => (
        <section key={heading}>
          <h4>{heading}</h4>
>>>>>>> form-core
          {lines.length === 1 ? (
            <p>{lines[0] && <Say words={lines[0]} tongue={tongue} />}</p>
          ) : (
            <ul dir={tongue.direction}>
              {lines.map((line) => (
                <li key={line.text}>
                  <Say words={line} tongue={tongue} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  );
}
