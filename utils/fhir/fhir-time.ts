import type { Zone, Zones } from './zones';

/** The instants that a FHIR date or dateTime covers, both ends included, in epoch milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface FhirTime extends Span {
  /** Minutes east of UTC, where the text stated an offset. */
  readonly offset?: number;
}

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

/**
 * Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and dateTimes. A partial date covers its whole year, month or day in `zone`; a time without
 * fractions covers its second, because FHIR compares at the precision given (R4 datatypes, Period.end: "includes any matching time").
 * Anything else, a 31 April included, is null.
 */
export function readFhirTime(text: unknown, zone: Zone, zones: Zones): FhirTime | null {
  if (typeof text !== 'string') return null;
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, offsetText] = match;
  const offset = offsetText === undefined ? undefined : offsetOf(offsetText);
  if (offset === null) return null;
  const place = offset ?? zone;
  const y = Number(year);
  if (y < 1) return null;
  if (month === undefined) return wholeDays(place, zones, dayUtc(y, 1, 1), dayUtc(y + 1, 1, 1));
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  if (day === undefined) {
    return wholeDays(place, zones, dayUtc(y, m, 1), m === 12 ? dayUtc(y + 1, 1, 1) : dayUtc(y, m + 1, 1));
  }
  const d = Number(day);
  if (d < 1 || d > daysIn(y, m)) return null;
  const dayMs = dayUtc(y, m, d);
  if (hour === undefined) return wholeDays(place, zones, dayMs, dayMs + DAY_MS);
  const [h, min, s] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (h > 23 || min > 59 || s > 59) return null;
  const millis = fraction === undefined ? 0 : Math.trunc(Number(fraction) * 1000);
  const fromMs = zones.toInstant(place, dayMs + h * HOUR_MS + min * MINUTE_MS + s * 1000 + millis);
  const width = second === undefined ? MINUTE_MS : fraction === undefined ? 1000 : 1;
  return { fromMs, toMs: fromMs + width - 1, ...(offset === undefined ? {} : { offset }) };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
}

function dayUtc(year: number, month: number, day: number): number {
  if (year >= 100) return Date.UTC(year, month - 1, day);
  const date = new Date(0);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function wholeDays(zone: Zone, zones: Zones, fromWallMs: number, untilWallMs: number): FhirTime {
  return { fromMs: zones.toInstant(zone, fromWallMs), toMs: zones.toInstant(zone, untilWallMs) - 1 };
}

function offsetOf(text: string): number | null {
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(4, 6));
  // No place on earth is further than 14 hours from UTC.
  if (hours > 14 || minutes > 59) return null;
  const size = hours * 60 + minutes;
  return text.startsWith('-') ? -size : size;
}

/** `YYYY-MM-DD` of an instant in a zone. */
export function dayIn(zone: Zone, instantMs: number, zones: Zones): string {
  return new Date(instantMs + zones.offsetAt(zone, instantMs) * MINUTE_MS).toISOString().slice(0, 10);
}
