import { shiftDays } from '../ascmi/days';
import type { ReminderLine, ReminderList } from '../contract/reminders';
import { createSharedWork } from '../decision/shared-work';
import { dayIn } from '../fhir/fhir-time';
import { createZones } from '../fhir/zones';
import type { EffectivePolicy } from '../policy/policy';
import { lastDayOf } from '../registry/consent-end';
import type { LocalRegistry } from '../registry/local-registry';
import { isConsent } from '../registry/person';
import type { LookupAnswer, Registry } from '../registry/registry';
import type { ConsentResource } from '../registry/resources';
import { endWord } from '../registry/search-words';
import type { MemberOnFile } from './forms';
import { lineOf, memberOf, numbersOf, type Ending } from './reminder-lines';

interface ReminderOptions {
  readonly policy: () => Promise<EffectivePolicy>;
  readonly registry: { readonly current: () => Promise<Registry>; readonly embedded: LocalRegistry };
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Where a form says that it has a number from: `the earlier consent`. */
  readonly source: string;
  readonly beginForm: (member: MemberOnFile) => Promise<boolean>;
}

export interface Reminders {
  list(): Promise<ReminderList>;
  /** Opens a form about the member of that consent. */
  renew(consentId: string): Promise<boolean>;
}

/** The popup is no work list: what is beyond is said to be there, and the console finds it. */
const LINES_SHOWN = 20;
/** Records of one last day. Many forms end with the year, and each is weighed together with all others of its member. */
const RECORDS_A_DAY = 50;
/** Records weighed for one list, so that a registry whose consents have all been renewed keeps nobody waiting. */
const RECORDS_WEIGHED = 300;

/**
 * Consents that end soon. Whether anything ends is what the decision says of the member's records on the day after: a form that was
 * revoked, replaced or renewed in the meantime ends nothing. Asks no remote registry; of one it knows what was answered lately.
 */
export function createReminders({ policy, registry, now, source, beginForm }: ReminderOptions): Reminders {
  async function* embeddedEndings(days: readonly string[], cut: () => void): AsyncGenerator<Ending> {
    // Through the provider first: it fills a new registry with the practice members.
    await registry.current();
    const store = await registry.embedded.store();
    for (const day of days) {
      const { records, more } = await store.search([endWord(day)], RECORDS_A_DAY);
      if (more) cut();
      for (const { consent, isPractice } of records) {
        const answer = await registry.embedded.lookup(numbersOf(consent), new AbortController().signal);
        yield { consent, isPractice: isPractice === true, day, answer };
      }
    }
  }

  async function* answeredEndings(days: readonly string[]): AsyncGenerator<Ending> {
    const found: Ending[] = [];
    for (const answer of await answered()) {
      for (const consent of consentsOf(answer)) {
        const day = lastDayOf(consent);
        if (day !== null && days.includes(day)) found.push({ consent, isPractice: false, day, answer });
      }
    }
    yield* found.toSorted((left, right) => left.day.localeCompare(right.day));
  }

  async function answered(): Promise<readonly LookupAnswer[]> {
    return (await (await registry.current()).remembered?.()) ?? [];
  }

  async function list(): Promise<ReminderList> {
    const current = await policy();
    const withinDays = current.reminders.days;
    const scope = current.registry.kind === 'local' ? 'registry' : 'asked';
    if (withinDays === 0) return { withinDays, scope, lines: [], more: false };
    const work = createSharedWork();
    const today = dayIn(current.timeZone, now(), createZones());
    const days = Array.from({ length: withinDays + 1 }, (_, ahead) => shiftDays(today, ahead));
    const lines: ReminderLine[] = [];
    const told = new Set<string>();
    let weighed = 0;
    let more = false;
    const endings = scope === 'registry' ? embeddedEndings(days, () => (more = true)) : answeredEndings(days);
    for await (const ending of endings) {
      if (isTold(ending, told)) continue;
      if (lines.length === LINES_SHOWN || weighed === RECORDS_WEIGHED) {
        more = true;
        break;
      }
      weighed += 1;
      const line = lineOf(ending, days.indexOf(ending.day), current, now(), work);
      if (!line) continue;
      lines.push(line);
      // One line a member: the form that is signed for it takes the place of the others too.
      for (const { id } of consentsOf(ending.answer)) if (id) told.add(id);
    }
    return { withinDays, scope, lines, more };
  }

  async function find(consentId: string): Promise<ConsentResource | null> {
    const { kind } = (await policy()).registry;
    if (kind !== 'local') {
      const records = (await answered()).flatMap(consentsOf);
      return records.find(({ id }) => id === consentId) ?? null;
    }
    const [newest] = await (await registry.embedded.store()).history(consentId);
    return newest?.consent ?? null;
  }

  return {
    list,
    async renew(consentId) {
      const consent = await find(consentId);
      return consent !== null && beginForm(memberOf(consent, await policy(), source));
    },
  };
}

/** Answers hold whatever a registry sent. */
const consentsOf = ({ records }: LookupAnswer): ConsentResource[] => (records as readonly unknown[]).filter(isConsent);

const isTold = ({ consent: { id = '' } }: Ending, told: ReadonlySet<string>): boolean => id === '' || told.has(id);
