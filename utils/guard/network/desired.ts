import * as z from 'zod/mini';
import { isActionCode, type ActionCode } from '../../ascmi/actions';
import type { Area } from '../../platform/areas';
import type { TabLock } from './lock';

/** Key of the wall's desired state in `storage.session`, which dies with the browser as tab ids do. */
export const WALL_KEY = 'guard.wall';

const action = z.custom<ActionCode>(isActionCode);
const stored = z.array(
  z.object({
    tabId: z.int(),
    origins: z.array(z.string()),
    closed: z.array(action),
    allowHosts: z.array(z.string()),
    passes: z.array(z.object({ action, origin: z.exactOptional(z.string()), untilMs: z.number() })),
    standing: z.enum(['undecided', 'clear', 'checking', 'decided']),
  }),
);

export type Desired = ReadonlyMap<number, TabLock>;

/** What each tab should be in. An unreadable state counts as none: the tabs report again, and until then are undecided. */
export async function readDesired(area: Area): Promise<Desired> {
  const parsed = stored.safeParse(await area.get(WALL_KEY));
  return new Map(parsed.success ? parsed.data.map((lock) => [lock.tabId, lock]) : []);
}

export function writeDesired(area: Area, desired: Desired): Promise<void> {
  return area.set(WALL_KEY, [...desired.values()]);
}
