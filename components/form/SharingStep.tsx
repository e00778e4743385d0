import { CheckField } from '../shared/Field';
import { declinesAll } from './draft';
<<<<<<< HEAD
import { errorText, type StepProps } from './props';
import { sayer } from './Say';
=======
import { PartyList } from './PartyList';
import { errorText, type SharingProps } from './props';
>>>>>>> form-core

function toggled<Value>(list: readonly Value[], value: Value, isOn: boolean): Value[] {
  return isOn ? [...list, value] : list.filter((each) => each !== value);
}

<<<<<<< HEAD
/** Who may receive, and for what. Not asked where everything was declined: there is nothing to receive. */
export function SharingStep(props: StepProps) {
  const { draft, change, tongue, f } = props;
  const say = sayer(tongue);
=======
/** Who may receive, who must not, and for what. Not asked where everything was declined: there is nothing to receive. */
export function SharingStep(props: SharingProps) {
  const { draft, change, f, model, wording, findParties: find } = props;
>>>>>>> form-core
  if (declinesAll(draft)) return <p>{f('sharing_declined')}</p>;
  const needsExchange = draft.classes.includes('HIE_INTERMEDIARY');
  return (
    <>
      <fieldset class="field">
        <legend>{say('recipients')}</legend>
        <p class="hint">{f('recipients_hint')}</p>
        <Missing text={errorText(props, 'recipients')} />
        <div class="radios">
          {model.recipientClasses.map((recipient) => (
            <CheckField
<<<<<<< HEAD
              key={kind}
              label={say(`r_${kind}`)}
              checked={draft.classes.includes(kind)}
              onChange={(isOn) => change({ classes: toggled(draft.classes, kind, isOn) })}
=======
              key={recipient.kind}
              label={wording.recipient(recipient)}
              checked={draft.classes.includes(recipient.kind)}
              onChange={(isOn) => change({ classes: toggled(draft.classes, recipient.kind, isOn) })}
>>>>>>> form-core
            />
          ))}
        </div>
        <div class="actions">
          <button
            type="button"
            class="button quiet"
            onClick={() => change({ classes: model.recipientClasses.map(({ kind }) => kind) })}
          >
            {f('select_all')}
          </button>
        </div>
      </fieldset>
      {needsExchange && (
        <PartyList
          legend={f('intermediaries')}
          hint={f('intermediaries_hint')}
          error={errorText(props, 'intermediaries')}
          addLabel={f('intermediary_add')}
          parties={draft.intermediaries}
          onChange={(intermediaries) => change({ intermediaries })}
          find={find}
          unknownHint={f('party_unknown')}
          f={f}
        />
      )}
      <PartyList
        legend={`${f('named')} ${f('optional')}`}
        hint={f('named_hint')}
        error={undefined}
        addLabel={f('named_add')}
        parties={draft.named}
        onChange={(named) => change({ named })}
        find={find}
        unknownHint={f('party_unknown')}
        f={f}
      />
      <PartyList
        legend={`${f('exclusions')} ${f('optional')}`}
        hint={f('exclusions_hint')}
        error={errorText(props, 'exclusions')}
        addLabel={f('exclusion_add')}
        parties={draft.exclusions}
        onChange={(exclusions) => change({ exclusions })}
        find={find}
        unknownHint={f('exclusion_unknown')}
        f={f}
      />
      <fieldset class="field">
        <legend>{say('purposes')}</legend>
        <Missing text={errorText(props, 'purposes')} />
        <div class="radios">
          {model.purposes.map((purpose) => (
            <CheckField
<<<<<<< HEAD
              key={code}
              label={say(`p_${code}`)}
              checked={draft.purposes.includes(code)}
              onChange={(isOn) => change({ purposes: toggled(draft.purposes, code, isOn) })}
=======
              key={purpose.code}
              label={wording.purpose(purpose)}
              checked={draft.purposes.includes(purpose.code)}
              onChange={(isOn) => change({ purposes: toggled(draft.purposes, purpose.code, isOn) })}
>>>>>>> form-core
            />
          ))}
        </div>
        <div class="actions">
          <button
            type="button"
            class="button quiet"
            onClick={() => change({ purposes: model.purposes.map(({ code }) => code) })}
          >
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
