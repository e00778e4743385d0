import type { ActionCode } from '../../ascmi/actions';
import type { NavigationInfo, PageReader } from '../../contract/guard-controls';
import { classifyOutboundUrl } from '../../contract/outbound-urls';
import type { Attempts } from './attempts';

/** The part of the Navigation API that we use; TypeScript's DOM library does not have all of it yet. */
interface NavigateEventLike extends Event {
  readonly navigationType: 'push' | 'replace' | 'reload' | 'traverse';
  readonly destination: { readonly url: string; readonly sameDocument: boolean };
  readonly hashChange: boolean;
  readonly formData: FormData | null;
  readonly downloadRequest?: string | null;
  readonly sourceElement?: Element | null;
}

export interface NavigationParts {
  readonly view: Window & typeof globalThis;
  readonly signal: AbortSignal;
  readonly reader: PageReader;
  readonly attempts: Attempts;
  /** True for an origin or host that is the portal's own. */
  readonly isOwn: (url: URL) => boolean;
}

/** A navigation that is done again starts at once. One that never does must not open its address for somebody else's later try. */
const REPLAY_MS = 2_000;

const EXTERNAL_PROGRAM = /^(mailto|sms|tel|callto|sip|msteams|zoommtg|whatsapp):/i;

/**
 * Layer 1: navigations of this frame, by `form.submit()`, links and `location`. Cancelled, and done again when allowed. Typed
 * addresses and history steps are not the page's doing and raise no question.
 *
 * Residual gap: browsers without the Navigation API, and targets in other frames and windows; there the network rules stand alone.
 */
export function watchNavigations({ view, signal, reader, attempts, isOwn }: NavigationParts): void {
  const navigation: unknown = (view as { navigation?: unknown }).navigation;
  // Type-checked, because pages define a variable of this name (hypothesis/client#5324).
  if (!(navigation instanceof view.EventTarget)) return;
  /** Addresses that are on their way again after they were allowed, each until when. */
  const passing: { readonly url: string; readonly untilMs: number }[] = [];

  navigation.addEventListener('navigate', (event) => onNavigate(event as NavigateEventLike), { signal });

  function onNavigate(event: NavigateEventLike): void {
    if (event.navigationType === 'traverse' || event.hashChange || !event.cancelable) return;
    if (event.destination.sameDocument || event.navigationType === 'reload') return;
    const info = infoOf(event);
    const action = actionOf(info);
    if (action === null) return;
    if (takePass(info.url)) return;
    const entries = event.formData ? [...event.formData.entries()] : null;
    const outcome = attempts.handle({
      action,
      channel: 'navigation',
      label: info.sourceElement?.textContent.trim() ?? '',
      recipient: {
        ...(info.sourceElement ? reader.recipientHints(info.sourceElement) : {}),
        ...originHint(info.url),
      },
      key: `navigation ${info.url}`,
      isGesture: false,
      replay: () => {
        passing.push({ url: info.url, untilMs: view.performance.now() + REPLAY_MS });
        if (entries) submitEntries(view.document, info, entries);
        else if (info.download !== null || EXTERNAL_PROGRAM.test(info.url)) followLink(view.document, info);
        else if (event.navigationType === 'replace') view.location.replace(info.url);
        else view.location.assign(info.url);
        return 'done';
      },
    });
    if (outcome === 'held') event.preventDefault();
  }

  function takePass(url: string): boolean {
    const now = view.performance.now();
    const at = passing.findIndex((one) => one.url === url && one.untilMs > now);
    const isPassing = at >= 0;
    if (isPassing) passing.splice(at, 1);
    return isPassing;
  }

  function actionOf(info: NavigationInfo): ActionCode | null {
    const known = reader.classifyNavigation(info);
    if (known) return known;
    if (info.download !== null) return 'DOWNLOAD_PDF';
    if (EXTERNAL_PROGRAM.test(info.url)) return 'EMAIL';
    const url = new URL(info.url);
    if (/^https?:$/.test(url.protocol) && !isOwn(url)) return 'UPLOAD_ELSEWHERE';
    // What the network wall would cut off with the browser's error page must be asked about here, where a reason can be shown.
    return classifyOutboundUrl(info.url, info.method);
  }
}

function infoOf(event: NavigateEventLike): NavigationInfo {
  return {
    url: event.destination.url,
    method: event.formData ? 'post' : 'get',
    download: event.downloadRequest ?? null,
    formData: event.formData,
    sourceElement: event.sourceElement ?? null,
  };
}

function originHint(url: string): { origin?: string } {
  const { origin } = new URL(url);
  return origin === 'null' ? {} : { origin };
}

/** The held submission again, entry by entry: the submitter's value and chosen files included. */
function submitEntries(
  document: Document,
  info: NavigationInfo,
  entries: readonly [string, FormDataEntryValue][],
): void {
  const form = document.createElement('form');
  form.action = info.url;
  form.method = 'post';
  form.hidden = true;
  const source = info.sourceElement?.closest('form');
  form.enctype =
    source?.enctype ?? (entries.some(([, value]) => typeof value !== 'string') ? 'multipart/form-data' : '');
  for (const [name, value] of entries) {
    const input = document.createElement('input');
    input.name = name;
    if (typeof value === 'string') {
      // A hidden input keeps line breaks, a text input would not.
      input.type = 'hidden';
      input.value = value;
    } else {
      input.type = 'file';
      const transfer = new DataTransfer();
      transfer.items.add(value);
      input.files = transfer.files;
    }
    form.append(input);
  }
  document.documentElement.append(form);
  // The prototype's: an entry named `submit` would hide the form's own.
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
}

function followLink(document: Document, info: NavigationInfo): void {
  const link = document.createElement('a');
  link.href = info.url;
  if (info.download !== null) link.download = info.download;
  link.click();
}
