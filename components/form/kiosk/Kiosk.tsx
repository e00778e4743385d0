import { useEffect, useRef, useState } from 'preact/hooks';
import type { StepProps } from '../props';
import type { KioskApi } from './api';
import { KioskContent, spokenText } from './KioskContent';
import { firstPage, kioskPages } from './pages';
import { ReadAloud } from './ReadAloud';
import { Unlock } from './Unlock';

export interface KioskProps extends StepProps {
  readonly kiosk: KioskApi;
  readonly onLeave: () => void;
}

/** The client's view: one question a page in large type, and nothing of staff. Left with the PIN only. `f`, `model` and `wording` are the client's. */
export function Kiosk(props: KioskProps) {
  const { draft, f, model, today, kiosk, onLeave } = props;
  const { language, direction } = props.tongue;
  const pages = kioskPages(draft, today, model);
  const [at, setAt] = useState(() => firstPage(draft, today, model));
  const [isCovered, setCovered] = useState(true);
  const [isLeaving, setLeaving] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const index = Math.min(at, pages.length - 1);
  const page = pages[index] ?? { kind: 'end' as const };

  useEffect(() => kiosk.onCover(setCovered), [kiosk]);
  useEffect(() => heading.current?.focus(), [index, isCovered, isLeaving]);

  function go(step: number): void {
    kiosk.hush();
    setAt(index + step);
  }

  if (isLeaving)
    return <Unlock kiosk={kiosk} f={f} heading={heading} onStay={() => setLeaving(false)} onOpen={onLeave} />;
  if (!isCovered) {
    return (
      <main class="kiosk kiosk-cover" lang={language} dir={direction}>
        <h1 ref={heading} tabIndex={-1}>
          {f('kiosk_paused')}
        </h1>
        <button type="button" class="button primary" onClick={() => void kiosk.cover()}>
          {f('kiosk_continue')}
        </button>
        <button type="button" class="button quiet" onClick={() => setLeaving(true)}>
          {f('kiosk_give_back')}
        </button>
      </main>
    );
  }
  return (
    <main class="kiosk" lang={language} dir={direction}>
      <header class="kiosk-head">
        <p>{f('kiosk_progress', `${index + 1}`, `${pages.length}`)}</p>
        <progress value={index + 1} max={pages.length} aria-hidden="true" />
      </header>
      <div class="kiosk-page" key={page.kind === 'question' ? page.id : page.kind}>
        <KioskContent {...props} page={page} heading={heading} />
        <ReadAloud kiosk={kiosk} text={spokenText(page, props)} language={language} f={f} />
      </div>
      <footer class="kiosk-foot">
        {index > 0 && (
          <button type="button" class="button" onClick={() => go(-1)}>
            {f('back')}
          </button>
        )}
        {page.kind === 'end' ? (
          <button type="button" class="button primary" onClick={() => setLeaving(true)}>
            {f('kiosk_give_back')}
          </button>
        ) : (
          <button type="button" class="button primary" onClick={() => go(1)}>
            {f('next')}
          </button>
        )}
      </footer>
      {page.kind !== 'end' && (
        <button type="button" class="button quiet kiosk-leave" onClick={() => setLeaving(true)}>
          {f('kiosk_give_back')}
        </button>
      )}
    </main>
  );
}
