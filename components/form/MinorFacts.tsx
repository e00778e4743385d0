import { MINOR_CARE } from '../../utils/forms/signers';
import { CheckField, RadioField } from '../shared/Field';
import { QUESTIONS, type QuestionId } from './definition';
import type { StepProps } from './props';
import { asksDependency, careAlone } from './signing';

/** Facts on which it depends who signs for a minor. Asked only where the answer matters; nothing is ticked beforehand. */
export function MinorFacts(props: StepProps) {
  const { draft, change, f, today } = props;
  const care = careAlone(draft, today);
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
            {care.map((id) => (
              <CheckField
                key={id}
                label={f(`q_${id}`)}
                hint={sectionOf(id)}
                checked={draft.aloneCare.includes(id)}
                onChange={(isOn) =>
                  change({
                    aloneCare: isOn ? [...draft.aloneCare, id] : draft.aloneCare.filter((each) => each !== id),
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      )}
      {asksDependency(draft, today) && (
        <RadioField
          label={f('dependent')}
          value={word(draft.dependent)}
          options={yesNo}
          onChange={(answer) => change({ dependent: answer === 'yes' })}
          error={props.problems['dependent'] && f(props.problems['dependent'])}
          inline
        />
      )}
      {asksDependency(draft, today) && draft.dependent && (
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

function sectionOf(id: QuestionId): string {
  const categories = QUESTIONS.find((question) => question.id === id)?.categories ?? [];
  const [section] = categories.flatMap((category) => MINOR_CARE[category]?.section ?? []);
  return section ?? '';
}
