import { CheckField } from '../shared/Field';
import { declinesAll } from './draft';
import { PartyList } from './PartyList';
import { phrasesOf } from './phrases';
import { errorText, type SharingProps } from './props';
import { sayer, speaker } from './Say';

function toggled<Value>(list: readonly Value[], value: Value, isOn: boolean): Value[] {
  return isOn ? [...list, value] : list.filter((each) => each !== value);
}

/** Who may receive, who must not, and for what. Not asked where everything was declined: there is nothing to receive. */
export function SharingStep(props: SharingProps) {
  const { draft, change, f, model, spoken, tongue, findParties: find } = props;
  const say = sayer(tongue);
  const tell = speaker(tongue);
  const phrases = phrasesOf(spoken, tongue);
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
              key={recipient.kind}
              label={tell(phrases.recipient(recipient.kind))}
              checked={draft.classes.includes(recipient.kind)}
              onChange={(isOn) => change({ classes: toggled(draft.classes, recipient.kind, isOn) })}
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
              key={purpose.code}
              label={tell(phrases.purpose(purpose.code))}
              checked={draft.purposes.includes(purpose.code)}
              onChange={(isOn) => change({ purposes: toggled(draft.purposes, purpose.code, isOn) })}
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
