import { CheckField, RadioField, TextField } from '../shared/Field';
import { signerOf } from './draft';
import { errorText, type StepProps } from './props';
import { Say, sayer } from './Say';
import { shownText } from './shown';
import { SignaturePad } from './SignaturePad';

/** The text that is signed, and the signature. */
export function ReviewStep(props: StepProps) {
  const { draft, change, tongue, f, t } = props;
  const say = sayer(tongue);
  return (
    <>
      <p>{say('review_intro')}</p>
      <SignedDocument {...props} />
      <RadioField
        label={say('method')}
        value={draft.method}
        options={[
          { value: 'typed', label: f('method_typed') },
          { value: 'drawn', label: f('method_drawn') },
        ]}
        onChange={(method) => change({ method })}
        inline
      />
      {draft.method === 'typed' ? (
        <TextField
          label={say('typed_label')}
          error={errorText(props, 'typed', signerOf(draft))}
          value={draft.typed}
          onInput={(typed) => change({ typed })}
        />
      ) : (
        <SignaturePad
          label={f('drawn_label')}
          clearLabel={f('drawn_clear')}
          error={errorText(props, 'drawn')}
          image={draft.drawn}
          onImage={(drawn) => change({ drawn })}
        />
      )}
      <CheckField label={say('intent')} checked={draft.intent} onChange={(intent) => change({ intent })} />
      {props.problems['intent'] && <p class="error">{errorText(props, 'intent')}</p>}
      <p class="fine">{t('not_advice')}</p>
    </>
  );
}

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
