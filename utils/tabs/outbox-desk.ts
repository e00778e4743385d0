import type { AuditLog } from '../audit/entry';
import type { DiscardReason, OutboxLine } from '../contract/outbox-view';
import type { Deliveries } from '../registry/deliveries';

interface DeskOptions {
  readonly deliveries: Deliveries;
  readonly audit: AuditLog;
}

/** What a person at the console does with the outbox. Giving something up is written to the log before it happens. */
export function createOutboxDesk({ deliveries, audit }: DeskOptions) {
  async function read(): Promise<readonly OutboxLine[]> {
    return [...(await deliveries.entries())].sort((left, right) => left.queuedAtMs - right.queuedAtMs);
  }
  return {
    read,
    async retry(id: string): Promise<readonly OutboxLine[]> {
      await deliveries.retry(id);
      await deliveries.flush();
      return read();
    },
    async discard(id: string, reason: DiscardReason): Promise<readonly OutboxLine[]> {
      const entry = (await deliveries.entries()).find((one) => one.id === id);
      if (entry) {
        await audit.append({ type: 'outbox.discarded', entry: id, kind: entry.kind, reason });
        await deliveries.discard(id);
      }
      return read();
    },
  };
}
