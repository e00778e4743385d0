import { describe, expect, it } from 'vitest';
import { summarize } from '../../../utils/decision/summarize';
import type { ConsentSummary } from '../../../utils/decision/types';
import { ALL, caseOf, type CaseOptions, classOf, DECL, named, OTHER_CIN, PART, record, REVOCATION, SUD } from './cases';

const summary = (options: CaseOptions): ConsentSummary => summarize(caseOf(options));

describe('banner states', () => {
  it.each([
    ['UNK', { lookup: 'UNAVAILABLE' }],
    ['AMBIG', { lookup: 'AMBIGUOUS' }],
    ['NONE', {}],
    ['NONE', { lookup: 'FOUND', records: [] }],
    ['NONE', { records: [ALL({ patient: { identifier: OTHER_CIN } })] }],
    ['ALL', { records: [ALL()] }],
    ['PART', { records: [PART(...SUD)] }],
    ['DECL', { records: [DECL()] }],
    ['REV', { records: [ALL(), REVOCATION()] }],
    ['REV', { records: [ALL({ status: 'inactive' })] }],
    ['EXP', { records: [ALL({ root: { period: { end: '2026-11-01' } } })] }],
    ['WRONG', { records: [ALL()], mediCal: false as const }],
    ['WRONG', { records: [ALL()], mediCal: 'unknown' as const }],
    ['UNSIGNED', { records: [ALL({ status: 'draft' })] }],
    ['UNSIGNED', { records: [ALL({ signer: 'none' })] }],
    ['NONE', { records: [record({ form: 'hie-choice' }), record({ form: 'smartcare-ccc' }), record({ form: null })] }],
    ['DECL', { records: [record({ form: null, root: { type: 'deny' } })] }],
    ['ALL', { records: [DECL({ id: 'o', dateTime: '2024-01-01T09:00:00-08:00' }), ALL()] }],
    ['ALL', { records: [ALL(), record({ id: 'd', status: 'draft', dateTime: '2026-10-01T09:00:00-07:00' })] }],
  ])('%s', (state, options) => {
    expect(summary(options).state).toBe(state);
  });

  it('names day, form and record in the signer’s zone', () => {
    expect(summary({ records: [ALL({ dateTime: '2026-08-02T23:30:00-07:00' })] })).toMatchObject({
      signedOn: '2026-08-02',
      form: 'ascmi-ab133',
      record: 'Consent/c-1/_history/1',
    });
  });
  it('says when it ended', () => {
    expect(summary({ records: [ALL({ root: { period: { end: '2026-11-01' } } })] }).endedOn).toBe('2026-11-01');
    expect(summary({ records: [ALL(), REVOCATION()] }).endedOn).toBe('2026-11-01');
    expect(summary({ records: [ALL({ status: 'inactive', root: { period: { end: '2026-09-05' } } })] }).endedOn).toBe(
      '2026-09-05',
    );
  });
  it('lists choices, and an exclusion of one party is none', () => {
    expect(summary({ records: [PART(...SUD)] }).choices).toMatchObject({
      SUD_P2: 'DECLINE',
      SUD_OTHER: 'DECLINE',
      MH: 'AGREE',
    });
    expect(
      summary({ records: [record({ root: { provision: [{ type: 'deny', actor: [named('1000000004')] }] } })] }).state,
    ).toBe('ALL');
    expect(summary({ records: [record({ root: { actor: [classOf('MCP')] } })] }).state).toBe('NONE');
  });
  it('shows no choice when nobody knows whose they are', () => {
    expect(summary({ lookup: 'AMBIGUOUS', records: [ALL()] }).choices).toEqual({});
  });
});
