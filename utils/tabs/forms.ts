import type { Identifier } from '../ascmi/identifiers';
import type { AuditLog } from '../audit/entry';
import type { Pseudonymize } from '../audit/pseudonym';
import type { ShownPerson } from '../contract/findings';
import { FILED_PARTS, type FiledPart } from '../contract/form';
import type { FilingResult, FormIdentifier, FormResult, FormStart, PartyHit } from '../contract/form';
import type { DraftLine } from '../contract/form-drafts';
import type { BannerView } from '../contract/views';
import { nameKey, spokenOrder } from '../identifiers/names';
import type { Area } from '../platform/areas';
import type { EffectivePolicy } from '../policy/policy';
import type { Deliveries } from '../registry/deliveries';
import { formCatalog, type FormCatalog } from '../forms/catalog';
import { findParties } from '../recipients/find';
import { withoutVersion } from '../registry/resources';
import { takenBack, plainReference } from '../registry/withdrawal';
import { filingOf } from './form-consent';
import type { FormDrafts } from './form-drafts';
import { mediCalOf } from './evaluate';
import { FormShelf } from './form-shelf';
import type { TabPicture, TabService } from './service';
import { bannerOf } from './view';

interface FormServiceOptions {
  readonly session: Area;
  readonly tabs: TabService;
  /** Files a consent, or keeps it until the registry takes it. */
  readonly deliveries: Pick<Deliveries, 'file' | 'withdraw'>;
  readonly policy: () => Promise<EffectivePolicy>;
  readonly audit: AuditLog;
  readonly pseudonym: Pseudonymize;
  readonly now: () => number;
  readonly newId: () => string;
  readonly drafts: FormDrafts;
  /** Brings a tab to the front; false where it is gone. */
  readonly focus: (tabId: number) => Promise<boolean>;
  /** Opens the form page and tells its tab. Only the random id travels in its address. */
  open(formId: string): Promise<number | undefined>;
  tabIds(): Promise<readonly number[]>;
}

/** Whom a record is about, as a form starts from it. */
export type MemberOnFile = Pick<FormStart, 'identifiers' | 'name' | 'birthDate' | 'personSource' | 'mediCal'>;

const DAY_MS = 86_400_000;

/** Starts forms from a tab's member and files what comes back. */
export class FormService {
  readonly #options: FormServiceOptions;
  readonly #shelf: FormShelf;

  constructor(options: FormServiceOptions) {
    this.#options = options;
    this.#shelf = new FormShelf(options.session, options.now);
  }

  async begin(tabId: number): Promise<boolean> {
    const picture = await this.#options.tabs.picture(tabId);
    return this.#start(startOf(this.#options.newId(), picture, await this.#options.policy()));
  }

  /** A form about a member whom no page shows, beside what is on file of them. */
  async beginAbout(member: MemberOnFile): Promise<boolean> {
    const blank = startOf(this.#options.newId(), null, await this.#options.policy());
    return this.#start({ ...blank, ...member, existing: await this.lookup(member.identifiers) });
  }

  async #start(start: FormStart): Promise<boolean> {
    const { formId } = start;
    await this.#shelf.expire();
    await this.#shelf.put(formId, start);
    try {
      await this.#shelf.shownIn(formId, await this.#options.open(formId));
    } catch {
      await this.#shelf.remove([formId]);
      return false;
    }
    return true;
  }

  /** The tab is gone, and with it a form that nobody finished. */
  closed(tabId: number): Promise<void> {
    return this.#shelf.closed(tabId);
  }

  /** Forgets forms that were begun and left open for too long, and drafts that nobody came back to. */
  async expire(): Promise<void> {
    await this.#shelf.expire();
    await this.#options.drafts.expire(await this.#draftLifeMs());
  }

  async drafts(): Promise<readonly DraftLine[]> {
    const lines = await this.#options.drafts.list(await this.#draftLifeMs());
    return Promise.all(
      lines.map(async (line) => ({ ...line, isOpen: (await this.#shelf.tabOf(line.formId)) !== null })),
    );
  }

  async resume(formId: string): Promise<boolean> {
    const tabId = await this.#shelf.tabOf(formId);
    if (tabId !== null && (await this.#options.focus(tabId))) return true;
    const kept = await this.#options.drafts.read(formId);
    if (!kept) return false;
    await this.#shelf.put(formId, kept.start);
    await this.#shelf.shownIn(formId, await this.#options.open(formId));
    return true;
  }

  async discard(formId: string): Promise<readonly DraftLine[]> {
    await this.#options.drafts.remove(formId);
    await this.#shelf.remove([formId]);
    return this.drafts();
  }

  async #draftLifeMs(): Promise<number> {
    return (await this.#options.policy()).formDrafts.days * DAY_MS;
  }

  read(formId: string): Promise<FormStart | null> {
    return this.#shelf.read(formId);
  }

  /** What is on file for identifiers that a person typed. Null: nothing to ask with. */
  async lookup(identifiers: readonly Identifier[]): Promise<BannerView | null> {
    if (identifiers.length === 0) return null;
    const [answer, policy] = await Promise.all([this.#options.tabs.ask(identifiers), this.#options.policy()]);
    const now = new Date(this.#options.now()).toISOString();
    return bannerOf({
      answer,
      policy,
      now,
      subject: {
        kind: 'single',
        identifiers,
        confidence: 'high',
        masked: '',
        hasCin: identifiers.some(({ system }) => system.endsWith(':cin')),
        categories: [],
        wholly: false,
        unreadable: false,
      },
      portal: { origin: '', id: '', adapter: 'generic', categories: [], allowHosts: [], calAim: 'unknown' },
    });
  }

  async file(result: FormResult): Promise<FilingResult> {
    const { identifiers } = result.member;
    // Asked beside the filing: a slow registry must not keep a signed form waiting for what is only told.
    const found = this.#takenBack(result);
    const revokes = result.form === 'ascmi-revocation' ? await found : null;
    const filing = filingOf(revokes ? { ...result, revokes } : result, (await this.#catalog())[result.form]);
    if (!filing) return { ok: false, problem: 'invalid' };
    // What is safe in the outbox counts here at once: an open chart must not go on showing the old choice while a registry is slow.
    const kept = () => void this.#recheckTabsOf(identifiers).catch(() => undefined);
    const filed = await this.#options.deliveries
      .file(filing, result.formId, kept)
      .catch(() => ({ ok: false as const, error: 'server-error' as const }));
    if (!filed.ok) return { ok: false, problem: filed.error };
    if (revokes) await this.#withdraw(result, revokes);
    const isQueued = filed.value.state === 'queued';
    const reference = filed.value.state === 'filed' ? filed.value.reference : `outbox/${result.formId}`;
    await this.#options.audit.append({
      type: 'consent.filed',
      member: await this.#options.pseudonym(identifiers),
      reference,
      form: result.form,
    });
    await this.#shelf.remove([result.formId]);
    await this.#options.drafts.remove(result.formId);
    await this.#recheckTabsOf(identifiers);
    const earlier = (await found).map(withoutVersion).filter((one) => one !== withoutVersion(reference));
    return {
      ok: true,
      reference,
      ...(isQueued ? { queued: true as const } : {}),
      parts: partsIn(filing),
      earlier: [...new Set(earlier)],
    };
  }

  /** Directory lines that fit what is being typed as a party's name. */
  async parties(text: string): Promise<readonly PartyHit[]> {
    return findParties((await this.#options.policy()).recipients, text);
  }

  async #catalog(): Promise<FormCatalog> {
    return formCatalog((await this.#options.policy()).forms);
  }

  /** Earlier forms in force, as far as the registry tells now; what a revocation takes back beyond them is found when it is sent. */
  async #takenBack({ member, signedAt, revokes = [] }: FormResult): Promise<readonly string[]> {
    const records = await this.#options.tabs.ask(member.identifiers).then(
      (answer) => answer.records,
      () => [],
    );
    return [...new Set([...revokes, ...takenBack(records, signedAt).map(plainReference)])];
  }

  /** The revocation itself decides already. That the old record says so too is worth another attempt, never a failed sitting. */
  async #withdraw({ formId, member, signedAt }: FormResult, references: readonly string[]): Promise<void> {
    const identifiers = member.identifiers.map(({ system, value }) => ({ system, value }));
    await this.#options.deliveries
      .withdraw({ identifiers, signedAt, references: [...references] }, formId)
      .catch(() => undefined);
  }

  /** The banner of every open chart of this member changes at once. */
  async #recheckTabsOf(identifiers: readonly Identifier[]): Promise<void> {
    const wanted = new Set(identifiers.map(({ system, value }) => `${system}|${value}`));
    for (const tabId of await this.#options.tabIds()) {
      const picture = await this.#options.tabs.picture(tabId);
      const isTheirs = picture?.subject.identifiers.some(({ system, value }) => wanted.has(`${system}|${value}`));
      if (isTheirs) await this.#options.tabs.recheck(tabId);
    }
  }
}

function partsIn(filing: NonNullable<ReturnType<typeof filingOf>>): readonly FiledPart[] {
  const types = new Set(filing.entry.map(({ resource }) => resource['resourceType']));
  return FILED_PARTS.filter((part) => types.has(part));
}

function startOf(formId: string, picture: TabPicture | null, policy: EffectivePolicy): FormStart {
  const person = picture ? personOf(picture) : { name: '', birthDate: '' };
  return {
    formId,
    identifiers: picture ? identifiersOf(picture) : [],
    ...person,
    mediCal: picture ? mediCalOf(picture) : 'unknown',
    organization: policy.organization.name,
    existing: picture?.view.banner ?? null,
    questionnaires: policy.forms,
  };
}

function identifiersOf({ tab, subject }: TabPicture): FormIdentifier[] {
  const host = new URL(tab.origin).host;
  const candidates = tab.reports.flatMap(({ findings }) => findings.members);
  return subject.identifiers.map(({ system, value }) => {
    const seen = candidates.find((candidate) => (candidate.cin ?? candidate.value) === value);
    const kind = seen ? (seen.cin ? 'CIN' : seen.kind) : 'MRN';
    return { system, value, kind, source: seen?.label ? `${seen.label}, ${host}` : host };
  });
}

/**
 * Name and birth date where the page shows exactly one person's; otherwise they are typed. A page with numbers of the member shows the
 * person beside them; a page without any names people by name and birth date alone.
 */
function personOf({ tab }: TabPicture): Pick<FormStart, 'name' | 'birthDate' | 'personSource'> {
  const shown: readonly ShownPerson[] = tab.reports.flatMap(({ findings }) => [
    ...(findings.person ? [findings.person] : []),
    ...findings.members.flatMap(({ kind, value }) => {
      const match = kind === 'NAME_DOB' ? /^(.+) (\d{4}-\d{2}-\d{2})$/.exec(value) : null;
      return match ? [{ name: match[1] ?? '', birthDate: match[2] ?? '' }] : [];
    }),
  ]);
  const [first] = shown;
  if (!first || shown.some(({ birthDate }) => birthDate !== first.birthDate)) return { name: '', birthDate: '' };
  const names = shown.map(({ name }) => name).filter((name) => name !== '');
  const isOne = new Set(names.map(nameKey)).size === 1;
  return {
    name: isOne ? spokenOrder(names[0] ?? '') : '',
    birthDate: first.birthDate,
    personSource: new URL(tab.origin).host,
  };
}
