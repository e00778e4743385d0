import type { ActionCode } from '../../ascmi/actions';
import type { PageReader } from '../../contract/guard-controls';
import type { ApiCall } from '../../contract/guard-wire';
import type { ShareAttempt } from '../../contract/messages';
import { classifyOutboundUrl } from '../../contract/outbound-urls';
import type { Held } from './attempts';

/** The action that a wrapped API call amounts to, or null where it shares nothing. */
export function actionOfCall(call: ApiCall, reader: PageReader, isOwn: (url: URL) => boolean): ActionCode | null {
  switch (call.kind) {
    case 'print':
      return 'PRINT';
    case 'copy':
      return 'COPY_PASTE';
    case 'share':
      return 'CARE_PLAN_SHARE';
    case 'download':
      return 'DOWNLOAD_PDF';
    case 'message':
      return 'UPLOAD_ELSEWHERE';
    case 'request':
    case 'open':
    case 'submit':
      return actionOfAddress(call, reader, isOwn);
  }
}

function actionOfAddress(call: ApiCall, reader: PageReader, isOwn: (url: URL) => boolean): ActionCode | null {
  if (!URL.canParse(call.url)) return null;
  const url = new URL(call.url);
  if (url.protocol === 'mailto:') return 'EMAIL';
  if (/^(https?|wss?):$/.test(url.protocol) && !isOwn(url)) return 'UPLOAD_ELSEWHERE';
  const method = call.method.toLowerCase() === 'post' ? 'post' : 'get';
  const byPage =
    call.kind === 'request'
      ? null
      : reader.classifyNavigation({ url: call.url, method, formData: null, download: null, sourceElement: null });
  return byPage ?? classifyOutboundUrl(call.url, call.method);
}

const CHANNELS: Partial<Record<ApiCall['kind'], ShareAttempt['channel']>> = {
  print: 'print',
  copy: 'copy',
  open: 'navigation',
  submit: 'submit',
};

/** A call as an attempt. */
export function heldCall(call: ApiCall, action: ActionCode, key: unknown, settle: (allow: boolean) => void): Held {
  const origin = URL.canParse(call.url) ? new URL(call.url).origin : 'null';
  return {
    action,
    channel: CHANNELS[call.kind] ?? 'api',
    label: '',
    recipient: origin === 'null' ? {} : { origin },
    key,
    isGesture: false,
    replay: () => {
      settle(true);
      return 'done';
    },
    refuse: () => settle(false),
  };
}
