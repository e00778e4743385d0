/**
 * The ASCMI form. `form.html#ID`: the background knows what the id stands for, so the address says nothing about the member. Entries
 * are kept encrypted on this browser's disk until the form is filed, discarded, or policy's days are over.
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
import { createFormDrafts, openDraftDatabase } from '../../utils/tabs/form-drafts';
import { formEn } from '../../utils/ui/strings/form.en';
import { formEs } from '../../utils/ui/strings/form.es';
import { LANGUAGES } from '../../utils/ui/strings/form-languages/catalog';
import { pickLanguage } from '../../utils/ui/strings/language';
import { pageEn } from '../../utils/ui/strings/page.en';
import { pageEs } from '../../utils/ui/strings/page.es';
import { translator } from '../../utils/ui/strings/translate';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper';
import { createKioskApi } from './kiosk-browser';
import { watchNeighbours } from './neighbours';
import { paperPdf } from './paper-pdf';
import { createPinLock, type PinLock } from './pin-lock';
import { localDay, localTime, sha256Hex, timeOn } from './moment';

/** A registry that is slow to take the form is given this long before the user may try again. */
const FILE_MS = 20_000;

const language = pickLanguage(extensionApi.i18n.getUILanguage());
const f = translator(language === 'es' ? formEs : formEn);
const t = translator(language === 'es' ? pageEs : pageEn);
const client = createPageClient();
const drafts = createFormDrafts({ openDb: () => openDraftDatabase(), crypto, now: () => Date.now() });

function createApi(formId: string, keeper: DraftKeeper, pin: PinLock, onDraft: (draft: FormDraft) => void): FormApi {
  return {
    saveDraft(draft) {
      onDraft(draft);
      return keeper.save(draft);
    },
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
      if (reply.value.ok) await keeper.forget();
      return reply.value;
    },
    hash: sha256Hex,
    now: () => localTime(new Date()),
    timeOn: (day) => timeOn(day, new Date()),
    kiosk: createKioskApi(pin),
    texts: (tag) => LANGUAGES[tag].load(),
    pdf: (sheet) => paperPdf(sheet, new Date()),
    address: (pdf) => URL.createObjectURL(new Blob([Uint8Array.from(pdf)], { type: 'application/pdf' })),
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
  const kept = await drafts.read(formId).catch(() => null);
  const start = known ?? kept?.start ?? emptyStart(formId);
  const forms = formCatalog(start.questionnaires ?? [], language);
  const fresh = newDraft(start);
  // Written by this page and sealed, so its shape is trusted; what a newer version has added starts as in a new form.
  const draft = kept ? { ...fresh, ...(kept.draft as Partial<FormDraft>) } : fresh;
  let isElsewhere = false;
  const neighbours = watchNeighbours(new BroadcastChannel('ascmi-forms'), crypto.randomUUID(), (isShared) => {
    if (isShared === isElsewhere) return;
    isElsewhere = isShared;
    show();
  });
  let announced = '';
  const announce = (current: FormDraft) => {
    const subjects = subjectsOf(current);
    if (subjects.join() === announced) return;
    announced = subjects.join();
    void Promise.all(subjects.map((subject) => drafts.token(subject))).then((tokens) => neighbours.announce(tokens));
  };
  const pin = createPinLock(openArea('session'), formId, () => Date.now());
  const isLocked = await pin.isLocked();
  const api = createApi(formId, createDraftKeeper(drafts, start), pin, announce);
  const show = () =>
    render(
      <FormPage
        start={start}
        draft={draft}
        forms={forms}
        isFresh={known === null && kept === null}
        isElsewhere={isElsewhere}
        isLocked={isLocked}
        language={language}
        f={f}
        t={t}
        today={localDay(new Date())}
        api={api}
      />,
      root,
    );
  addEventListener('pagehide', () => neighbours.leave());
  announce(draft);
  show();
}

/** What makes two forms be about the same thing: the form itself, or a number of the member. */
function subjectsOf({ formId, identifiers }: FormDraft): readonly string[] {
  const given = identifiers.filter(({ value }) => value.trim() !== '');
  return [`form|${formId}`, ...given.map(({ system, value }) => `${system}|${value.trim()}`)];
}

function emptyStart(formId: string): FormStart {
  return { formId, identifiers: [], name: '', birthDate: '', mediCal: 'unknown', organization: '', existing: null };
}

void main();
