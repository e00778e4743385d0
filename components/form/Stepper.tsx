import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import { STEPS, type Step } from './draft';

/** Where one is on the way. */
export function Stepper({ step, f }: { readonly step: Step; readonly f: Translate<FormKey> }) {
  const current = STEPS.indexOf(step);
  return (
    <nav aria-label={f('steps')}>
      <ol class="stepper">
        {STEPS.map((each, index) => (
          <li
            key={each}
            class={index < current ? 'past' : undefined}
            {...(index === current ? { 'aria-current': 'step' as const } : {})}
          >
            <span class="step-number">{index + 1}</span>
            {f(`step_${each}`)}
          </li>
        ))}
      </ol>
      <p class="step-text">{f('step_of', `${current + 1}`, `${STEPS.length}`)}</p>
    </nav>
  );
}
