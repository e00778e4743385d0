import type { FormQuestion } from '../../utils/forms/model';
import { MINOR_CARE } from '../../utils/forms/signers';
import { CheckField, RadioField } from '../shared/Field';
import type { StepProps } from './props';
import { asksDependency, careAlone } from './signing';

/** Facts on which it depends who signs for a minor. Asked only where the answer matters; nothing is ticked beforehand. */
export function MinorFacts(props: StepProps) {
  const { draft, change, model, wording, f, today } = props;
  const care = careAlone(draft, today, model);
  const yesNo = [
    { value: 'yes', label: f('yes') },
    { value: 'no', label: f('no') },
  ] as const;
  const word = (fact: boolean | null) => (fact === null ? null : fact ? 'yes' : 'no');
  return (
    <>
      {care.length > 0 && (
        <fieldset class="field">
          <legend>{f('alone')}</legend>
          <p class="hint">{f('alone_hint')}</p>
          <div class="radios">
            {care.map((question) => (
              <CheckField
                key={question.id}
                label={wording.question(question)}
                hint={sectionOf(question)}
                checked={draft.aloneCare.includes(question.id)}
                onChange={(isOn) =>
                  change({
                    aloneCare: isOn
                      ? [...draft.aloneCare, question.id]
                      : draft.aloneCare.filter((each) => each !== question.id),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      )}
      {asksDependency(draft, today, model) && (
        <RadioField
          label={f('dependent')}
          value={word(draft.dependent)}
          options={yesNo}
          onChange={(answer) => change({ dependent: answer === 'yes' })}
          error={props.problems['dependent'] && f(props.problems['dependent'])}
          inline
        />
      )}
      {asksDependency(draft, today, model) && draft.dependent && (
        <RadioField
          label={f('court_order')}
          value={word(draft.courtOrder)}
          options={yesNo}
          onChange={(answer) => change({ courtOrder: answer === 'yes' })}
          inline
        />
      )}
    </>
  );
}

function sectionOf({ categories }: FormQuestion): string {
  const [section] = categories.flatMap((category) => MINOR_CARE[category]?.section ?? []);
  return section ?? '';
}
