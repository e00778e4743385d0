import { describe, expect, it } from 'vitest';
import { decide } from '../../../utils/decision/decide';
import { createSharedWork } from '../../../utils/decision/shared-work';
import { ALL, caseOf, DECL, PART, record, REVOCATION, SUD } from './cases';
import { ROWS } from './rows';

/** Counts how often a record is looked at, without touching what it says. */
function watched(resource: Record<string, unknown>): { resource: unknown; reads: () => number } {
  let reads = 0;
  const resourceSeen = new Proxy(resource, {
    get(target, key) {
      if (key === 'provision') reads += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  return { resource: resourceSeen, reads: () => reads };
}

describe('work shared by decisions', () => {
  it('changes no decision, whatever was decided before', () => {
    const work = createSharedWork();
    for (const { given } of [...ROWS, ...ROWS.toReversed()]) {
      const input = caseOf(given);
      expect(decide(input, work)).toEqual(decide(input));
    }
  });

  it('reads a list of records once for any number of questions', () => {
    const work = createSharedWork();
    const { resource, reads } = watched(ALL());
    const input = caseOf({ records: [resource] });
    decide(input, work);
    const once = reads();
    for (const purpose of ['TREAT', 'COC', 'HPAYMT'])
      decide({ ...input, request: { ...input.request, purpose } }, work);
    expect(reads()).toBe(once);
  });

  it('keeps lists apart, and zones and aliases of one list too', () => {
    const work = createSharedWork();
    for (const records of [[ALL()], [DECL()], [PART(...SUD)], [REVOCATION()]]) {
      expect(decide(caseOf({ records }), work)).toEqual(decide(caseOf({ records })));
    }
    const records = [record({ dateTime: '2026-06-01', root: { period: { start: '2026-06-01', end: '2026-11-23' } } })];
    const late = (timeZone: string) => caseOf({ records, now: '2026-11-24T05:30:00Z', policy: { timeZone } });
    expect(decide(late('America/Los_Angeles'), work).outcome).toBe('PERMIT_WITH_OBLIGATIONS');
    expect(decide(late('America/New_York'), work).outcome).toBe('NEEDS_CONSENT');
  });
});
