import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_CODES } from '../../../utils/ascmi/actions';
import { CATEGORIES, MODIFIERS } from '../../../utils/ascmi/categories';
import { FORM_CODES } from '../../../utils/ascmi/forms';
import { OUTCOMES } from '../../../utils/ascmi/outcomes';
import { RECIPIENT_KINDS, SENDER_KINDS } from '../../../utils/ascmi/parties';
import { PURPOSES } from '../../../utils/ascmi/purposes';
import { readCase } from '../../../utils/decision/case-reader';
import { decide } from '../../../utils/decision/decide';
import { explain } from '../../../utils/decision/explain';
import { explanation } from '../../../utils/decision/explanation';
import { FACTS } from '../../../utils/decision/facts';
import { evidenceOf, replay } from '../../../utils/decision/replay';
import { summarize } from '../../../utils/decision/summarize';
import type { DecisionCase } from '../../../utils/decision/types';
import { readConsents } from '../../../utils/fhir/consent-reader';
import { createZones } from '../../../utils/fhir/zones';
import { caseOf, classOf, CIN, label, local, named, OTHER_CIN, purpose, record } from './cases';

const zones = createZones();
const RUNS = { numRuns: 400 };

const labels = fc.constantFrom(
  ...['SUD', '42CFRPart2', 'MH', 'HIV', 'BH', 'STD', 'SEX', 'LIVARG', 'ETHUD'].map(label),
  ...['GENERAL', 'SUD_OTHER', 'SOCIAL', 'NOPE'].map(local),
);
const when = fc.constantFrom(
  '2024-03-01T09:00:00-08:00',
  '2025-03-01',
  '2025-03-01T09:00:00-08:00',
  '2026',
  '2026-08-02T10:04:00-07:00',
  '2027-01-01',
);
const actors = fc.constantFrom(
  classOf('TREATING_CE'),
  classOf('MCP'),
  named('1234567893'),
  named('1000000004'),
  named('1111111112', 'CST'),
);
const period = fc.record(
  { start: when, end: fc.constantFrom('2025-12-31', '2026-11-24', '2027-01-01', 'never') },
  { requiredKeys: [] },
);

const criteria = {
  type: fc.constantFrom('permit', 'deny'),
  securityLabel: fc.array(labels, { maxLength: 2 }),
  purpose: fc.array(fc.constantFrom(...PURPOSES).map(purpose), { maxLength: 2 }),
  actor: fc.array(actors, { maxLength: 2 }),
  period,
  code: fc.constant([{ text: 'x' }]),
};
const leaf = fc.record(criteria, { requiredKeys: ['type'] });
const tree = fc.record(
  {
    ...criteria,
    provision: fc.array(
      fc.record({ ...criteria, provision: fc.array(leaf, { maxLength: 1 }) }, { requiredKeys: ['type'] }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['type'] },
);

let serial = 0;
const records = fc
  .record({
    root: tree,
    form: fc.constantFrom(null, ...FORM_CODES),
    status: fc.constantFrom(
      'active',
      'active',
      'active',
      'inactive',
      'rejected',
      'draft',
      'proposed',
      'entered-in-error',
      'odd',
    ),
    dateTime: fc.option(when, { freq: 8 }),
    signer: fc.constantFrom('self', 'self', 'none', 'PRN', 'GUARD'),
    patient: fc.constantFrom(
      { identifier: CIN },
      { identifier: CIN },
      { identifier: OTHER_CIN },
      { reference: 'Patient/x' },
    ),
  })
  .map((options) => record({ ...options, id: `g-${(serial += 1)}` }));

const requests = fc.record({
  categories: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 1, maxLength: 3 }),
  action: fc.constantFrom(...ACTION_CODES),
  sender: fc.constantFrom(...SENDER_KINDS),
  part2: fc.constantFrom(true, false, 'unknown' as const),
  to: fc.constantFrom(...RECIPIENT_KINDS),
  org: fc.constantFrom('1234567893', '1000000004', null),
  state: fc.constantFrom('CA', 'TX', null),
  purpose: fc.constantFrom(...PURPOSES),
  modifiers: fc.uniqueArray(fc.constantFrom(...MODIFIERS), { maxLength: 2 }),
  facts: fc.dictionary(fc.constantFrom(...FACTS), fc.boolean(), { maxKeys: 4 }),
  mediCal: fc.constantFrom(true, false, 'unknown' as const),
  calAim: fc.constantFrom(true, false, 'unknown' as const),
});
const cases = fc
  .record({
    request: requests,
    records: fc.array(records, { maxLength: 4 }),
    lookup: fc.constantFrom('FOUND', 'FOUND', 'FOUND', 'NONE_ON_FILE', 'AMBIGUOUS', 'UNAVAILABLE'),
  })
  .map(({ request, records: list, lookup }) => caseOf({ ...request, records: list, lookup }));

const withRecords = (input: DecisionCase, list: readonly unknown[]): DecisionCase => ({
  ...input,
  registry: { ...input.registry, records: list },
});
const strictness = (outcome: (typeof OUTCOMES)[number]): number => OUTCOMES.length - OUTCOMES.indexOf(outcome);
const opens = (outcome: string): boolean =>
  outcome.startsWith('PERMIT') || outcome === 'EXCEPTION' || outcome === 'WARN';

describe('properties of every decision', () => {
  it('the order of records never matters', () => {
    fc.assert(
      fc.property(cases, fc.integer(), (input, seed) => {
        const shuffled = [...input.registry.records].sort(
          (one, other) => ((JSON.stringify(one).length * seed) % 7) - ((JSON.stringify(other).length * seed) % 5),
        );
        expect(decide(withRecords(input, shuffled), zones)).toEqual(decide(input, zones));
        expect(decide(withRecords(input, [...input.registry.records].reverse()), zones)).toEqual(decide(input, zones));
      }),
      RUNS,
    );
  });

  it('adding a denial never permits more', () => {
    fc.assert(
      fc.property(
        cases,
        when,
        fc.array(labels, { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        (input, dateTime, securityLabel, isWhole) => {
          const denial = record({
            id: 'denial',
            form: null,
            dateTime,
            root: { type: 'deny', ...(isWhole ? {} : { securityLabel }) },
          });
          const before = decide(input, zones);
          const after = decide(withRecords(input, [...input.registry.records, denial]), zones);
          for (const [category, own] of Object.entries(before.perCategory)) {
            const now = after.perCategory[category]?.outcome ?? 'PERMIT';
            // What needs no consent is a preference: a claim goes on although it was refused.
            expect(strictness(now), `${category}: ${own.outcome} -> ${now}`).toBeGreaterThanOrEqual(
              strictness(own.outcome) - (own.outcome === 'PERMIT_WITH_OBLIGATIONS' ? 1 : 0),
            );
            if (!opens(own.outcome)) expect(opens(now)).toBe(false);
          }
        },
      ),
      RUNS,
    );
  });

  it('another person’s record changes nothing', () => {
    fc.assert(
      fc.property(cases, records, (input, other) => {
        const foreign = { ...other, patient: { identifier: OTHER_CIN } };
        const list = input.registry.records.filter((entry) => JSON.stringify(entry).includes(CIN.value));
        expect(decide(withRecords(input, [...list, foreign]), zones)).toEqual(decide(withRecords(input, list), zones));
      }),
      RUNS,
    );
  });

  it('every answer that rests on a record names it', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const references = readConsents(input.registry.records, { zones }).records.map(({ reference }) => reference);
        for (const own of Object.values(decide(input, zones).perCategory)) {
          if (['agreed', 'declined', 'excluded', 'ambiguous'].includes(own.reason)) expect(own.record).toBeDefined();
          if (own.record !== undefined) expect(references).toContain(own.record);
        }
      }),
      RUNS,
    );
  });

  it('without a usable record nothing that needs consent opens', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const nothing = decide({ ...input, registry: { outcome: 'NONE_ON_FILE', records: [] } }, zones);
        const failed = decide({ ...input, registry: { ...input.registry, outcome: 'UNAVAILABLE' } }, zones);
        for (const [category, own] of Object.entries(failed.perCategory)) {
          expect(opens(own.outcome) && !opens(nothing.perCategory[category]?.outcome ?? '')).toBe(false);
          expect(own.reason).not.toBe('agreed');
        }
      }),
      RUNS,
    );
  });

  it('making a fact, a tristate or a party unknown never opens', () => {
    const blur = fc.constantFrom<(input: DecisionCase) => DecisionCase>(
      (input) => ({ ...input, request: { ...input.request, facts: {} } }),
      (input) => ({ ...input, member: { ...input.member, mediCal: 'unknown' } }),
      (input) => ({ ...input, request: { ...input.request, calAim: 'unknown' } }),
      (input) => ({ ...input, request: { ...input.request, recipient: { kind: 'UNKNOWN' } } }),
      (input) => ({ ...input, request: { ...input.request, recipient: { kind: '?' } } }),
      (input) => ({ ...input, request: { ...input.request, purpose: '?' } }),
      (input) => ({ ...input, request: { ...input.request, sender: { ...input.request.sender, isPart2: 'unknown' } } }),
    );
    fc.assert(
      fc.property(cases, blur, (input, change) => {
        // Facts that close (a court's order aside) may close less when they are unknown; those are left out.
        const closing = [
          'oralRevocation',
          'writtenRevocation',
          'mediCalEnded',
          'cori',
          'parentalConsentRequired',
          'minorMayConsentAlone',
        ];
        fc.pre(!closing.some((fact) => input.request.facts[fact] === true));
        fc.pre(input.request.action !== 'ELIGIBILITY' && !input.request.modifiers.includes('SELF_PAID'));
        const before = decide(input, zones);
        const after = decide(change(input), zones);
        for (const [category, own] of Object.entries(before.perCategory)) {
          const now = after.perCategory[category]?.outcome ?? '';
          // Towards somebody unknown DV is a warning by ruling 17.
          if (category === 'DV' || opens(own.outcome)) continue;
          expect(
            opens(now),
            `${category}: ${own.outcome} (${own.rule ?? ''}) -> ${now} (${after.perCategory[category]?.rule ?? ''})`,
          ).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('withhold lets the rest go', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const { withhold } = decide(input, zones);
        fc.pre(withhold.length > 0);
        const rest = input.request.categories.filter((category) => !withhold.includes(category));
        expect(opens(decide({ ...input, request: { ...input.request, categories: rest } }, zones).outcome)).toBe(true);
      }),
      RUNS,
    );
  });

  it('trace, sentences and replay agree with the decision', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const decision = decide(input, zones);
        expect(explain(input, zones).decision).toEqual(decision);
        for (const language of ['en', 'es'] as const) {
          const words = explanation(decision, language);
          expect(words.reasons).toHaveLength(Object.keys(decision.perCategory).length);
          expect(JSON.stringify(words)).not.toMatch(/\{categor|undefined/);
        }
        const { id, now, request, policy } = input;
        const evidence = evidenceOf(input, zones);
        const again = replay(
          { id, now, request, lookup: decision.lookup, perCategory: decision.perCategory, evidence },
          policy,
          zones,
        );
        expect(again).toEqual(decision);
      }),
      RUNS,
    );
  });
});

describe('totality', () => {
  it('reads arbitrary JSON as records without throwing, and never opens on it', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 4 }), (list) => {
        const decision = decide(caseOf({ records: list, lookup: 'FOUND' }), zones);
        expect(opens(decision.outcome)).toBe(false);
        summarize(caseOf({ records: list, lookup: 'FOUND' }), zones);
      }),
      RUNS,
    );
  });

  it('survives a sound record with any one part replaced by anything', () => {
    const sound = record({
      root: {
        provision: [{ type: 'deny', securityLabel: [label('HIV')], actor: [named('1234567893')] }],
        period: { end: '2027-01-01' },
      },
      signer: 'GUARD',
    });
    const paths = pathsOf(sound);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const broken = replaced(sound, path, value);
        const decision = decide(caseOf({ records: [broken], categories: ['SUD_P2', 'HIV'] }), zones);
        expect(OUTCOMES).toContain(decision.outcome);
        expect(decision.perCategory['HIV']?.outcome).not.toBe('PERMIT');
      }),
      { numRuns: 1500 },
    );
  });

  it('reads arbitrary JSON as a case without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(readCase(value, zones).ok).toBe(false);
      }),
      RUNS,
    );
  });

  it('survives very deep records', () => {
    let provision: Record<string, unknown> = { type: 'deny', securityLabel: [label('SUD')] };
    for (let depth = 0; depth < 3000; depth++) provision = { type: 'permit', provision: [provision] };
    const deep = { ...record(), provision };
    expect(decide(caseOf({ records: [deep] }), zones).outcome).toBe('DENY');
  });
});

type Path = (string | number)[];
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? value.map((entry, index) => [index, entry] as const) : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...entries.flatMap(([key, entry]) => pathsOf(entry, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value))
    return value.map((entry, index) => (index === key ? replaced(entry, rest, by) : (entry as unknown)));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[String(key)], rest, by) };
}
