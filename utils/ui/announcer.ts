/**
 * Tells screen readers what changed, once per change. Two regions stand from the start, because a live region that is inserted
 * together with its text is not read by every reader.
 */
export interface Announcer {
  say(text: string, urgency: 'polite' | 'assertive'): void;
}

export function createAnnouncer(mount: HTMLElement): Announcer {
  const region = (role: 'status' | 'alert'): HTMLElement => {
    const element = mount.ownerDocument.createElement('div');
    element.setAttribute('role', role);
    element.className = 'sr';
    mount.append(element);
    return element;
  };
  const polite = region('status');
  const assertive = region('alert');
  let last = '';
  return {
    say(text, urgency) {
      if (text === last) return;
      last = text;
      polite.textContent = urgency === 'polite' ? text : '';
      assertive.textContent = urgency === 'assertive' ? text : '';
    },
  };
}
