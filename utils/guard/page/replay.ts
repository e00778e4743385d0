import type { ControlMatch, PageReader } from '../../contract/guard-controls';

/**
 * Makes up for held gestures. An event that we dispatch is known by identity: the set is closed over, and the page cannot make an
 * event that is in it. While one is being dispatched, the form it belongs to may submit.
 */
export interface Replayer {
  isOurs(event: Event): boolean;
  /** True for the submit that our own click causes. */
  isConsequence(form: EventTarget | null): boolean;
  click(original: MouseEvent, target: Element, control: ControlMatch): 'done' | 'lost';
  key(original: KeyboardEvent, target: Element, control: ControlMatch): 'done' | 'lost';
  submit(form: HTMLFormElement, submitter: HTMLElement | null): 'done' | 'lost';
}

const POINTER_STEPS = ['pointerdown', 'mousedown', 'pointerup', 'mouseup'] as const;

export function createReplayer(view: Window & typeof globalThis, reader: PageReader): Replayer {
  const ours = new WeakSet<Event>();
  let submitting: EventTarget | null = null;

  function send(target: Element, event: Event): void {
    ours.add(event);
    const before = submitting;
    submitting = target.closest('form') ?? (target as Partial<HTMLInputElement>).form ?? null;
    try {
      target.dispatchEvent(event);
    } finally {
      submitting = before;
    }
  }

  /** The same element, or the one that took its place when the page rendered again. */
  function survivor(target: Element, control: ControlMatch): Element | null {
    if (target.isConnected) return target;
    if (control.element.isConnected) return control.element;
    const twins = [...view.document.querySelectorAll(control.element.tagName)].filter((candidate) => {
      const match = reader.findControl([candidate]);
      return match?.action === control.action && match.label === control.label && match.element === candidate;
    });
    return twins.length === 1 ? (twins[0] ?? null) : null;
  }

  function opensElsewhere(original: MouseEvent): boolean {
    return original.button === 1 || original.ctrlKey || original.metaKey || original.shiftKey;
  }

  return {
    isOurs: (event) => ours.has(event),
    isConsequence: (form) => form !== null && form === submitting,
    click(original, target, control) {
      const element = survivor(target, control);
      if (!element) return 'lost';
      const link = element.closest<HTMLAnchorElement>('a[href], area[href]');
      if (link && opensElsewhere(original)) {
        // A made-up click with a modifier opens nothing in some browsers.
        view.open(link.href, '_blank', 'noopener');
        return 'done';
      }
      const init = initOf(original, view);
      for (const step of POINTER_STEPS) {
        const Kind = step.startsWith('pointer') ? view.PointerEvent : view.MouseEvent;
        send(element, new Kind(step, init));
      }
      send(element, new view.MouseEvent(original.type, init));
      return 'done';
    },
    key(original, target, control) {
      const element = survivor(target, control);
      if (!element) return 'lost';
      const init = { key: original.key, code: original.code, bubbles: true, cancelable: true, composed: true };
      send(element, new view.KeyboardEvent('keydown', init));
      send(element, new view.KeyboardEvent('keyup', init));
      return 'done';
    },
    submit(form, submitter) {
      if (!form.isConnected) return 'lost';
      submitting = form;
      try {
        // A submitter that the page took out of the form meanwhile would make this throw.
        const owned =
          submitter?.isConnected && (submitter as Partial<HTMLButtonElement>).form === form ? submitter : null;
        form.requestSubmit(owned);
      } finally {
        submitting = null;
      }
      return 'done';
    },
  };
}

function initOf(original: MouseEvent, view: Window): MouseEventInit {
  const { button, buttons, clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey, detail } = original;
  const place = { clientX, clientY, screenX, screenY };
  const keys = { ctrlKey, shiftKey, altKey, metaKey };
  return { bubbles: true, cancelable: true, composed: true, view, detail, button, buttons, ...place, ...keys };
}
