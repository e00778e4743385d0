import { mayBeSpoken } from '../../utils/forms/telephone';
import { TextField } from '../shared/Field';
import { Icon } from '../shared/Icon';
import { QUESTIONS, RECIPIENT_CLASSES } from './definition';
import { errorText, type StepProps } from './props';
import { telephoneRefusals } from './signing';

/** A choice spoken on the telephone, where that is lawful; else why it is not. */
export function TelephoneFields(props: StepProps) {
  const { draft, change, f } = props;
  const against = telephoneRefusals(draft);
  if (!mayBeSpoken(against)) {
    const questions = QUESTIONS.flatMap(({ id, categories }) => {
      const found = against.categories.find(({ category }) => (categories as readonly string[]).includes(category));
      return found ? [{ id, section: found.section }] : [];
    });
    const classes = RECIPIENT_CLASSES.filter(({ kind }) => against.recipients.includes(kind));
    return (
      <section class="notice warning" role="status">
        <Icon name="warning" />
        <div class="notice-body">
          <p>{f('telephone_not')}</p>
          <ul class="remarks">
            {questions.map(({ id, section }) => (
              <li key={id}>{f('telephone_category', f(`q_${id}`), section)}</li>
            ))}
            {classes.map(({ kind }) => (
              <li key={kind}>{f('telephone_recipient', f(`r_${kind}`))}</li>
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
