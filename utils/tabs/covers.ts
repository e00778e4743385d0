import * as z from 'zod/mini';
import { isCategory } from '../ascmi/categories';
import type { CoverStart } from '../contract/cover';
import type { RecipientHints } from '../contract/messages';
import { summarize } from '../decision/summarize';
import { scopeOfConsent } from '../obligations/scope';
import type { Area } from '../platform/areas';
import type { Evaluation } from './evaluate';
import type { TabPicture } from './service';

const KEY = 'covers.open';
/** More than anybody fills in at once; older ones were never read. */
const KEPT = 8;
const shelved = z.array(z.object({ id: z.string(), start: z.unknown() }));

/**
 * Cover sheets on their way from a sheet in the page to their own page. Each is handed out once: after that only the page that shows it
 * knows it. Memory-only storage.
 */
export class CoverDesk {
  readonly #session: Area;
  readonly #newId: () => string;
  readonly #open: (id: string) => Promise<unknown>;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(options: { session: Area; newId: () => string; open: (id: string) => Promise<unknown> }) {
    this.#session = options.session;
    this.#newId = options.newId;
    this.#open = options.open;
  }

  async begin(start: CoverStart): Promise<void> {
    const id = this.#newId();
    await this.#change((covers) => [...covers, { id, start }].slice(-KEPT));
    await this.#open(id);
  }

  /** Null where it was handed out before. The shape is trusted: only `begin` writes it. */
  async take(id: string): Promise<CoverStart | null> {
    let taken: CoverStart | null = null;
    await this.#change((covers) => {
      taken = (covers.find((cover) => cover.id === id)?.start as CoverStart | undefined) ?? null;
      return covers.filter((cover) => cover.id !== id);
    });
    return taken;
  }

  #change(edit: (covers: z.infer<typeof shelved>) => z.infer<typeof shelved>): Promise<void> {
    const run = this.#queue.then(async () => {
      const parsed = shelved.safeParse(await this.#session.get(KEY));
      await this.#session.set(KEY, edit(parsed.success ? parsed.data : []));
    });
    this.#queue = run.catch(() => undefined);
    return run;
  }
}

/** The cover sheet of a decided share. Official text is English, so the sheet is too. */
export function coverStartOf(picture: TabPicture, evaluation: Evaluation, shown: RecipientHints): CoverStart {
  const { decision } = evaluation;
  const { member, registry, now, policy, request } = evaluation.case;
  const scope = scopeOfConsent(
    {
      summary: summarize({ member, registry, now, policy }),
      categories: Object.entries(decision.perCategory).flatMap(([category, { record }]) =>
        record !== undefined && isCategory(category) ? [category] : [],
      ),
      purposes: [request.purpose],
    },
    'en',
  );
  const { organization, recipients } = picture.policy;
  const npi = request.recipient.organization?.value;
  const name = recipients.find((known) => npi !== undefined && known.npi === npi)?.name ?? shown.name;
  const address = shown.fax ?? shown.direct ?? shown.email;
  return {
    sender: {
      organization: organization.name,
      ...(organization.privacyOfficer ? { privacyOfficer: organization.privacyOfficer } : {}),
    },
    recipient: { ...(name ? { name } : {}), ...(address ? { address } : {}) },
    obligations: decision.obligations,
    ...(scope.ok ? { scope: { heading: scope.value.heading, sentences: scope.value.sentences } } : {}),
    sent: Object.keys(decision.perCategory).filter((category) => !decision.withhold.includes(category)),
    ruleSetVersion: decision.ruleSetVersion,
  };
}
