import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';
import type { Tone } from './tone';

interface NoticeProps {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** Leaves the title to screen readers where the text says enough. */
  readonly hideTitle?: boolean;
  readonly children?: ComponentChildren;
}

/** A message with its tone as colour, icon and words. */
export function Notice({ tone, title, text, hideTitle, children }: NoticeProps) {
  return (
    <section class={`notice ${tone}`}>
      <Icon name={tone} />
      <div class="notice-body">
        <h2 class={hideTitle ? 'sr' : undefined}>{title}</h2>
        {text && <p>{text}</p>}
        {children && <div class="actions">{children}</div>}
      </div>
    </section>
  );
}
