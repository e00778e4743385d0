import * as z from 'zod/mini';
import type { Identifier } from '../ascmi/identifiers';
import { err, ok, type Result } from '../ascmi/result';
import type { Deliver, Outbox, OutboxEntry } from './outbox';
import { partsOf } from './filing-parts';
import { evidenceOfConsent, sharesIdentifier, stampMember } from './person';
import type { LookupAnswer, Registry, RegistryProblem } from './registry';
import type { ConsentResource } from './resources';
import { withdrawalSchema, withdrawEarlier, type Withdrawal } from './withdrawal';

/** `queued`: safe in the outbox, not confirmed by the registry yet. */
export type Filing =
  { readonly state: 'filed'; readonly reference: string } | { readonly state: 'queued'; readonly problem: string };

export interface DeliveriesOptions {
  readonly outbox: Outbox;
  readonly registry: () => Promise<Registry>;
  /** Names the registry that things are written to; null where it keeps them itself, or takes none. */
  readonly target: () => Promise<string | null>;
}

export interface Deliveries {
  /** `kept`: told once it cannot be lost any more; the registry may still take its time. */
  file(filing: object, key: string, kept?: () => void): Promise<Result<Filing, RegistryProblem>>;
  /** Sets inactive what a revocation takes back; waits in the outbox where the registry is away. */
  withdraw(withdrawal: Withdrawal, key: string): Promise<Result<null, RegistryProblem>>;
  /** `consent`: the deciding record, `Consent/c-2/_history/3`. Only queued: no share waits for it. */
  recordAudit(event: object, key: string, consent: string | null): Promise<void>;
  /** Sends what is due. Runs one at a time in this worker; the outbox's leases keep a second one away. */
  flush(): Promise<void>;
  entries(): Promise<readonly OutboxEntry[]>;
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** Signed here, not at the registry yet. */
  pendingFor(identifiers: readonly Identifier[]): Promise<readonly ConsentResource[]>;
}

const parcelSchema = z.object({
  /** What was queued for one registry never goes to another that policy names later. */
  target: z.string(),
  body: z.looseObject({}),
  consent: z.nullable(z.string()),
});

/** A person at the form waits this long for the registry; the form is safe either way. */
const PATIENCE_MS = 9_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** One round; below the outbox's lease, so that no second worker sends the same meanwhile. */
const ROUND_MS = 60_000;

/** Everything that must reach a registry: kept first, sent then, forgotten only when confirmed. */
export function createDeliveries({ outbox, registry, target }: DeliveriesOptions): Deliveries {
  const references = new Map<string, string>();
  let turn: Promise<unknown> = Promise.resolve();

  const deliver: Deliver = async ({ id, kind, resource }, isRetry, signal) => {
    const parcel = parcelSchema.safeParse(resource);
    if (!parcel.success) return err('malformed-answer');
    const { target: meantFor, body, consent } = parcel.data;
    if (meantFor !== (await target())) return err('not-configured');
    const to = await registry();
    try {
      if (kind === 'audit-event')
        return to.recordAudit ? await to.recordAudit(body, { id, isRetry, consent }, signal) : err('not-configured');
      if (kind === 'withdrawal') {
        const withdrawal = withdrawalSchema.safeParse(body);
        return withdrawal.success ? await withdrawEarlier(to, withdrawal.data, signal) : err('malformed-answer');
      }
      const filed = await to.file(body, signal);
      if (filed.ok) references.set(id, filed.value.reference);
      return filed;
    } catch (error) {
      if (signal.aborted) return err('timeout');
      throw error;
    }
  };

  function flush(): Promise<void> {
    const round = turn.then(async () => {
      await outbox.flush(deliver, AbortSignal.timeout(ROUND_MS));
    });
    turn = round.catch(() => undefined);
    return round;
  }

  return {
    flush,
    async file(filing, key, kept = () => undefined) {
      const meantFor = await target();
      // The embedded registry is its own store; a decision service takes no forms and says so at once.
      if (meantFor === null) {
        const filed = await (await registry()).file(filing, AbortSignal.timeout(ROUND_MS));
        return filed.ok ? ok({ state: 'filed', reference: filed.value.reference }) : filed;
      }
      const id = `consent:${key}`;
      await outbox.enqueue({ id, kind: 'consent', resource: { target: meantFor, body: filing, consent: null } });
      kept();
      await Promise.race([flush().catch(() => undefined), pause(PATIENCE_MS)]);
      const reference = references.get(id);
      references.delete(id);
      if (reference !== undefined) return ok({ state: 'filed', reference });
      const waiting = (await outbox.entries()).find((entry) => entry.id === id);
      return ok({ state: 'queued', problem: waiting?.problem ?? 'offline' });
    },
    async withdraw(withdrawal, key) {
      const meantFor = await target();
      if (meantFor === null) return withdrawEarlier(await registry(), withdrawal, AbortSignal.timeout(ROUND_MS));
      const id = `withdraw:${key}`;
      await outbox.enqueue({ id, kind: 'withdrawal', resource: { target: meantFor, body: withdrawal, consent: null } });
      await Promise.race([flush().catch(() => undefined), pause(PATIENCE_MS)]);
      return ok(null);
    },
    async recordAudit(event, key, consent) {
      const meantFor = await target();
      if (meantFor === null) return;
      const id = `audit:${key}`;
      await outbox.enqueue({ id, kind: 'audit-event', resource: { target: meantFor, body: event, consent } });
    },
    entries: () => outbox.entries(),
    retry: (id) => outbox.retry(id),
    discard: (id) => outbox.discard(id),
    async pendingFor(identifiers) {
      const meantFor = await target();
      if (meantFor === null) return [];
      return (await outbox.contents('consent')).flatMap((resource) => {
        const parcel = parcelSchema.safeParse(resource);
        if (!parcel.success || parcel.data.target !== meantFor) return [];
        const consent = partsOf(parcel.data.body)?.consent;
        return consent && sharesIdentifier(evidenceOfConsent(consent).identifiers, identifiers) ? [consent] : [];
      });
    },
  };
}

/**
 * The registry's answer together with what was signed here and has not arrived there: a refusal must bite at once, also while the
 * registry cannot be written to. An answer that is no answer stays none.
 */
export function withPending(registry: Registry, pendingFor: Deliveries['pendingFor']): Registry {
  return {
    ...registry,
    async lookup(identifiers, signal, maxAgeMs): Promise<LookupAnswer> {
      const answer = await registry.lookup(identifiers, signal, maxAgeMs);
      if (answer.outcome !== 'FOUND' && answer.outcome !== 'NONE_ON_FILE') return answer;
      const pending = await pendingFor(identifiers);
      if (pending.length === 0) return answer;
      const records = [...answer.records, ...pending.map((one) => stampMember(one, identifiers))];
      return { outcome: 'FOUND', records, checkedAtMs: answer.checkedAtMs };
    },
  };
}
