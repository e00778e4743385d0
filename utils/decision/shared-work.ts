import { readConsents, type Reading } from '../fhir/consent-reader';
import { createZones, type Zones } from '../fhir/zones';
import type { Settings } from './settings';

type ReadingSettings = Pick<Settings, 'timeZone' | 'systemAliases'>;

/** Time-zone data, and where given the readings of earlier decisions about the same answer of the registry. */
export interface Work extends Zones {
  readonly read?: (records: readonly unknown[], settings: ReadingSettings) => Reading;
}

/**
 * One page asks some twenty verdicts about one answer of the registry, and reading its records is most of the work. Each list of records is
 * read once and forgotten with the list itself. Decisions stay the same, provided that nobody changes a list after handing it over.
 */
export function createSharedWork(): Work {
  const zones = createZones();
  const readings = new WeakMap<readonly unknown[], Map<string, Reading>>();
  function read(records: readonly unknown[], settings: ReadingSettings): Reading {
    const known = readings.get(records) ?? new Map<string, Reading>();
    readings.set(records, known);
    const key = JSON.stringify([settings.timeZone, settings.systemAliases]);
    const reading = known.get(key) ?? readWith(zones, records, settings);
    known.set(key, reading);
    return reading;
  }
  return { ...zones, read };
}

export function readWith(work: Work, records: readonly unknown[], settings: ReadingSettings): Reading {
  if (work.read) return work.read(records, settings);
  const { timeZone, systemAliases } = settings;
  return readConsents(records, { zones: work, timeZone, systemAliases });
}
