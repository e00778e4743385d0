import type { FormKey } from '../../utils/ui/strings/form.en';
import type { Translate } from '../../utils/ui/strings/translate';
import type { Step } from './draft';

interface StepperProps {
  readonly step: Step;
  readonly steps: readonly Step[];
  readonly f: Translate<FormKey>;
}

/** Where one is on the way. */
export function Stepper({ step, steps, f }: StepperProps) {
  const current = steps.indexOf(step);
  return (
    <nav aria-label={f('steps')}>
      <ol class="stepper">
        {steps.map((each, index) => (
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
      <p class="step-text">{f('step_of', `${current + 1}`, `${steps.length}`)}</p>
    </nav>
  );
}
