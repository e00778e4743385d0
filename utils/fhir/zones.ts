/** A signer's zone: a fixed offset in minutes east of UTC, or an IANA name. */
export type Zone = number | string;

export const DEFAULT_ZONE = 'America/Los_Angeles';

/** Local wall time to instants, with daylight saving from the platform's own time-zone data. */
export interface Zones {
  /** Minutes east of UTC at an instant (epoch milliseconds). */
  offsetAt(zone: Zone, instantMs: number): number;
  /** The instant of a wall time, which is given as if it were UTC (epoch milliseconds). */
  toInstant(zone: Zone, wallMs: number): number;
}

const MINUTE_MS = 60_000;
/** Offsets change on quarter hours at the finest, in every zone since 1970. */
const OFFSET_STEP_MS = 15 * MINUTE_MS;
const STANDARD_TIME_MS = Date.UTC(1900, 0, 1);
const CACHE_LIMIT = 4096;

/**
 * Formatters are slow to make, so one `Zones` is shared by the decisions that belong together; it holds nothing about a member.
 * An unknown zone name counts as the default zone: a typing error in a policy must not stop decisions.
 */
export function createZones(): Zones {
  const formatters = new Map<string, Intl.DateTimeFormat>();
  const offsets = new Map<string, number>();

  function formatterOf(zone: string): Intl.DateTimeFormat {
    const existing = formatters.get(zone);
    if (existing) return existing;
    const formatter = makeFormatter(zone) ?? makeFormatter(DEFAULT_ZONE) ?? new Intl.DateTimeFormat('en-US', FIELDS);
    formatters.set(zone, formatter);
    return formatter;
  }

  function offsetAt(zone: Zone, instantMs: number): number {
    if (typeof zone === 'number') return zone;
    // Before standard time there are no offsets worth the name, and Intl counts the years of another era.
    const at = Math.max(instantMs, STANDARD_TIME_MS);
    const key = `${zone}|${Math.floor(at / OFFSET_STEP_MS)}`;
    const cached = offsets.get(key);
    if (cached !== undefined) return cached;
    const offset = Math.round((wallOf(formatterOf(zone), at) - at) / MINUTE_MS);
    if (offsets.size >= CACHE_LIMIT) offsets.clear();
    offsets.set(key, offset);
    return offset;
  }

  function toInstant(zone: Zone, wallMs: number): number {
    const first = wallMs - offsetAt(zone, wallMs) * MINUTE_MS;
    // The guess may fall on the other side of a clock change; the offset at the guess settles it.
    return wallMs - offsetAt(zone, first) * MINUTE_MS;
  }

  return { offsetAt, toInstant };
}

const FIELDS: Intl.DateTimeFormatOptions = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
};

function makeFormatter(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone });
  } catch {
    return null;
  }
}

function wallOf(formatter: Intl.DateTimeFormat, instantMs: number): number {
  const fields: Record<string, number> = {};
  for (const { type, value } of formatter.formatToParts(instantMs)) fields[type] = Number(value);
  const at = (name: string): number => fields[name] ?? 0;
  const wholeSeconds = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return wholeSeconds + (((instantMs % 1000) + 1000) % 1000);
}
