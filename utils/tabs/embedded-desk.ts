import type { AuditLog, RegistryChange } from '../audit/entry';
import type { Pseudonymize } from '../audit/pseudonym';
import {
  SEARCH_SHOWN,
  type EmbeddedEntry,
  type EmbeddedSummary,
  type EmbeddedTask,
  type EmbeddedVersion,
  type RestoreMode,
  type StatusChange,
} from '../contract/embedded-view';
import type { EffectivePolicy } from '../policy/policy';
import { closedConsent, consentLine, versionLine } from '../registry/consent-lines';
import { readDate } from '../registry/import-csv';
import { outcomeOf } from '../registry/import-run';
import type { LocalRegistry } from '../registry/local-registry';
import { evidenceOfConsent } from '../registry/person';
import { wordsOfQuery } from '../registry/search-words';
import type { PutEntry, StoredVersion } from '../registry/stored-record';

interface DeskOptions {
  readonly embedded: LocalRegistry;
  readonly policy: () => Promise<EffectivePolicy>;
  readonly audit: AuditLog;
  readonly pseudonym: Pseudonymize;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly newId: () => string;
  /** Open tabs show what they were answered before: they are asked again after a change. */
  readonly changed: () => Promise<void>;
}

/** Records of one piece of the work that a page asks for: short enough for a message, and for the background to stay answerable. */
const PIECE = 200;

/** What a person at the console does with the embedded registry. Each change is in the audit log before it happens. */
export function createEmbeddedDesk(options: DeskOptions) {
  const { embedded, policy, audit, pseudonym, now, newId, changed } = options;

  async function note(what: RegistryChange): Promise<void> {
    const consents = await (await embedded.store()).count();
    await audit.append({ type: 'registry.changed', what, consents });
  }

  async function summary(): Promise<EmbeddedSummary> {
    const { registry, portals } = await policy();
    await embedded.prepare();
    const figures = await (await embedded.store()).figures();
    return {
      ...figures,
      inUse: registry.kind === 'local',
      portals: portals.map(({ id, origin }) => ({ id, origin })),
    };
  }

  return {
    summary,
    async begin(task: EmbeddedTask) {
      const taskId = newId();
      await note(task.kind === 'import' ? 'import-begun' : `restore-${task.mode}-begun`);
      if (task.kind === 'import') {
        const line = { id: taskId, format: task.format, startedAtMs: now(), created: 0, updated: 0 };
        await (await embedded.store()).putImport({ ...line, state: 'open' });
      }
      return { taskId };
    },
    async put(taskId: string, entries: readonly EmbeddedEntry[]) {
      const store = await embedded.store();
      const stored = await store.putMany(entries as readonly PutEntry[], { origin: 'import', batch: taskId });
      const outcomes = stored.map(outcomeOf);
      const line = await store.getImport(taskId);
      const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
      if (line) {
        const created = line.created + count('created');
        await store.putImport({ ...line, created, updated: line.updated + count('updated') });
      }
      return { outcomes };
    },
    async putVersions(taskId: string, mode: RestoreMode, members: readonly (readonly EmbeddedVersion[])[]) {
      const store = await embedded.store();
      await store.putVersions(members as readonly (readonly StoredVersion[])[], { mode, batch: taskId });
      return { done: true };
    },
    async sweep(taskId: string, after: string | null) {
      return { next: await (await embedded.store()).sweep(taskId, after, PIECE) };
    },
    async end(taskId: string, kind: EmbeddedTask['kind']) {
      const store = await embedded.store();
      const line = await store.getImport(taskId);
      if (line) await store.putImport({ ...line, state: 'done' });
      await store.settle();
      await note(`${kind}-ended`);
      await changed();
      return summary();
    },
    async undo(taskId: string, first: boolean) {
      const store = await embedded.store();
      const line = await store.getImport(taskId);
      if (!line || line.state === 'undone') return { left: false };
      if (first) await note('import-undone');
      const left = await store.undo(taskId, PIECE);
      if (left) return { left };
      await store.putImport({ ...line, state: 'undone' });
      await changed();
      return { left };
    },
    async remove(what: 'practice' | 'all', first: boolean) {
      if (first) await note(what === 'practice' ? 'practice-removed' : 'emptied');
      await embedded.prepare();
      const left = await (await embedded.store()).remove(what, PIECE);
      if (!left) await changed();
      return { left };
    },
    async read(purpose: 'export' | 'backup', after: string | null) {
      if (after === null) await note(purpose === 'export' ? 'exported' : 'backed-up');
      return (await embedded.store()).page(after, PIECE, purpose === 'backup');
    },
    async search(text: string) {
      await note('searched');
      await embedded.prepare();
      const { records, more } = await (await embedded.store()).search(wordsOfQuery(text, readDate), SEARCH_SHOWN);
      return { lines: records.map(consentLine), more };
    },
    async history(consentId: string) {
      return { versions: (await (await embedded.store()).history(consentId)).map(versionLine) };
    },
    async close(change: StatusChange): Promise<{ done: boolean; problem?: 'changed' | 'incomplete' }> {
      const by = change.by.trim();
      if (by === '') return { done: false, problem: 'incomplete' };
      const store = await embedded.store();
      const [current] = await store.history(change.consentId);
      if (current?.version !== change.version) return { done: false, problem: 'changed' };
      await audit.append({
        type: 'consent.closed',
        member: await pseudonym(evidenceOfConsent(current.consent).identifiers),
        reference: `Consent/${change.consentId}/_history/${change.version}`,
        status: change.status,
        reason: change.reason,
        by,
      });
      const closed = closedConsent(current.consent, { ...change, by }, new Date(now()).toISOString());
      await store.putMany([{ consent: closed }], { origin: 'person' });
      await changed();
      return { done: true };
    },
  };
}
export type EmbeddedDesk = ReturnType<typeof createEmbeddedDesk>;
