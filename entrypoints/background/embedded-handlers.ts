import type { EmbeddedRequests } from '../../utils/contract/embedded-messages';
import type { RequestHandlers } from '../../utils/messaging/router';
import type { EmbeddedDesk } from '../../utils/tabs/embedded-desk';

type Table = { [T in keyof EmbeddedRequests]: Pick<RequestHandlers[T], 'from' | 'handle'> };

/** The console's requests about the embedded registry, each to the desk. */
export function embeddedHandlers(desk: EmbeddedDesk): Table {
  return {
    'embedded.summary': { from: 'own', handle: () => desk.summary() },
    'embedded.begin': { from: 'own', handle: ({ task }) => desk.begin(task) },
    'embedded.put': { from: 'own', handle: ({ taskId, entries }) => desk.put(taskId, entries) },
    'embedded.putVersions': {
      from: 'own',
      handle: ({ taskId, mode, members }) => desk.putVersions(taskId, mode, members),
    },
    'embedded.sweep': { from: 'own', handle: ({ taskId, after }) => desk.sweep(taskId, after) },
    'embedded.end': { from: 'own', handle: ({ taskId, kind }) => desk.end(taskId, kind) },
    'embedded.undo': { from: 'own', handle: ({ taskId, first }) => desk.undo(taskId, first) },
    'embedded.remove': { from: 'own', handle: ({ what, first }) => desk.remove(what, first) },
    'embedded.read': { from: 'own', handle: ({ purpose, after }) => desk.read(purpose, after) },
    'embedded.search': { from: 'own', handle: ({ text }) => desk.search(text) },
    'embedded.history': { from: 'own', handle: ({ consentId }) => desk.history(consentId) },
    'embedded.close': { from: 'own', handle: ({ change }) => desk.close(change) },
  };
}
