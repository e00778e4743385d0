import { RadioField } from '../shared/Field';
import { GROUPS, QUESTIONS } from './definition';
import { errorText, type StepProps } from './props';

/** One question for each kind of information. "Yes to all" and "No to all" are answers too; nothing is answered beforehand. */
export function ChoicesStep(props: StepProps) {
  const { draft, change, f } = props;
  const answerAll = (choice: 'AGREE' | 'DECLINE') =>
    change({ choices: Object.fromEntries(QUESTIONS.map(({ id }) => [id, choice])) });
  return (
    <>
      <p>{f('choices_intro')}</p>
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
          <h3 id={`group-${group}`}>{f(`group_${group}`)}</h3>
          {QUESTIONS.filter((question) => question.group === group).map(({ id }) => (
            <div class="question" key={id}>
              <RadioField
                label={f(`q_${id}`)}
                error={errorText(props, id)}
                value={draft.choices[id] ?? null}
                options={[
                  { value: 'AGREE', label: f('agree') },
                  { value: 'DECLINE', label: f('decline') },
                ]}
                onChange={(choice) => change({ choices: { ...draft.choices, [id]: choice } })}
                inline
              >
                <p class="hint">{f(`q_${id}_means`)}</p>
              </RadioField>
            </div>
          ))}
        </section>
      ))}
      <details class="more">
        <summary>{f('anyway_title')}</summary>
        <p>{f('anyway_text')}</p>
      </details>
      <details class="more">
        <summary>{f('cannot_title')}</summary>
        <p>{f('cannot_text')}</p>
      </details>
    </>
  );
}
