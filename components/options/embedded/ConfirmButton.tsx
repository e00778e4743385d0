import { useState } from 'preact/hooks';
import type { OptionsWords } from '../words';

interface ConfirmButtonProps {
  readonly label: string;
  /** Read instead of `label` where several such buttons stand in one table. */
  readonly name?: string;
  readonly sure: string;
  readonly words: OptionsWords;
  readonly disabled: boolean;
  readonly onConfirm: () => void;
}

/** A deed that cannot be undone: the first press only asks. */
export function ConfirmButton({ label, name, sure, words, disabled, onConfirm }: ConfirmButtonProps) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <button type="button" class="button" disabled={disabled} aria-label={name} onClick={() => setAsked(true)}>
        {label}
      </button>
    );
  return (
    <span class="actions">
      <button
        type="button"
        class="button danger"
        disabled={disabled}
        // Focus stays where it was: the question stands in the place of the button.
        ref={(button) => button?.focus()}
        onClick={() => {
          setAsked(false);
          onConfirm();
        }}
      >
        {sure}
      </button>
      <button type="button" class="button quiet" onClick={() => setAsked(false)}>
        {words.e('keep')}
      </button>
    </span>
  );
}
