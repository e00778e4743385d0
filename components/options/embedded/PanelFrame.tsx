import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface PanelFrameProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ComponentChildren;
}

/** One subject of the section: a heading, a sentence, and what can be done. */
export function Panel({ title, hint, children }: PanelFrameProps) {
  const id = useId();
  return (
    <section class="card stack" aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        {hint && <p class="hint">{hint}</p>}
      </div>
      {children}
    </section>
  );
}
