/** Settings and compliance console. Reads and writes through the background, which alone holds policy, registry and log. */
import { render } from 'preact';
import type { OptionsApi } from '../../components/options/api';
import { OptionsPage, sectionOf } from '../../components/options/OptionsPage';
import '../../components/options/options.css';
import type { SettingsView } from '../../utils/contract/settings';
import type { Client } from '../../utils/messaging/client';
import { createPageClient } from '../../utils/messaging/page-client';
import { extensionApi } from '../../utils/platform/api';
import { requestOrigins } from '../../utils/platform/permissions';
import { pickLanguage } from '../../utils/ui/strings/language';
import { embeddedEn } from '../../utils/ui/strings/embedded.en';
import { embeddedEs } from '../../utils/ui/strings/embedded.es';
import { optionsEn } from '../../utils/ui/strings/options.en';
import { optionsEs } from '../../utils/ui/strings/options.es';
import { pageEn } from '../../utils/ui/strings/page.en';
import { pageEs } from '../../utils/ui/strings/page.es';
import { recipientsEn, sendersEn } from '../../utils/ui/strings/parties.en';
import { recipientsEs, sendersEs } from '../../utils/ui/strings/parties.es';
import { popupEn } from '../../utils/ui/strings/popup.en';
import { popupEs } from '../../utils/ui/strings/popup.es';
import { translator } from '../../utils/ui/strings/translate';
import { createEmbeddedApi } from './embedded-api';
import { datedName, saveFile } from './save-file';

const PAGE_LINES = 50;
const EXPORT_LINES = 1_000;
/** Checking the whole chain, or a slow registry, takes longer than an ordinary request. */
const SLOW_MS = 120_000;
/** A person types a password, and perhaps a code from a telephone. */
const SIGN_IN_MS = 10 * 60_000;

const root = document.getElementById('root');
const language = pickLanguage(extensionApi.i18n.getUILanguage());
const isSpanish = language === 'es';
const words = {
  t: translator(isSpanish ? pageEs : pageEn),
  o: translator(isSpanish ? optionsEs : optionsEn),
  p: translator(isSpanish ? popupEs : popupEn),
  e: translator(isSpanish ? embeddedEs : embeddedEn),
  recipients: isSpanish ? recipientsEs : recipientsEn,
  senders: isSpanish ? sendersEs : sendersEn,
};
document.documentElement.lang = language;
document.title = words.o('title');

function createApi(client: Client): OptionsApi {
  return {
    embedded: createEmbeddedApi(client),
    async write(patch) {
      const reply = await client.request('settings.write', { patch });
      return reply.ok ? reply.value : null;
    },
    grant: requestOrigins,
    async checkRegistry(registry) {
      const reply = await client.request('registry.check', { registry }, SLOW_MS);
      return reply.ok ? reply.value : null;
    },
    async account() {
      const reply = await client.request('registry.account', {});
      return reply.ok ? reply.value : null;
    },
    async signIn() {
      const reply = await client.request('registry.signIn', {}, SIGN_IN_MS);
      return reply.ok ? reply.value : null;
    },
    async signOut() {
      const reply = await client.request('registry.signOut', {}, SLOW_MS);
      return reply.ok ? reply.value : null;
    },
    async outbox() {
      const reply = await client.request('outbox.read', {});
      return reply.ok ? reply.value : null;
    },
    async retryOutbox(id) {
      const reply = await client.request('outbox.retry', { id }, SLOW_MS);
      return reply.ok ? reply.value : null;
    },
    async discardOutbox(id, reason) {
      const reply = await client.request('outbox.discard', { id, reason });
      return reply.ok ? reply.value : null;
    },
    async auditPage(before, outcome) {
      const reply = await client.request('audit.page', { limit: PAGE_LINES, before, outcome });
      return reply.ok ? reply.value : null;
    },
    async auditSummary(days) {
      const reply = await client.request('audit.summary', { days }, SLOW_MS);
      return reply.ok ? reply.value : null;
    },
    async verify() {
      const reply = await client.request('audit.verify', {}, SLOW_MS);
      return reply.ok ? reply.value : null;
    },
    async exportAudit(progress) {
      const lines: string[] = [];
      let before: number | null = null;
      do {
        const reply: Awaited<ReturnType<typeof exportPage>> = await exportPage(client, before);
        if (!reply.ok) return false;
        lines.push(...reply.value.lines);
        before = reply.value.next;
        progress(lines.length);
      } while (before !== null);
      saveFile(datedName('audit', 'ndjson'), [`${lines.reverse().join('\n')}\n`]);
      return true;
    },
  };
}

const exportPage = (client: Client, before: number | null) =>
  client.request('audit.export', { limit: EXPORT_LINES, before }, SLOW_MS);

async function main(): Promise<void> {
  if (!root) return;
  render(<p class="loading">{words.o('loading')}</p>, root);
  const client = createPageClient();
  const reply = await client.request('settings.read', {});
  if (!reply.ok) {
    render(
      <p class="loading" role="alert">
        {words.o('failed')}
      </p>,
      root,
    );
    return;
  }
  const api = createApi(client);
  const settings: SettingsView = reply.value;
  const show = () =>
    render(<OptionsPage settings={settings} api={api} words={words} section={sectionOf(location.hash)} />, root);
  addEventListener('hashchange', show);
  show();
}

void main();
