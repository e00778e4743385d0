import type { Tone } from './tone';

export type IconName = Tone | 'checking' | 'agree' | 'decline' | 'unanswered' | 'minus' | 'move' | 'close' | 'lock';

/** 20 x 20 outlines, drawn in the current colour. Shapes differ, so that they can be told apart without colour. */
const PATHS: Record<IconName, string> = {
  info: 'M10 1.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4M6.3 10.2l2.6 2.6 4.9-5.4',
  warning: 'M10 2.2 1.6 17h16.8zM10 7.6v4.6M10 14.6v.1',
  stop: 'M6.6 1.8h6.8l4.8 4.8v6.8l-4.8 4.8H6.6l-4.8-4.8V6.6zM6.2 10h7.6',
  neutral: 'M4.5 1.8h7.3l3.7 3.8v12.6h-11zM7.4 9h5.2M7.4 12.4h5.2',
  ask: 'M10 1.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4M7.6 7.6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.9-1.1 1.8M10 14.1v.1',
  checking: 'M10 1.8a8.2 8.2 0 1 0 0 16.4 8.2 8.2 0 0 0 0-16.4M10 5.4V10l3 2',
  agree: 'M4 10.6l4 4 8-9',
  decline: 'M5 5l10 10M15 5 5 15',
  unanswered: 'M5 10h10',
  minus: 'M5 14h10',
  move: 'M10 2.5v15M2.5 10h15M7.6 4.9 10 2.5l2.4 2.4M7.6 15.1l2.4 2.4 2.4-2.4M4.9 7.6 2.5 10l2.4 2.4M15.1 7.6l2.4 2.4-2.4 2.4',
  close: 'M5 5l10 10M15 5 5 15',
  lock: 'M5 9h10v8H5zM7 9V6.4a3 3 0 0 1 6 0V9',
};

/** Decorative: the words beside it carry the meaning. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
