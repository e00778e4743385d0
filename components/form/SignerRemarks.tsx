import { Icon } from '../shared/Icon';
import type { StepProps } from './props';
import { signerRemarks } from './signing';

/** What these signatures cannot carry, why, and by which section. Shown as soon as it is so, not only when one tries to go on. */
export function SignerRemarks({ draft, change, model, wording, f, today }: StepProps) {
  const remarks = signerRemarks(draft, today, model);
  if (remarks.length === 0) return <div role="status" />;
  const leaveOut = () =>
    change({
      choices: {
        ...draft.choices,
        ...Object.fromEntries(remarks.map(({ question: { id } }) => [id, 'DECLINE' as const])),
      },
    });
  return (
    <section class="notice warning" role="status">
      <Icon name="warning" />
      <div class="notice-body">
        <h3>{f('remarks_title')}</h3>
        <ul class="remarks">
          {remarks.map(({ question, reason, sections }) => (
            <li key={question.id}>{f(`reason_${reason}`, wording.question(question), sections.join(', '))}</li>
          ))}
        </ul>
        <p>{f('remarks_text')}</p>
        <div class="actions">
          <button type="button" class="button" onClick={leaveOut}>
            {f('remarks_leave_out')}
          </button>
        </div>
      </div>
    </section>
  );
}
