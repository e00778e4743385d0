import { useEffect, useRef } from 'preact/hooks';
import type { Translate } from '../../utils/ui/strings/translate';
import type { Aim } from './view';

export interface OutlineBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface GlassProps {
  readonly aim: Aim;
  readonly t: Translate;
  /** What the element under the pointer says, for people who hear it. */
  readonly heard: string;
  readonly on: {
    readonly move: (x: number, y: number) => void;
    readonly pick: () => void;
    readonly step: (by: 1 | -1) => void;
    readonly cancel: () => void;
  };
}

/**
 * A pane over the page while somebody points: the page below never gets the click, nor the presses before it, and what is pointed at is
 * looked up by its place. Untrusted events do not reach it (the host's filter).
 */
export function Glass({ aim, t, heard, on }: GlassProps) {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => pane.current?.focus(), []);

  function pressed(event: KeyboardEvent): void {
    const { key, shiftKey } = event;
    if (key === 'Escape') on.cancel();
    else if (key === 'Enter' || key === ' ') on.pick();
    else if (key === 'ArrowDown' || key === 'ArrowRight' || (key === 'Tab' && !shiftKey)) on.step(1);
    else if (key === 'ArrowUp' || key === 'ArrowLeft' || key === 'Tab') on.step(-1);
    else return;
    event.preventDefault();
  }

  return (
    <div
      class="glass"
      ref={pane}
      tabIndex={0}
      role="application"
      aria-label={t(`teach_pointing_${aim}`)}
      onPointerMove={(event) => on.move(event.clientX, event.clientY)}
      onClick={(event) => {
        on.move(event.clientX, event.clientY);
        on.pick();
      }}
      onKeyDown={pressed}
    >
      <p class="sr" aria-live="polite">
        {heard}
      </p>
    </div>
  );
}

/** A frame around something on the page. `echo`: what the chosen selector would find besides. */
export function Outline({ box, kind }: { readonly box: OutlineBox; readonly kind: 'aimed' | 'echo' }) {
  const { x, y, width, height } = box;
  return (
    <div
      class={`outline ${kind}`}
      style={{ left: `${x - 3}px`, top: `${y - 3}px`, width: `${width + 6}px`, height: `${height + 6}px` }}
    />
  );
}
