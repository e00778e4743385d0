import { CheckField, RadioField, TextField } from '../shared/Field';
import { signerOf } from './draft';
import type { ComponentChildren } from 'preact';
import { errorText, type StepProps } from './props';
import { sayer } from './Say';
import { ScanUpload } from './ScanUpload';
import { SignaturePad } from './SignaturePad';
import { TelephoneFields } from './TelephoneFields';

const METHODS = ['typed', 'drawn', 'telephone', 'paper'] as const;

/** The signature, or what stands in its place. */
export function SignatureBlock(props: StepProps) {
  const { draft, change, f, tongue } = props;
  const say = sayer(tongue);
  if (draft.method === 'refused') return <Refusal {...props} />;
  return (
    <>
      <RadioField
        label={say('method')}
        value={draft.method}
        options={METHODS.filter((value) => draft.sitting !== 'revoke' || value !== 'telephone').map((value) => ({
          value,
          label: f(`method_${value}`),
        }))}
        onChange={(method) => change({ method })}
      />
      {(draft.method === 'typed' || draft.method === 'drawn') && <SignHere {...props} />}
      {draft.method === 'telephone' && <TelephoneFields {...props} />}
      {draft.method === 'paper' && <PaperFields {...props} />}
      <Intent {...props} label={say(intentKey(draft.method))} />
    </>
  );
}

/** The signature fields alone: what the client sees and touches. */
export function SignHere(props: StepProps) {
  const { draft, change, f, tongue } = props;
  const { coName } = draft;
  if (draft.method === 'drawn') {
    return (
      <>
        <SignaturePad
          label={f('drawn_label')}
          clearLabel={f('drawn_clear')}
          error={errorText(props, 'drawn')}
          image={draft.drawn}
          onImage={(drawn) => change({ drawn })}
        />
        {draft.coRole && (
          <SignaturePad
            label={f('co_signature', coName)}
            clearLabel={f('drawn_clear')}
            error={errorText(props, 'coDrawn')}
            image={draft.coDrawn}
            onImage={(coDrawn) => change({ coDrawn })}
          />
        )}
      </>
    );
  }
  return (
    <>
      <TextField
        label={sayer(tongue)('typed_label')}
        error={errorText(props, 'typed', signerOf(draft))}
        value={draft.typed}
        onInput={(typed) => change({ typed })}
      />
      {draft.coRole && (
        <TextField
          label={f('co_typed_label', coName)}
          error={errorText(props, 'coTyped', coName)}
          value={draft.coTyped}
          onInput={(coTyped) => change({ coTyped })}
        />
      )}
    </>
  );
}

export function Intent(props: StepProps & { readonly label: ComponentChildren }) {
  const { draft, change, label } = props;
  return (
    <div>
      <CheckField label={label} checked={draft.intent} onChange={(intent) => change({ intent })} />
      {props.problems['intent'] && <p class="error">{errorText(props, 'intent')}</p>}
    </div>
  );
}

function PaperFields(props: StepProps) {
  const { draft, change, f, today } = props;
  return (
    <>
      <p>{f('paper_text')}</p>
      <TextField
        label={f('paper_signed_on')}
        error={errorText(props, 'paperSignedOn')}
        value={draft.paperSignedOn}
        onInput={(paperSignedOn) => change({ paperSignedOn })}
        input={{ type: 'date', max: today }}
      />
      <ScanUpload {...props} />
    </>
  );
}

function Refusal(props: StepProps) {
  const { draft, change, f } = props;
  return (
    <>
      <p>{f('refusal_text')}</p>
      <TextField
        label={f('refusal_reason')}
        hint={f('refusal_reason_hint')}
        error={errorText(props, 'refusalReason')}
        value={draft.refusalReason}
        onInput={(refusalReason) => change({ refusalReason })}
        input={{ maxLength: 300 }}
      />
      <TextField
        label={f('witness')}
        error={errorText(props, 'witness')}
        value={draft.witness}
        onInput={(witness) => change({ witness })}
      />
      <Intent {...props} label={f('intent_refused')} />
      <div class="actions">
        <button type="button" class="button" onClick={() => change({ method: 'typed', step: 'choices' })}>
          {f('refuse_back')}
        </button>
      </div>
    </>
  );
}

function intentKey(method: StepProps['draft']['method']) {
  return method === 'telephone' || method === 'paper' ? (`intent_${method}` as const) : 'intent';
}
