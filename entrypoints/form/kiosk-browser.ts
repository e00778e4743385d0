import type { KioskApi } from '../../components/form/kiosk/api';
import type { PinLock } from './pin-lock';

/**
 * Kiosk mode as far as an extension's page can hold it: full screen, the way back, leaving the page, the context menu and the keys that a
 * page may take. Out of reach: Escape out of full screen (the page covers itself), the browser's own keys such as Ctrl+W, Ctrl+T and
 * Ctrl+N, and everything of the operating system.
 */
export function createKioskApi(pin: PinLock): KioskApi {
  let holding: AbortController | null = null;

  function hold(): void {
    holding ??= holdPage();
  }

  async function cover(): Promise<void> {
    hold();
    // A refusal leaves the page as it is: covered or not is told by the browser's event.
    await document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
  }

  return {
    async lock(text) {
      // First, while the click still counts.
      const covering = cover();
      await pin.lock(text);
      await covering;
    },
    async unlock(text) {
      const answer = await pin.unlock(text);
      if (answer.state === 'open') {
        holding?.abort();
        holding = null;
        if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
      }
      return answer;
    },
    cover,
    onCover(listener) {
      hold();
      const tell = () => listener(document.fullscreenElement !== null);
      document.addEventListener('fullscreenchange', tell);
      tell();
      return () => document.removeEventListener('fullscreenchange', tell);
    },
    speak,
    hush: () => {
      if ('speechSynthesis' in globalThis) speechSynthesis.cancel();
    },
  };
}

function holdPage(): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  const stay = () => history.pushState(null, '', location.href);
  stay();
  addEventListener('popstate', stay, { signal });
  addEventListener('beforeunload', (event) => event.preventDefault(), { signal });
  addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
  addEventListener('keydown', (event) => isWayOut(event) && event.preventDefault(), { signal, capture: true });
  return controller;
}

/** Function keys and combinations; typing, Tab and the arrows stay. */
function isWayOut({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isPlainAltGr = ctrlKey && altKey && key.length === 1;
  return /^F\d+$/.test(key) || ((ctrlKey || metaKey || altKey) && !isPlainAltGr);
}

/** Voices may come late: browsers load them when first asked. */
const VOICES_MS = 1_500;

async function speak(text: string, language: string): Promise<boolean> {
  const synthesis = globalThis.speechSynthesis as SpeechSynthesis | undefined;
  if (!synthesis) return false;
  const voice = (await voices(synthesis)).find(({ lang }) => lang.toLowerCase().startsWith(language.toLowerCase()));
  if (!voice) return false;
  synthesis.cancel();
  // Long texts are cut off by some engines, so each sentence is said by itself.
  for (const sentence of text.split(/(?<=[.!?])\s+|\n/)) {
    if (sentence.trim() === '') continue;
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    synthesis.speak(utterance);
  }
  return true;
}

function voices(synthesis: SpeechSynthesis): Promise<readonly SpeechSynthesisVoice[]> {
  const known = synthesis.getVoices();
  if (known.length > 0) return Promise.resolve(known);
  return new Promise((resolve) => {
    const done = () => resolve(synthesis.getVoices());
    synthesis.addEventListener('voiceschanged', done, { once: true });
    setTimeout(done, VOICES_MS);
  });
}
