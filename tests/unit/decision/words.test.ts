import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../utils/ascmi/categories';
import { OUTCOMES } from '../../../utils/ascmi/outcomes';
import { explanation } from '../../../utils/decision/explanation';
import { lawTable } from '../../../utils/cli/decide-law';
import { CITATIONS, citationUrl, READ_FROM, type CitationId } from '../../../utils/decision/law/citations';
import { LAW_TABLE, RULE_SET_VERSION } from '../../../utils/decision/law/table';
import { EN } from '../../../utils/decision/words/en';
import { ES } from '../../../utils/decision/words/es';
import { ALL, decideFor, DECL, label, PART, SUD } from './cases';
import { ROWS } from './rows';

const CE = { sender: 'TREATING_CE', part2: false as const };

describe('words', () => {
  it('exist in both languages for every category, outcome, reason and obligation', () => {
    for (const words of [EN, ES]) {
      expect(Object.keys(words.categories).sort()).toEqual([...CATEGORIES].sort());
      expect(Object.keys(words.headlines).sort()).toEqual([...OUTCOMES].sort());
    }
    expect(Object.keys(ES.reasons).sort()).toEqual(Object.keys(EN.reasons).sort());
    expect(Object.keys(ES.preferences).sort()).toEqual(Object.keys(EN.preferences).sort());
    expect(Object.keys(ES.obligations).sort()).toEqual(Object.keys(EN.obligations).sort());
  });
  it('differ between the languages', () => {
    for (const reason of Object.keys(EN.reasons)) expect(ES.reasons[reason]).not.toBe(EN.reasons[reason]);
  });
  it('have a sentence for every reason that a rule gives by itself', () => {
    const own = LAW_TABLE.filter(({ then }) => then.kind !== 'consent').map(({ reason }) => reason);
    expect(own.filter((reason) => !(reason in EN.reasons))).toEqual([]);
  });
  it('have a text for every obligation that a rule gives', () => {
    const codes = LAW_TABLE.flatMap(({ then }) =>
      then.kind === 'consent'
        ? [...then.agreed, ...(then.missingObligations ?? [])]
        : [...(then.obligations ?? []), ...(then.kind === 'free' ? (then.agreed ?? []) : (then.onRefusal ?? []))],
    );
    expect(codes.filter((code) => code !== 'RED' && !(code in EN.obligations))).toEqual([]);
  });
});

describe('every row in both languages', () => {
  it.each(ROWS)('row $row: $about', ({ given }) => {
    const decision = decideFor(given);
    const [english, spanish] = [explanation(decision, 'en'), explanation(decision, 'es')];
    for (const said of [english, spanish]) {
      expect(said.reasons).toHaveLength(Object.keys(decision.perCategory).length);
      for (const { category, sentence } of said.reasons) {
        const reason = decision.perCategory[category]?.reason ?? '';
        expect(Object.keys({ ...EN.reasons, ...EN.preferences })).toContain(reason);
        expect(sentence).not.toMatch(/[{}]|undefined/);
      }
      for (const { code, text } of said.obligations) expect(text).not.toBe(code);
    }
    expect(spanish.headline).not.toBe(english.headline);
    spanish.reasons.forEach(({ sentence }, at) => expect(sentence).not.toBe(english.reasons[at]?.sentence));
    spanish.obligations.forEach(({ text }, at) => expect(text).not.toBe(english.obligations[at]?.text));
  });
});

describe('law table', () => {
  it('names each rule once and cites only known authorities, with links', () => {
    expect(new Set(LAW_TABLE.map(({ id }) => id)).size).toBe(LAW_TABLE.length);
    for (const { citations } of LAW_TABLE)
      for (const citation of citations) expect(Object.keys(CITATIONS)).toContain(citation);
    for (const [citation, url] of Object.entries(CITATIONS)) {
      if (citation === 'Product decision') expect(url).toBeNull();
      else expect(url).toMatch(/^https:\/\//);
    }
    expect(citationUrl('toString')).toBeNull();
  });
  it('prints whole, for reading: every rule with its condition, outcome, basis, link and confidence', () => {
    const printed = lawTable();
    expect(printed).toContain(RULE_SET_VERSION);
    for (const { id, note, citations } of LAW_TABLE) {
      const own = (printed.split(`### ${id}\n`)[1] ?? '').split('\n#')[0] ?? '';
      expect(own).toContain(note);
      for (const line of ['- When: ', '- Then: ', '- Basis: ', '- Confidence: ']) expect(own).toContain(line);
      for (const citation of citations) {
        expect(own).toContain(citation);
        const url = citationUrl(citation);
        if (url !== null) expect(own).toContain(url);
      }
    }
    expect(printed).not.toMatch(/undefined|\[object/);
  });
  it('owns up to texts that nobody read, in rules that may be relied on as law', () => {
    const unread = (citation: string): boolean => /^not read/.test(READ_FROM[citation as CitationId] ?? '');
    const resting = LAW_TABLE.filter(({ confidence, citations }) => confidence === 'seen' && citations.every(unread));
    expect(resting).toEqual([]);
  });
  it('has no empty condition but on purpose, and real dates', () => {
    for (const { effective } of LAW_TABLE) {
      for (const day of [effective?.from, effective?.until])
        if (day !== undefined) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

describe('explanations', () => {
  it('put the most restrictive first and say what to leave out', () => {
    const words = explanation(decideFor({ categories: ['GENERAL', 'SUD_P2'], records: [PART(...SUD)] }), 'en');
    expect(words.reasons.map(({ category }) => category)).toEqual(['SUD_P2', 'GENERAL']);
    expect(words.headline).toContain('Leave out substance use treatment records, and the rest may go.');
    expect(words.obligations).toContainEqual({
      code: 'RED:SUD_P2',
      text: 'Take out substance use treatment records before sending.',
    });
    expect(words.reasons[0]?.basis[0]).toEqual({
      citation: '42 CFR 2.31',
      url: 'https://www.ecfr.gov/current/title-42/section-2.31',
    });
  });
  it('say where the basis is inferred or unknown', () => {
    const inferred = explanation(
      decideFor({ categories: ['GENERAL'], ...CE, to: 'CBO_NON_CE', purpose: 'COC', calAim: true }),
      'en',
    ).reasons[0];
    expect(inferred).toMatchObject({
      confidence: 'inferred',
      sentence: expect.stringContaining('inferred; counsel has not confirmed') as string,
    });
    const unknown = explanation(decideFor({ categories: ['DV'], ...CE, to: 'FAMILY', purpose: 'COC' }), 'es')
      .reasons[0];
    expect(unknown).toMatchObject({
      confidence: 'unknown',
      sentence: expect.stringContaining('La ley no es clara') as string,
    });
    expect(explanation(decideFor({ records: [ALL()] }), 'en').reasons[0]).toMatchObject({
      confidence: 'seen',
      sentence: 'The member agreed to share substance use treatment records.',
    });
  });
  it('tell a preference from a bar', () => {
    const given = { categories: ['MH'], ...CE, records: [PART(label('MH'))] };
    expect(explanation(decideFor(given), 'en').reasons[0]?.sentence).toContain('does not require consent');
    expect(explanation(decideFor({ records: [DECL()] }), 'en').reasons[0]?.sentence).toBe(
      'The member chose not to share substance use treatment records.',
    );
  });
  it('ask about content that nobody named', () => {
    expect(explanation(decideFor({ categories: [] }), 'es').headline).toContain('qué se enviaría');
  });
});

describe('policy changes of rules', () => {
  const cbo = { categories: ['GENERAL'], ...CE, to: 'CBO_NON_CE', purpose: 'COC', calAim: true };
  const rules = (id: string, change: unknown) => ({ policy: { rules: { [id]: change } } });
  it('an inferred rule may be changed', () => {
    expect(decideFor(cbo).outcome).toBe('PERMIT');
    expect(decideFor({ ...cbo, ...rules('CALAIM-COMMUNITY', { outcome: 'WARN' }) }).outcome).toBe('WARN');
    expect(decideFor({ ...cbo, ...rules('CALAIM-COMMUNITY', { outcome: 'DENY' }) }).outcome).toBe('DENY');
    expect(decideFor({ ...cbo, ...rules('CALAIM-COMMUNITY', { obligations: ['LOG'] }) })).toMatchObject({
      outcome: 'PERMIT_WITH_OBLIGATIONS',
      obligations: ['LOG'],
    });
    expect(decideFor({ ...cbo, calAim: false, ...rules('HIPAA-AUTHORIZATION', { outcome: 'ASK' }) }).outcome).toBe(
      'ASK',
    );
  });
  it('a rule whose text was seen may not', () => {
    expect(decideFor(rules('P2-PROVIDER', { outcome: 'PERMIT' })).outcome).toBe('NEEDS_CONSENT');
  });
  it('nonsense changes nothing', () => {
    for (const change of [null, 5, 'PERMIT', { outcome: 'MAYBE' }, { obligations: 'LOG' }]) {
      expect(decideFor({ ...cbo, ...rules('CALAIM-COMMUNITY', change) }).outcome).toBe('PERMIT');
    }
  });
  it('a rule outside its dates is not asked', () => {
    expect(decideFor({ ...cbo, now: '2021-07-26T12:00:00-07:00' }).outcome).toBe('NEEDS_CONSENT');
    expect(decideFor({ ...cbo, now: '2021-07-27T12:00:00-07:00' }).outcome).toBe('PERMIT');
  });
});
