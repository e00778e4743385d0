/**
 * The ASCMI form. `form.html#ID`: the background knows what the id stands for, so the address says nothing about the member. Entries
 * are kept in memory-only storage of the browser until the form is filed or the browser is closed.
 */
import { render } from 'preact';
import { newDraft, type FormDraft } from '../../components/form/draft';
import type { FormApi } from '../../components/form/api';
import { FormPage } from '../../components/form/FormPage';
import '../../components/form/form.css';
import type { FormStart } from '../../utils/contract/form';
import { formCatalog } from '../../utils/forms/catalog';
import { createPageClient } from '../../utils/messaging/page-client';
import { extensionApi } from '../../utils/platform/api';
import { openArea } from '../../utils/platform/areas';
import { formEn } from '../../utils/ui/strings/form.en';
import { formEs } from '../../utils/ui/strings/form.es';
import { pickLanguage } from '../../utils/ui/strings/language';
import { pageEn } from '../../utils/ui/strings/page.en';
import { pageEs } from '../../utils/ui/strings/page.es';
import { translator } from '../../utils/ui/strings/translate';
import { localDay, localTime, sha256Hex } from './moment';

/** A registry that is slow to take the form is given this long before the user may try again. */
const FILE_MS = 20_000;

const language = pickLanguage(extensionApi.i18n.getUILanguage());
const f = translator(language === 'es' ? formEs : formEn);
const t = translator(language === 'es' ? pageEs : pageEn);
const client = createPageClient();
const drafts = openArea('session');
const draftKey = (formId: string) => `form.draft.${formId}`;

function createApi(formId: string): FormApi {
  return {
    saveDraft: (draft) => void drafts.set(draftKey(formId), draft),
    async lookup({ identifiers }) {
      const given = identifiers
        .filter(({ value }) => value.trim() !== '')
        .map(({ system, value }) => ({ system, value }));
      const reply = await client.request('form.lookup', { formId, identifiers: given });
      return reply.ok ? reply.value : null;
    },
    async findParties(text) {
      const reply = await client.request('form.parties', { text });
      return reply.ok ? reply.value : [];
    },
    async file(result) {
      const reply = await client.request('consent.file', { result }, FILE_MS);
      if (!reply.ok) return reply.error === 'outdated' ? 'outdated' : 'silent';
      if (reply.value.ok) await drafts.remove(draftKey(formId));
      return reply.value;
    },
    hash: sha256Hex,
    now: () => localTime(new Date()),
    close: () => window.close(),
    print: () => window.print(),
  };
}

async function main(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  document.documentElement.lang = language;
  document.title = f('title');
  render(<p class="loading">{f('loading')}</p>, root);
  const formId = location.hash.slice(1) || crypto.randomUUID();
  if (location.hash === '') history.replaceState(null, '', `#${formId}`);
  const reply = await client.request('form.read', { formId });
  const known = reply.ok ? reply.value : null;
  const start = known ?? emptyStart(formId);
  // Written by this page into storage that nobody else can reach, so its shape is trusted.
  const kept = (await drafts.get(draftKey(formId))) as FormDraft | undefined;
  render(
    <FormPage
      start={start}
      draft={kept ?? newDraft(start)}
      forms={formCatalog(start.questionnaires ?? [], language)}
      isFresh={known === null && kept === undefined}
      language={language}
      f={f}
      t={t}
      today={localDay(new Date())}
      api={createApi(formId)}
    />,
    root,
  );
}

function emptyStart(formId: string): FormStart {
  return { formId, identifiers: [], name: '', birthDate: '', mediCal: 'unknown', organization: '', existing: null };
}

void main();
