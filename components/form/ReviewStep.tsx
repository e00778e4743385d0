import { signedText } from './outcome';
import type { StepProps } from './props';
import { SignatureBlock } from './SignatureBlock';

/** The text that is signed, and the signature. */
export function ReviewStep(props: StepProps) {
  const { draft, f, t } = props;
  return (
    <>
      <p>{f(draft.method === 'refused' ? 'refusal_title' : 'review_intro')}</p>
      <SignedDocument {...props} />
      <SignatureBlock {...props} />
      <p class="fine">{t('not_advice')}</p>
    </>
  );
}

export function SignedDocument({ draft, f, t }: Pick<StepProps, 'draft' | 'f' | 't'>) {
  return (
    <article class="paper">
      <h3 class="paper-title">{f('long_title')}</h3>
      <p>{f(`version_${draft.form ?? 'ascmi-non-ab133'}`)}</p>
      <p class="fine">{f('reconstruction')}</p>
      {signedText(draft, f, t('language')).parts.map(({ heading, lines }) => (
        <section key={heading}>
          <h4>{heading}</h4>
          {lines.length === 1 ? (
            <p>{lines[0]}</p>
          ) : (
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </article>
  );
}
