import { CheckField, TextField } from '../shared/Field';
import { errorText, type StepProps } from './props';

/** Interpreter and staff witness. */
export function PeoplePresent(props: StepProps) {
  const { draft, change, f } = props;
  return (
    <fieldset class="field">
      <legend>
        {f('people')} {f('optional')}
      </legend>
      <div class="radios">
        <CheckField
          label={f('interpreter')}
          checked={draft.hasInterpreter}
          onChange={(hasInterpreter) => change({ hasInterpreter })}
        />
      </div>
      {draft.hasInterpreter && (
        <>
          <TextField
            label={f('interpreter_name')}
            error={errorText(props, 'interpreter')}
            value={draft.interpreterName}
            onInput={(interpreterName) => change({ interpreterName })}
          />
          <TextField
            label={f('interpreter_language')}
            value={draft.interpreterLanguage}
            onInput={(interpreterLanguage) => change({ interpreterLanguage })}
          />
        </>
      )}
      <TextField
        label={f('witness')}
        error={errorText(props, 'witness')}
        value={draft.witness}
        onInput={(witness) => change({ witness })}
      />
    </fieldset>
  );
}
