import type { FormQuestion } from '../../utils/forms/model';
import { RadioField } from '../shared/Field';
import type { Answer } from './draft';
import { phrasesOf } from './phrases';
import { errorText, type ChoicesProps } from './props';
import { sayer, speaker } from './Say';

/** One question for each kind of information. "Yes to all" and "No to all" are answers too; nothing is answered beforehand. */
export function ChoicesStep(props: ChoicesProps) {
  const { draft, change, f, model, spoken, tongue, earlier } = props;
  const say = sayer(tongue);
  const tell = speaker(tongue);
  const phrases = phrasesOf(spoken, tongue);
  const answerAll = (choice: Answer) =>
    change({ choices: Object.fromEntries(model.questions.map(({ id }) => [id, choice])) });
  const before = (question: FormQuestion) => earlierAnswer(question, earlier);
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
        {draft.sitting === 'renew' && model.questions.every(before) && (
          <button
            type="button"
            class="button"
            onClick={() =>
              change({ choices: Object.fromEntries(model.questions.map((one) => [one.id, before(one) ?? 'DECLINE'])) })
            }
          >
            {f('choices_as_before')}
          </button>
        )}
      </div>
      {model.groups.map((group) => (
        <section key={group.id} class="group" aria-labelledby={`heading-${group.id}`}>
          <h3 id={`heading-${group.id}`}>{tell(phrases.group(group.id))}</h3>
          {model.questions
            .filter((question) => question.group === group.id)
            .map((question) => (
              <div class="question" key={question.id}>
                <RadioField
                  label={tell(phrases.question(question.id))}
                  error={errorText(props, question.id)}
                  value={draft.choices[question.id] ?? null}
                  options={[
                    { value: 'AGREE', label: say('agree') },
                    { value: 'DECLINE', label: say('decline') },
                  ]}
                  onChange={(choice) => change({ choices: { ...draft.choices, [question.id]: choice } })}
                  inline
                >
                  {question.help !== '' && <p class="hint">{tell(phrases.help(question.id))}</p>}
                  {before(question) && (
                    <p class="hint">{f('last_time', f(before(question) === 'AGREE' ? 'agree' : 'decline'))}</p>
                  )}
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

/** What the form on file says about a question: only where it says the same about all that the question stands for. */
function earlierAnswer({ categories }: FormQuestion, earlier: ChoicesProps['earlier']): Answer | null {
  const answers = new Set(categories.map((category) => earlier[category] ?? 'UNANSWERED'));
  const [only] = answers;
  return answers.size === 1 && (only === 'AGREE' || only === 'DECLINE') ? only : null;
}
