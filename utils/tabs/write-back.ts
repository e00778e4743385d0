import { CIN_SYSTEM, MBI_SYSTEM } from '../ascmi/identifiers';
import { balpEvent, decidingRecords } from '../audit/balp';
import type { EffectivePolicy } from '../policy/policy';
import type { Deliveries } from '../registry/deliveries';
import { askable, toRegistry } from '../registry/identifier-map';
import type { WriteBack } from './service';

interface WriteBackOptions {
  readonly policy: () => Promise<EffectivePolicy>;
  readonly deliveries: Pick<Deliveries, 'recordAudit' | 'flush'>;
  readonly version: string;
}

/** Each decision as an AuditEvent for the registry, where policy says so. The log's own hash is the key: one line, one event. */
export function createWriteBack({ policy, deliveries, version }: WriteBackOptions): WriteBack {
  return async (event, { at, hash }, identifiers) => {
    const { audit, organization, identifierSystems } = await policy();
    if (audit.upload.kind !== 'registry') return;
    const systems = { [CIN_SYSTEM]: identifierSystems.cin, [MBI_SYSTEM]: identifierSystems.mbi };
    const [member] = askable(identifiers, systems);
    if (!member) return;
    const body = balpEvent({ event, at, member: toRegistry(systems, member), organization, version });
    await deliveries.recordAudit(body, hash.slice(0, 32), decidingRecords(event)[0] ?? null);
    // Not waited for: the share goes on, and what does not arrive now goes with the next alarm.
    void deliveries.flush().catch(() => undefined);
  };
}
