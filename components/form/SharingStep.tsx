import { CheckField, TextField } from '../shared/Field';
import { FORM_PURPOSES, RECIPIENT_CLASSES } from './definition';
import { declinesAll } from './draft';
import { errorText, type StepProps } from './props';
import { sayer } from './Say';

function toggled<Value>(list: readonly Value[], value: Value, isOn: boolean): Value[] {
  return isOn ? [...list, value] : list.filter((each) => each !== value);
}

/** Who may receive, and for what. Not asked where everything was declined: there is nothing to receive. */
export function SharingStep(props: StepProps) {
  const { draft, change, tongue, f } = props;
  const say = sayer(tongue);
  if (declinesAll(draft)) return <p>{f('sharing_declined')}</p>;
  const kinds = RECIPIENT_CLASSES.map(({ kind }) => kind);
  return (
    <>
      <fieldset class="field">
        <legend>{say('recipients')}</legend>
        <p class="hint">{f('recipients_hint')}</p>
        <Missing text={errorText(props, 'recipients')} />
        <div class="radios">
          {kinds.map((kind) => (
            <CheckField
              key={kind}
              label={say(`r_${kind}`)}
              checked={draft.classes.includes(kind)}
              onChange={(isOn) => change({ classes: toggled(draft.classes, kind, isOn) })}
            />
          ))}
        </div>
        <div class="actions">
          <button type="button" class="button quiet" onClick={() => change({ classes: kinds })}>
            {f('select_all')}
          </button>
        </div>
      </fieldset>
      <fieldset class="field">
        <legend>
          {f('named')} {f('optional')}
        </legend>
        <p class="hint">{f('named_hint')}</p>
        {draft.named.map((name, index) => (
          <div class="named" key={index}>
            <TextField
              label={f('named_name', `${index + 1}`)}
              value={name}
              onInput={(next) => change({ named: draft.named.map((each, at) => (at === index ? next : each)) })}
            />
            <button
              type="button"
              class="button"
              onClick={() => change({ named: draft.named.filter((_each, at) => at !== index) })}
            >
              {f('remove')}
              <span class="sr"> {f('named_name', `${index + 1}`)}</span>
            </button>
          </div>
        ))}
        <div class="actions">
          <button type="button" class="button" onClick={() => change({ named: [...draft.named, ''] })}>
            {f('named_add')}
          </button>
        </div>
      </fieldset>
      <fieldset class="field">
        <legend>{say('purposes')}</legend>
        <Missing text={errorText(props, 'purposes')} />
        <div class="radios">
          {FORM_PURPOSES.map((code) => (
            <CheckField
              key={code}
              label={say(`p_${code}`)}
              checked={draft.purposes.includes(code)}
              onChange={(isOn) => change({ purposes: toggled(draft.purposes, code, isOn) })}
            />
          ))}
        </div>
        <div class="actions">
          <button type="button" class="button quiet" onClick={() => change({ purposes: FORM_PURPOSES })}>
            {f('select_all')}
          </button>
        </div>
      </fieldset>
    </>
  );
}

function Missing({ text }: { readonly text: string | undefined }) {
  return text ? <p class="error">{text}</p> : null;
}
