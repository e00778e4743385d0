import { mayBeSpoken } from '../../utils/forms/telephone';
import { TextField } from '../shared/Field';
import { Icon } from '../shared/Icon';
import { errorText, type StepProps } from './props';
import { telephoneRefusals } from './signing';

/** A choice spoken on the telephone, where that is lawful; else why it is not. */
export function TelephoneFields(props: StepProps) {
  const { draft, change, model, wording, f } = props;
  const against = telephoneRefusals(draft, model);
  if (!mayBeSpoken(against)) {
    const questions = model.questions.flatMap((question) => {
      const found = against.categories.find(({ category }) => question.categories.includes(category));
      return found ? [{ question, section: found.section }] : [];
    });
    const classes = model.recipientClasses.filter(({ kind }) => against.recipients.includes(kind));
    return (
      <section class="notice warning" role="status">
        <Icon name="warning" />
        <div class="notice-body">
          <p>{f('telephone_not')}</p>
          <ul class="remarks">
            {questions.map(({ question, section }) => (
              <li key={question.id}>{f('telephone_category', wording.question(question), section)}</li>
            ))}
            {classes.map((recipient) => (
              <li key={recipient.kind}>{f('telephone_recipient', wording.recipient(recipient))}</li>
            ))}
            {against.named && <li>{f('telephone_named')}</li>}
          </ul>
        </div>
      </section>
    );
  }
  return (
    <>
      <p>{f('telephone_text')}</p>
      <TextField
        label={f('heard_by')}
        error={errorText(props, 'heardBy')}
        value={draft.heardBy}
        onInput={(heardBy) => change({ heardBy })}
      />
    </>
  );
}
