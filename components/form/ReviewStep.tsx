import { CheckField, RadioField, TextField } from '../shared/Field';
import { signerOf } from './draft';
import { signedText } from './signed-text';
import { errorText, type StepProps } from './props';
import { SignaturePad } from './SignaturePad';

/** The text that is signed, and the signature. */
export function ReviewStep(props: StepProps) {
  const { draft, change, f, t } = props;
  return (
    <>
      <p>{f('review_intro')}</p>
      <SignedDocument {...props} />
      <RadioField
        label={f('method')}
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
          label={f('typed_label')}
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
      <CheckField label={f('intent')} checked={draft.intent} onChange={(intent) => change({ intent })} />
      {props.problems['intent'] && <p class="error">{errorText(props, 'intent')}</p>}
      <p class="fine">{t('not_advice')}</p>
    </>
  );
}

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
