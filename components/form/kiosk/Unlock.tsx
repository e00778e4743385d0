import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import type { FormKey } from '../../../utils/ui/strings/form.en';
import type { Translate } from '../../../utils/ui/strings/translate';
import { TextField } from '../../shared/Field';
import type { KioskApi } from './api';

interface UnlockProps {
  readonly kiosk: Pick<KioskApi, 'unlock'>;
  readonly f: Translate<FormKey>;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onStay: () => void;
  readonly onOpen: () => void;
}

/** Staff takes the device back with the PIN that was set at the hand-over. */
export function Unlock({ kiosk, f, heading, onStay, onOpen }: UnlockProps) {
  const [pin, setPin] = useState('');
  const [error, setError] = useState('');
  async function open(): Promise<void> {
    const answer = await kiosk.unlock(pin);
    setPin('');
    if (answer.state === 'open') onOpen();
    else if (answer.state === 'wrong') setError(f('pin_wrong'));
    else setError(f('pin_wait', `${Math.ceil(answer.waitMs / 1000)}`));
  }
  return (
    <main class="kiosk kiosk-cover">
      <h1 ref={heading} tabIndex={-1}>
        {f('kiosk_staff')}
      </h1>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <TextField
          label={f('pin')}
          value={pin}
          onInput={setPin}
          input={{ type: 'password', inputMode: 'numeric', maxLength: 8 }}
        />
        <p role="alert" class="error">
          {error}
        </p>
        <div class="actions">
          <button type="submit" class="button primary">
            {f('pin_open')}
          </button>
          <button type="button" class="button" onClick={onStay}>
            {f('kiosk_continue')}
          </button>
        </div>
      </form>
    </main>
  );
}
