import { RadioField } from '../shared/Field';
import { GROUPS, QUESTIONS } from './definition';
import { errorText, type StepProps } from './props';
import { sayer } from './Say';

/** One question for each kind of information. "Yes to all" and "No to all" are answers too; nothing is answered beforehand. */
export function ChoicesStep(props: StepProps) {
  const { draft, change, tongue, f } = props;
  const say = sayer(tongue);
  const answerAll = (choice: 'AGREE' | 'DECLINE') =>
    change({ choices: Object.fromEntries(QUESTIONS.map(({ id }) => [id, choice])) });
  return (
    <>
      <p>{say('choices_intro')}</p>
      <div class="actions">
        <button type="button" class="button" onClick={() => answerAll('AGREE')}>
          {f('choices_all_yes')}
        </button>
        <button type="button" class="button" onClick={() => answerAll('DECLINE')}>
          {f('choices_all_no')}
        </button>
      </div>
      {GROUPS.map((group) => (
        <section key={group} class="group" aria-labelledby={`group-${group}`}>
          <h3 id={`group-${group}`}>{say(`group_${group}`)}</h3>
          {QUESTIONS.filter((question) => question.group === group).map(({ id }) => (
            <div class="question" key={id}>
              <RadioField
                label={say(`q_${id}`)}
                error={errorText(props, id)}
                value={draft.choices[id] ?? null}
                options={[
                  { value: 'AGREE', label: say('agree') },
                  { value: 'DECLINE', label: say('decline') },
                ]}
                onChange={(choice) => change({ choices: { ...draft.choices, [id]: choice } })}
                inline
              >
                <p class="hint">{say(`q_${id}_means`)}</p>
              </RadioField>
            </div>
          ))}
        </section>
      ))}
      <details class="more">
        <summary>{say('anyway_title')}</summary>
        <p>{say('anyway_text')}</p>
      </details>
      <details class="more">
        <summary>{say('cannot_title')}</summary>
        <p>{say('cannot_text')}</p>
      </details>
    </>
  );
}
