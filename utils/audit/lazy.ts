import type { AuditEvent, AuditLog } from './entry';
import type { createAuditLog } from './log';
import type { Pseudonymize } from './pseudonym';
import type { AuditSpool } from './spool';

interface Opened {
  readonly log: ReturnType<typeof createAuditLog>;
  readonly pseudonym: Pseudonymize;
}

/**
 * The log as the background holds it: opened with the first use, opened again where opening failed. What the disk refuses goes to the spool
 * where it tells of something that is so in any case; a share that waits for its line is not sent without it.
 */
export function lazyAuditLog(open: () => Promise<Opened>, spool: AuditSpool) {
  let opening: Promise<Opened> | null = null;
  const opened = (): Promise<Opened> => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const drain = () => spool.drain(async (event, atMs) => (await opened()).log.append(event, atMs));
  const log: AuditLog = {
    async append(event, when) {
      try {
        const record = await (await opened()).log.append(event);
        // Nobody waits for the backlog; what is refused again stays in the spool.
        void drain().catch(() => undefined);
        return record;
      } catch (problem) {
        if (when === 'afterwards' || !letsGo(event)) await spool.add(event);
        throw problem;
      }
    },
    page: async (limit, before) => (await opened()).log.page(limit, before),
    count: async () => (await opened()).log.count(),
    async *readAll() {
      yield* (await opened()).log.readAll();
    },
    verify: async () => (await opened()).log.verify(),
  };
  return {
    log,
    drain,
    pseudonym: (async (identifiers) => (await opened()).pseudonym(identifiers)) as Pseudonymize,
    prune: async (retentionDays: number, nowMs: number) => (await opened()).log.prune(retentionDays, nowMs),
  };
}

/** Whether something is about to happen because of this line. Where the line fails it does not happen, and must not be told. */
function letsGo(event: AuditEvent): boolean {
  if (event.type === 'decision' || event.type === 'undecided')
    return event.effect !== 'stopped' && event.effect !== 'asked';
  return !['enforcement', 'lookup', 'policy.changed', 'adapter.health'].includes(event.type);
}
