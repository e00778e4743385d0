import type { AuditLog } from './entry';
import type { Pseudonymize } from './pseudonym';

interface Opened {
  readonly log: AuditLog & { prune(retentionDays: number, nowMs: number): Promise<number> };
  readonly pseudonym: Pseudonymize;
}

/** The log as the background holds it: opened with the first use, opened again where opening failed. */
export function lazyAuditLog(open: () => Promise<Opened>) {
  let opening: Promise<Opened> | null = null;
  const opened = (): Promise<Opened> => {
    opening ??= open().catch((error: unknown) => {
      opening = null;
      throw error;
    });
    return opening;
  };
  const log: AuditLog = {
    append: async (event) => (await opened()).log.append(event),
    page: async (limit, before) => (await opened()).log.page(limit, before),
    count: async () => (await opened()).log.count(),
    async *readAll() {
      yield* (await opened()).log.readAll();
    },
    verify: async () => (await opened()).log.verify(),
  };
  return {
    log,
    pseudonym: (async (identifiers) => (await opened()).pseudonym(identifiers)) as Pseudonymize,
    prune: async (retentionDays: number, nowMs: number) => (await opened()).log.prune(retentionDays, nowMs),
  };
}
