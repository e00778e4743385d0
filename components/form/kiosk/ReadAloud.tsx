import { useEffect, useState } from 'preact/hooks';
import type { FormKey } from '../../../utils/ui/strings/form.en';
import type { Translate } from '../../../utils/ui/strings/translate';
import type { KioskApi } from './api';

interface ReadAloudProps {
  readonly kiosk: Pick<KioskApi, 'speak' | 'hush'>;
  readonly text: string;
  readonly language: string;
  readonly f: Translate<FormKey>;
}

/** Reads the page aloud by the computer's own voice, and says so where there is none for the language. */
export function ReadAloud({ kiosk, text, language, f }: ReadAloudProps) {
  const [isMute, setMute] = useState(false);
  useEffect(() => () => kiosk.hush(), [kiosk]);
  return (
    <div class="read-aloud">
      <button
        type="button"
        class="button"
        onClick={() => void kiosk.speak(text, language).then((hasVoice) => setMute(!hasVoice))}
      >
        {f('read_aloud')}
      </button>
      <button type="button" class="button quiet" onClick={kiosk.hush}>
        {f('read_stop')}
      </button>
      <p role="status">{isMute && f('read_no_voice')}</p>
    </div>
  );
}
