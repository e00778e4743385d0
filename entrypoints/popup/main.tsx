/**
 * The toolbar popup: asks the background for the active tab's picture, shows it, and asks again while a check runs. `?tab=ID` shows
 * another tab, for tests that open the popup as a page.
 */
import { render } from 'preact';
import { Popup, type PopupData } from '../../components/popup/Popup';
import type { RemindersData } from '../../components/popup/Reminders';
import '../../components/popup/popup.css';
import type { DraftLine } from '../../utils/contract/form-drafts';
import { createPageClient } from '../../utils/messaging/page-client';
import { extensionApi } from '../../utils/platform/api';
import { requestOrigins } from '../../utils/platform/permissions';
import { pickLanguage } from '../../utils/ui/strings/language';
import { pageEn } from '../../utils/ui/strings/page.en';
import { pageEs } from '../../utils/ui/strings/page.es';
import { popupEn } from '../../utils/ui/strings/popup.en';
import { popupEs } from '../../utils/ui/strings/popup.es';
import { translator } from '../../utils/ui/strings/translate';

const REFRESH_MS = 1_000;

const root = document.getElementById('root');
const language = pickLanguage(extensionApi.i18n.getUILanguage());
document.documentElement.lang = language;
const t = translator(language === 'es' ? pageEs : pageEn);
const p = translator(language === 'es' ? popupEs : popupEn);
const client = createPageClient();
let teachRefused = false;
let drafts: readonly DraftLine[] = [];
let reminders: RemindersData = null;
let renewRefused = false;

async function shownTab(): Promise<number> {
  const asked = Number(new URLSearchParams(location.search).get('tab') ?? Number.NaN);
  if (Number.isInteger(asked)) return asked;
  const [tab] = await extensionApi.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

async function readDrafts(): Promise<void> {
  const reply = await client.request('drafts.list', {});
  if (reply.ok) drafts = reply.value;
}

/** Asked once: what ends soon does not change while the popup is open. */
async function readReminders(): Promise<void> {
  const reply = await client.request('reminders.list', {});
  reminders = reply.ok ? reply.value : 'silent';
}

async function refresh(): Promise<void> {
  const reply = await client.request('popup.read', { tabId: await shownTab() });
  show(reply.ok ? { status: 'ready', view: reply.value } : { status: 'failed', outdated: reply.error === 'outdated' });
}

function show(data: PopupData): void {
  if (!root) return;
  const popup = (
    <Popup
      data={data}
      nowMs={Date.now()}
      teachRefused={teachRefused}
      drafts={drafts}
      reminders={reminders}
      renewRefused={renewRefused}
      t={t}
      p={p}
      on={{
        retry: () => void refresh(),
        recheck: () =>
          void shownTab()
            .then((tabId) => client.request('member.recheck', { tabId }))
            .then(refresh),
        signIn: () => void client.request('registry.signIn', {}).then(refresh),
        startForm: () =>
          void shownTab()
            .then((tabId) => client.request('form.begin', { tabId }))
            .then((reply) => reply.ok && window.close()),
        teach: () =>
          void shownTab()
            .then((tabId) => client.request('teach.begin', { tabId }))
            .then((reply) => {
              if (reply.ok && reply.value.done) window.close();
              else {
                teachRefused = true;
                void refresh();
              }
            }),
        grant: (origins) => void requestOrigins(origins).then(refresh),
        resumeDraft: (formId) =>
          void client
            .request('drafts.resume', { formId })
            .then((reply) => (reply.ok && reply.value.done ? window.close() : readDrafts().then(refresh))),
        discardDraft: (formId) =>
          void client.request('drafts.discard', { formId }).then((reply) => {
            if (reply.ok) drafts = reply.value;
            return refresh();
          }),
        renew: (consentId) =>
          void client.request('reminders.renew', { consentId }).then((reply) => {
            renewRefused = !(reply.ok && reply.value.done);
            if (renewRefused) void readReminders().then(refresh);
            else window.close();
          }),
        openSettings: (section) => {
          void extensionApi.tabs.create({ url: extensionApi.runtime.getURL(`options.html#${section}`) });
          window.close();
        },
      }}
    />
  );
  render(popup, root);
}

show({ status: 'loading' });
void readDrafts().then(refresh);
// Last: going through many records must not keep the member's own state waiting.
void readReminders().then(refresh);
setInterval(() => void refresh(), REFRESH_MS);
