import { phrasesOf } from './phrases';
import type { StepProps } from './props';
import { Say, sayer, speaker } from './Say';
import { shownText } from './shown';
import { SignatureBlock } from './SignatureBlock';

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

export function SignedDocument({ draft, spoken, tongue }: Pick<StepProps, 'draft' | 'spoken' | 'tongue'>) {
  const tell = speaker(tongue);
  const { title, origin } = phrasesOf(spoken, tongue);
  return (
    <article class="paper" aria-label={tongue.english('review_title')}>
      <h3 class="paper-title">{tell(title)}</h3>
      <p lang="en" dir="ltr">
        {tongue.english(`version_${spoken.client.document}`)}
      </p>
      <p class="fine">{tell(origin)}</p>
      {tongue.language !== 'en' && <p class="fine">{sayer(tongue)('unofficial')}</p>}
      {shownText(draft, spoken, tongue).parts.map(({ heading, lines }) => (
        <section key={heading.text}>
          <h4>
            <Say words={heading} tongue={tongue} />
          </h4>
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
