import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../../utils/audit/entry';
import type { FrameFindings } from '../../../utils/contract/findings';
import type { OverrideStatement } from '../../../utils/contract/messages';
import type { LookupAnswer, Registry } from '../../../utils/registry/registry';
import { CIN, FAX, EMERGENCY, FINDINGS, NOW, setUp, agreed } from './share-desk';

const REASON = 'Patient waits at the pharmacy';

describe('answers on the sheet', () => {
  test('a preview shows the verdict, and nothing is sent or written down', async () => {
    const { attempt, shares, audited, passes } = await setUp({}, {}, { categories: [] });
    const first = await attempt({ ...FAX, action: 'EMAIL' });
    const before = audited.length;
    const asked = await shares.preview(7, first.attemptId, { recipient: 'TREATING_CE', purpose: 'TREAT' });
    const refused = await shares.preview(7, first.attemptId, { recipient: 'EMPLOYER', purpose: 'TREAT' });
    expect([asked?.mayShare, refused?.mayShare]).toEqual([true, false]);
    expect(audited).toHaveLength(before);
    expect(passes).toHaveLength(first.effect === 'allow' ? 1 : 0);
  });

  test('content that a person adds counts, and cannot be taken away', async () => {
    const { attempt, shares } = await setUp({}, {}, { categories: [] });
    const { attemptId } = await attempt();
    const more = await shares.preview(7, attemptId, { recipient: 'TREATING_CE', categories: ['SUD_P2'] });
    expect(more?.outcome).toBe('NEEDS_CONSENT');
    expect(more?.withhold).toEqual(['SUD_P2']);
  });

  test('an answer is remembered for the recipient that the page shows, purpose included', async () => {
    const { attempt, shares, decisions } = await setUp();
    const { attemptId } = await attempt();
    await shares.resolve(7, attemptId, { recipient: 'MCP', purpose: 'HPAYMT' }, true);
    await attempt();
    expect(decisions().at(-1)).toMatchObject({ recipient: 'MCP', purpose: 'HPAYMT', recipientSource: 'person' });
    await attempt({ ...FAX, recipient: { fax: '555-0199' } });
    expect(decisions().at(-1)).toMatchObject({ recipient: 'UNKNOWN' });
  });

  test('going on after a warning counts the answers that led to it', async () => {
    const { attempt, shares, passes, decisions } = await setUp({ mode: 'warn' });
    const { attemptId } = await attempt();
    await shares.resolve(7, attemptId, { recipient: 'MCP' }, false);
    expect(await shares.proceed(7, attemptId, REASON)).not.toBeNull();
    expect(decisions().at(-1)).toMatchObject({ effect: 'proceeded', recipient: 'MCP', explanation: REASON });
    expect(passes).toEqual(['FAX']);
  });

  test('nobody goes past a warning without a reason', async () => {
    const { attempt, shares, passes } = await setUp({ mode: 'warn' });
    const verdict = await attempt();
    expect(verdict).toMatchObject({ sheet: { asksReason: true } });
    for (const reason of [undefined, '', ' '.repeat(40), 'because'])
      expect(await shares.proceed(7, verdict.attemptId, reason)).toBeNull();
    expect(passes).toEqual([]);
  });
});

describe('modes', () => {
  test('an action that is only watched passes and says what would have happened', async () => {
    const { attempt, decisions } = await setUp({ actionModes: { FAX: 'observe' } });
    expect((await attempt()).effect).toBe('allow');
    expect(decisions().at(-1)).toMatchObject({ effect: 'observed', outcome: 'NEEDS_CONSENT' });
    expect((await attempt({ ...FAX, action: 'EMAIL' })).effect).not.toBe('allow');
  });

  test('in enforce mode nobody goes on past a stop', async () => {
    const { attempt, shares, passes } = await setUp();
    const { attemptId } = await attempt();
    expect(await shares.proceed(7, attemptId, REASON)).toBeNull();
    expect(passes).toEqual([]);
  });
});

describe('the § 2.32 notice', () => {
  const answers = { recipient: 'TREATING_CE', purpose: 'TREAT' } as const;
  test('is waited for where policy says so, and its share goes on once it is there', async () => {
    const { attempt, shares, passes } = await setUp({ obligations: { notice: 'ask' } }, agreed());
    const first = await attempt();
    const verdict = await shares.resolve(7, first.attemptId, answers, false);
    expect(verdict?.effect).toBe('ask');
    expect(verdict && 'sheet' in verdict ? verdict.sheet.notice : '').toMatch(/^This record which has been disclosed/);
    expect(passes).toEqual([]);
    await shares.proceed(7, first.attemptId);
    expect(passes).toEqual(['FAX']);
  });

  test('has a cover sheet with the scope of the consent, and nothing of the member', async () => {
    const { attempt, shares } = await setUp({ obligations: { notice: 'ask' } }, agreed());
    const first = await attempt();
    const verdict = await shares.resolve(7, first.attemptId, answers, false);
    expect(verdict && 'sheet' in verdict && verdict.sheet.remedies).toContain('cover-sheet');
    const cover = await shares.cover(7, first.attemptId);
    expect(cover).toMatchObject({ recipient: { address: '555-0100' } });
    expect(cover?.obligations).toEqual(expect.arrayContaining(['N232', 'COPY']));
    expect(cover?.scope?.sentences.join(' ')).toContain('substance use disorder treatment records');
    expect(JSON.stringify(cover)).not.toContain(CIN);
  });

  test('has no cover sheet while nothing may be sent', async () => {
    const { attempt, shares } = await setUp({ obligations: { notice: 'ask' } });
    expect(await shares.cover(7, (await attempt()).attemptId)).toBeNull();
  });

  test('is left to the portal otherwise', async () => {
    const { attempt, shares } = await setUp({}, agreed());
    const first = await attempt();
    expect((await shares.resolve(7, first.attemptId, answers, false))?.effect).toBe('allow');
  });
});

describe('going past a stop', () => {
  const tryIt = async (settings: object, statement: OverrideStatement, findings: Partial<FrameFindings> = {}) => {
    const parts = await setUp(settings, {}, findings);
    const verdict = await parts.attempt();
    const answer = await parts.overrides.override(7, verdict.attemptId, statement);
    return { ...parts, verdict, answer };
  };

  test('a medical emergency passes once, with all four items of 2.51(c) on record before it leaves', async () => {
    const { verdict, answer, audited, passes, overrides, attempt } = await tryIt({}, EMERGENCY);
    expect('sheet' in verdict && verdict.sheet.override).toEqual({ reasons: ['OVRER'], secondPerson: false });
    expect(answer.done).toBe(true);
    expect(audited.find(({ type }) => type === 'override')).toMatchObject({ ...EMERGENCY, member: 'p', action: 'FAX' });
    expect(audited.at(-1)).toMatchObject({
      effect: 'overridden',
      outcome: 'EXCEPTION',
      recipient: 'EMERGENCY_MEDICAL',
    });
    expect(passes).toEqual(['FAX']);
    expect((await attempt()).effect).not.toBe('allow');
    expect((await overrides.override(7, 'a-99', EMERGENCY)).problem).toBe('gone');
  });

  test.each([
    ['without the facility', { ...EMERGENCY, facility: ' ' }, 'incomplete'],
    ['without a reason in words', { ...EMERGENCY, explanation: 'urgent' }, 'incomplete'],
    [
      'with the member’s number in the text',
      { ...EMERGENCY, explanation: 'For 9000-0001a, unresponsive' },
      'names-member',
    ],
    ['with a reason that policy does not allow', { ...EMERGENCY, reason: 'OVRTPS' as const }, 'not-allowed'],
  ])('nothing passes %s', async (_title, statement, problem) => {
    const { answer, passes, audited } = await tryIt({}, statement);
    expect(answer).toEqual({ done: false, problem });
    expect(passes).toEqual([]);
    expect(audited.some(({ type }) => type === 'override')).toBe(false);
  });

  test('Part 2 records have no threat exception, whatever policy allows', async () => {
    const { answer } = await tryIt({ override: { reasons: ['OVRTPS'] } }, { ...EMERGENCY, reason: 'OVRTPS' });
    expect(answer.problem).toBe('not-allowed');
  });

  test('what needs an authorization of its own is never overridden', async () => {
    const categories = [{ category: 'PSYTHPN', confidence: 'high', source: 'phrase', evidence: 'notes' }] as const;
    const { verdict, answer } = await tryIt({}, EMERGENCY, { categories: [...categories, ...FINDINGS.categories] });
    expect('sheet' in verdict && verdict.sheet.override).toBeFalsy();
    expect(answer.problem).toBe('not-allowed');
  });

  test('a second person who is the first does not count', async () => {
    const settings = { override: { reasons: ['OVRER'], secondPerson: true } };
    expect((await tryIt(settings, EMERGENCY)).answer.problem).toBe('second-person');
    expect((await tryIt(settings, { ...EMERGENCY, approver: 'dana reyes ' })).answer.problem).toBe('second-person');
    expect((await tryIt(settings, { ...EMERGENCY, approver: 'Lee Marsh' })).answer.done).toBe(true);
  });

  test('policy may switch the way off', async () => {
    const { verdict, answer } = await tryIt({ override: { reasons: [] } }, EMERGENCY);
    expect('sheet' in verdict && verdict.sheet.override).toBeFalsy();
    expect(answer.problem).toBe('not-allowed');
  });

  test('a log that cannot be written lets nothing pass', async () => {
    const { overrides, attempt, passes, audited } = await setUp();
    const { attemptId } = await attempt();
    Object.defineProperty(audited, 'push', {
      value: () => {
        throw new Error('disk full');
      },
    });
    await expect(overrides.override(7, attemptId, EMERGENCY)).rejects.toThrow();
    expect(passes).toEqual([]);
  });
});

describe('a page about several members', () => {
  const several = { subject: 'several', current: [] } as const;
  const undecided = (audited: readonly AuditEvent[]) =>
    audited.flatMap((event) => (event.type === 'undecided' ? [`${event.action} ${event.reason} ${event.effect}`] : []));

  test('enforcing: nothing leaves, nobody can go on, and it is written down', async () => {
    const { attempt, shares, passes, audited } = await setUp({}, {}, several);
    const verdict = await attempt();
    expect(verdict.effect).toBe('stop');
    expect(await shares.proceed(7, verdict.attemptId, REASON)).toBeNull();
    expect(passes).toEqual([]);
    expect(undecided(audited)).toEqual(['FAX several stopped']);
  });

  test('warning: the person may go on, and it is written down', async () => {
    const { attempt, shares, passes, audited } = await setUp({ mode: 'warn' }, {}, several);
    const verdict = await attempt();
    expect(verdict).toMatchObject({ effect: 'ask', sheet: { remedies: ['proceed'] } });
    expect(await shares.proceed(7, verdict.attemptId, REASON)).not.toBeNull();
    expect(passes).toEqual(['FAX']);
    expect(undecided(audited)).toEqual(['FAX several asked', 'FAX several proceeded']);
  });

  test('observing: it passes, and it is written down', async () => {
    const { attempt, audited } = await setUp({ mode: 'observe' }, {}, several);
    expect((await attempt()).effect).toBe('allow');
    expect(undecided(audited)).toEqual(['FAX several observed']);
  });
});

describe('at the moment of sending', () => {
  const TO_PROVIDER = { recipients: [{ match: 'fax:+15555550100', kind: 'TREATING_CE', name: 'Example Clinic' }] };
  const SEND = { ...FAX, recipient: { fax: '555-555-0100' } };
  const revoked = () => (agreed().records ?? []).map((record) => ({ ...(record as object), status: 'inactive' }));

  /** The registry's answer after the first look-up is `later`; `recheck` is what the conditional re-read says. */
  function moving(recheck: Registry['recheck'], later: Partial<LookupAnswer>) {
    const asked: string[] = [];
    let lookups = 0;
    const registry: Partial<Registry> = {
      lookup: (_identifiers, _signal, maxAgeMs) => {
        lookups += 1;
        asked.push(`look-up ${maxAgeMs ?? 'usual'}`);
        return Promise.resolve({ checkedAtMs: NOW, ...agreed(), ...(lookups > 1 ? later : {}) } as LookupAnswer);
      },
      recheck: (record, signal) => {
        asked.push(`re-read ${(record as { id: string }).id}`);
        return recheck?.(record, signal) ?? Promise.resolve({ ok: true, value: 'unchanged' });
      },
    };
    return { asked, registry };
  }

  test('the deciding record is read again, and nothing else is asked where it stands', async () => {
    const { asked, registry } = moving(async () => ({ ok: true, value: 'unchanged' }), {});
    const { attempt, decisions } = await setUp(TO_PROVIDER, {}, {}, registry);
    await attempt(SEND);
    expect(decisions().at(-1)).toMatchObject({ outcome: 'PERMIT_WITH_OBLIGATIONS' });
    expect(asked).toEqual(['look-up usual', 're-read c-01']);
  });

  test('a consent that was revoked a second ago stops the share, whatever was remembered', async () => {
    const { asked, registry } = moving(async () => ({ ok: true, value: 'changed' }), { records: revoked() });
    const { attempt, passes } = await setUp(TO_PROVIDER, {}, {}, registry);
    expect((await attempt(SEND)).effect).toBe('stop');
    expect(passes).toEqual([]);
    expect(asked).toEqual(['look-up usual', 're-read c-01', 'look-up 0']);
  });

  test.each([
    ['is refused', async () => ({ ok: false, error: 'server-error' }) as const],
    ['breaks', () => Promise.reject(new Error('line broke'))],
  ])('a re-read that %s permits nothing by itself: the registry is asked anew', async (_how, recheck) => {
    const outage = { outcome: 'UNAVAILABLE', records: [], problem: 'server-error' } as const;
    const { registry } = moving(recheck, outage);
    const { attempt, passes } = await setUp(TO_PROVIDER, {}, {}, registry);
    expect((await attempt(SEND)).effect).not.toBe('allow');
    expect(passes).toEqual([]);
  });

  test('what rests on no consent is not re-read', async () => {
    const { asked, registry } = moving(async () => ({ ok: false, error: 'server-error' }), {});
    const { attempt } = await setUp(TO_PROVIDER, {}, { categories: [] }, registry);
    expect((await attempt(SEND)).effect).toBe('allow');
    expect(asked).toEqual(['look-up usual']);
  });
});
