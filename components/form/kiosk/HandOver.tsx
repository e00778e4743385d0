import { useState } from 'preact/hooks';
import type { FormKey } from '../../../utils/ui/strings/form.en';
import type { Translate } from '../../../utils/ui/strings/translate';
import { TextField } from '../../shared/Field';
import { PIN_PATTERN, type KioskApi } from './api';

interface HandOverProps {
  readonly kiosk: Pick<KioskApi, 'lock'>;
  readonly f: Translate<FormKey>;
  readonly onLocked: () => void;
}

/** Staff sets a PIN and gives the device to the client. */
export function HandOver({ kiosk, f, onLocked }: HandOverProps) {
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<'pin_bad' | 'pin_differs' | null>(null);
  function lock(): void {
    const found = !PIN_PATTERN.test(pin) ? 'pin_bad' : pin !== again ? 'pin_differs' : null;
    setProblem(found);
    if (!found) void kiosk.lock(pin).then(onLocked);
  }
  const input = { type: 'password', inputMode: 'numeric', maxLength: 8 } as const;
  return (
    <details class="more hand-over">
      <summary>{f('hand_over')}</summary>
      <div class="stack">
        <p>{f('hand_over_text')}</p>
        <div class="named">
          <TextField
            label={f('pin_set')}
            hint={f('pin_hint')}
            error={problem === 'pin_bad' ? f('pin_bad') : undefined}
            value={pin}
            onInput={setPin}
            input={input}
          />
          <TextField
            label={f('pin_again')}
            error={problem === 'pin_differs' ? f('pin_differs') : undefined}
            value={again}
            onInput={setAgain}
            input={input}
          />
        </div>
        <p class="hint">{f('hand_over_limits')}</p>
        <div class="actions">
          <button type="button" class="button" onClick={lock}>
            {f('hand_over_go')}
          </button>
        </div>
      </div>
    </details>
  );
}
