import { render, type ComponentChild } from 'preact';
import '../../../components/form/form.css';
import { newDraft, STEPS, type FormDraft } from '../../../components/form/draft';
import { FILED_PARTS } from '../../../utils/contract/form';
import { formCatalog } from '../../../utils/forms/catalog';
import type { FormApi } from '../../../components/form/api';
import { FormPage } from '../../../components/form/FormPage';
import type { OptionsApi } from '../../../components/options/api';
import { OptionsPage, sectionOf } from '../../../components/options/OptionsPage';
import '../../../components/options/options.css';
import { Popup, type PopupData } from '../../../components/popup/Popup';
import '../../../components/popup/popup.css';
import type { ConsentState } from '../../../utils/ascmi/outcomes';
import { isFormLanguage } from '../../../utils/contract/form-language';
import { formEn } from '../../../utils/ui/strings/form.en';
import { LANGUAGES } from '../../../utils/ui/strings/form-languages/catalog';
import { formEs } from '../../../utils/ui/strings/form.es';
import { embeddedEn } from '../../../utils/ui/strings/embedded.en';
import { embeddedEs } from '../../../utils/ui/strings/embedded.es';
import { optionsEn } from '../../../utils/ui/strings/options.en';
import { optionsEs } from '../../../utils/ui/strings/options.es';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { recipientsEn, sendersEn } from '../../../utils/ui/strings/parties.en';
import { recipientsEs, sendersEs } from '../../../utils/ui/strings/parties.es';
import { popupEn } from '../../../utils/ui/strings/popup.en';
import { popupEs } from '../../../utils/ui/strings/popup.es';
import { translator } from '../../../utils/ui/strings/translate';
import { auditPage, auditSummary, formStart, OFFICIAL, OUTBOX, POPUPS, settingsView } from './extension-fixtures';
import { remindersIn } from './reminder-fixtures';
import { embeddedApi } from './embedded-stories';
import { bannerView, NOW_MS, tabView } from './fixtures';
import type { Story } from './main';

const TODAY = '2026-11-24';

function show(node: ComponentChild): void {
  const root = document.createElement('div');
  document.body.className = 'ui';
  document.body.append(root);
  render(node, root);
}

export function popups(name: string, { language, query, report }: Story): void {
  const isSpanish = language === 'es';
  const popup = POPUPS[name];
  const data: PopupData =
    name === 'loading'
      ? { status: 'loading' }
      : name === 'failed' || name === 'outdated'
        ? { status: 'failed', outdated: name === 'outdated' }
        : {
            status: 'ready',
            view: popup ?? {
              ...POPUPS['base'],
              ...settledPopup(name as ConsentState),
            },
          };
  show(
    <Popup
      data={data}
      nowMs={NOW_MS}
      drafts={
        query.has('drafts')
          ? [
              {
                formId: 'd-1',
                who: 'R. E.',
                savedAtMs: NOW_MS - 7_200_000,
                expiresAtMs: NOW_MS + 500_000_000,
                isOpen: false,
              },
            ]
          : []
      }
      reminders={remindersIn(query)}
      renewRefused={query.has('refuse')}
      t={translator(isSpanish ? pageEs : pageEn)}
      p={translator(isSpanish ? popupEs : popupEn)}
      on={{
        retry: () => report('retry'),
        recheck: () => report('recheck'),
        signIn: () => report('sign-in'),
        startForm: () => report('start-form'),
        resumeDraft: (formId) => report({ resume: formId }),
        discardDraft: (formId) => report({ discard: formId }),
        renew: (consentId) => report({ renew: consentId }),
        teach: () => report('teach'),
        grant: (origins) => report({ grant: origins }),
        openSettings: (section) => report({ settings: section }),
      }}
    />,
  );
}

function settledPopup(state: ConsentState) {
  return { ...POPUPS.base, view: tabView('decided', bannerView(state)) };
}

export function options(name: string, { language, query, report }: Story): void {
  const isSpanish = language === 'es';
  let grants = 0;
  let isAllowed = false;
  const api: OptionsApi = {
    embedded: embeddedApi(query, report),
    write: (patch) => {
      report({ write: patch });
      const settings = settingsView(query);
      return Promise.resolve({ ...settings, values: { ...settings.values, ...patch } });
    },
    grant: (origins) => {
      report({ grant: origins });
      isAllowed = !query.has('refuse');
      return Promise.resolve(!query.has('refuse'));
    },
    checkRegistry: () =>
      Promise.resolve(
        query.has('ungranted') && (grants += 1) < 2
          ? { ok: false, problem: 'no-permission' }
          : query.has('broken')
            ? { ok: false, problem: 'unauthorized' }
            : { ok: true, summary: 'FHIR 4.0.1' },
      ),
    account: () =>
      Promise.resolve({
        account: query.has('smart') ? 'signed-out' : 'none',
        problem: null,
        missing: query.has('elsewhere') && !isAllowed ? ['https://sign-in.example'] : [],
      }),
    signIn: () =>
      Promise.resolve(
        query.has('refuse')
          ? { account: 'signed-out', problem: 'cancelled', missing: [] }
          : { account: 'signed-in', problem: null, missing: [] },
      ),
    signOut: () => Promise.resolve({ account: 'signed-out', problem: null, missing: [] }),
    outbox: () => Promise.resolve(query.has('silent') ? null : query.has('empty') ? [] : OUTBOX),
    retryOutbox: (id) => {
      report({ retry: id });
      return Promise.resolve(OUTBOX.slice(1));
    },
    discardOutbox: (id, reason) => {
      report({ discard: id, reason });
      return Promise.resolve(OUTBOX.filter((line) => line.id !== id));
    },
    auditSummary: () => Promise.resolve(query.has('silent') ? null : auditSummary(query.has('empty'))),
    auditPage: (before, outcome) => Promise.resolve(query.has('silent') ? null : auditPage(before, outcome)),
    verify: () => Promise.resolve(query.has('broken') ? { ok: false, brokenAt: 41 } : { ok: true, entries: 128 }),
    exportAudit: (progress) => {
      progress(128);
      report('export');
      return Promise.resolve(true);
    },
  };
  show(
    <OptionsPage
      settings={settingsView(query)}
      api={api}
      section={sectionOf(`#${name}`)}
      words={{
        t: translator(isSpanish ? pageEs : pageEn),
        o: translator(isSpanish ? optionsEs : optionsEn),
        p: translator(isSpanish ? popupEs : popupEn),
        e: translator(isSpanish ? embeddedEs : embeddedEn),
        recipients: isSpanish ? recipientsEs : recipientsEn,
        senders: isSpanish ? sendersEs : sendersEn,
      }}
    />,
  );
}

/** A form filled in up to the named step; `empty` starts from nothing. */
export function forms(name: string, { language, query, report }: Story): void {
  const isSpanish = language === 'es';
  const catalog = formCatalog(query.has('official') ? [OFFICIAL] : [], language);
  const { questions } = catalog['ascmi-ab133'].model;
  const tongue = query.get('tongue') ?? '';
  const start = formStart(query.get('existing') as ConsentState | null);
  const step = STEPS.find((each) => each === name) ?? 'member';
  const filled: Partial<FormDraft> =
    step === 'member'
      ? {}
      : {
          step,
          mediCal: true,
          form: 'ascmi-ab133',
          ...(STEPS.indexOf(step) > 1 && {
            choices: Object.fromEntries(
              questions.map(({ id }) => [id, query.has('none') || id === 'hiv' ? 'DECLINE' : 'AGREE']),
            ),
          }),
          ...(STEPS.indexOf(step) > 2 && { classes: ['TREATING_CE', 'MCP'], purposes: ['TREAT', 'COC'] }),
          ...(STEPS.indexOf(step) > 3 && { signerRole: 'self', expiry: 'date', expiresOn: '2027-11-24' }),
        };
  const api: FormApi = {
    saveDraft: (draft) => {
      window.uiHarness.draft = draft;
      return Promise.resolve(!query.has('full'));
    },
    lookup: () => Promise.resolve(bannerView('NONE')),
    findParties: (text) =>
      Promise.resolve(
        text.toLowerCase().startsWith('ex')
          ? [{ name: 'Example HIE', npi: '1234567893', kind: 'HIE_INTERMEDIARY' }]
          : [],
      ),
    file: (result) => {
      report({ file: result });
      return Promise.resolve(
        query.has('broken')
          ? { ok: false, problem: 'offline' }
          : { ok: true, reference: 'Consent/c-17', parts: FILED_PARTS, earlier: ['Consent/c-9'] },
      );
    },
    hash: () => Promise.resolve('0'.repeat(64)),
    now: () => '2026-11-24T10:00:00-08:00',
    timeOn: (day) => `${day}T12:00:00-08:00`,
    kiosk: {
      lock: (pin) => {
        report({ lock: pin });
        return Promise.resolve();
      },
      unlock: (pin) => Promise.resolve({ state: pin === '2468' ? 'open' : 'wrong' }),
      cover: () => {
        report('cover');
        return Promise.resolve();
      },
      onCover: (listener) => {
        listener(!query.has('uncovered'));
        return () => undefined;
      },
      speak: (text) => {
        report({ speak: text });
        return Promise.resolve(!query.has('mute'));
      },
      hush: () => undefined,
    },
    texts: (tag) => LANGUAGES[tag].load(),
    pdf: () => Promise.resolve(new Uint8Array([0x25, 0x50, 0x44, 0x46])),
    address: () => 'blob:copy',
    close: () => report('close'),
    print: () => report('print'),
  };
  show(
    <FormPage
      start={start}
      draft={{
        ...newDraft(start),
        ...filled,
        ...(query.has('minor') && { birthDate: '2012-02-17' }),
        ...(query.has('revoke') && { sitting: 'revoke', form: 'ascmi-revocation' }),
        ...(isFormLanguage(tongue) && { clientLanguage: tongue }),
      }}
      forms={catalog}
      isFresh={name === 'fresh'}
      isElsewhere={query.has('twice')}
      isLocked={query.has('kiosk')}
      language={language}
      f={translator(isSpanish ? formEs : formEn)}
      t={translator(isSpanish ? pageEs : pageEn)}
      today={TODAY}
      api={api}
    />,
  );
}
