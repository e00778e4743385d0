import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify } from '../../../utils/sensitivity/classify';
import { classifyScreen } from '../../../utils/sensitivity/classify-screen';
import { PHRASES } from '../../../utils/sensitivity/matcher';
import { SENSITIVITY_PROBE } from '../../../utils/sensitivity/probe';
import { labelledItems } from '../../bench/sensitivity-measure';

const categories = (text: string, context = {}): string[] => [
  ...new Set(
    classify({ text, context })
      .filter(({ confidence }) => confidence !== 'low')
      .map(({ category }) => category),
  ),
];

describe('origin of SUD content', () => {
  const text = 'Alcohol use disorder, severe';
  test('unknown origin is Part 2', () => {
    expect(categories(text)).toEqual(['SUD_P2']);
    expect(categories(text, { part2: 'unknown' })).toEqual(['SUD_P2']);
  });
  test('an origin that is stated to be no Part 2 program is not', () => {
    expect(categories(text, { part2: false })).toEqual(['SUD_OTHER']);
  });
  test('a Part 2 portal makes everything on it Part 2, whatever the text', () => {
    expect(categories('Blood pressure 120/80', { part2: true })).toEqual(['SUD_P2']);
    expect(categories('Denies alcohol use', { part2: true })).toEqual(['SUD_P2']);
  });
  test('a program name outranks the text and comes first', () => {
    const found = classify({ text: 'Major depressive disorder', context: { program: 'DMC-ODS Outpatient' } });
    expect(found[0]).toEqual({
      category: 'SUD_P2',
      confidence: 'high',
      source: 'context',
      evidence: 'program: substance use',
    });
    expect(found.map(({ category }) => category)).toContain('MH');
  });
  test('rehabilitation of the heart is no SUD program', () => {
    expect(categories('Progress note', { program: 'Cardiac Rehab' })).toEqual([]);
  });
  test('policy portal categories always count', () => {
    expect(categories('Anything', { categories: ['HOUSING'] })).toEqual(['HOUSING']);
  });
});

describe('what takes a phrase its meaning', () => {
  test.each([
    ['a denial', 'Denies alcohol dependence, cocaine abuse or heroin abuse'],
    ['a denial in Spanish', 'Niega depresión y ansiedad'],
    ['a relative', 'Mother has bipolar disorder'],
    ['a family history', 'Family history: schizophrenia, diabetes'],
    ['legal wording', 'Records may include HIV test results and alcohol abuse treatment'],
    ['an empty tick box', '☐ Schizophrenia'],
    ['a longer harmless phrase', 'Hearing AIDS fitted'],
    ['insurance language', 'STD benefits approved'],
  ])('%s', (_why, text) => {
    expect(categories(text)).toEqual([]);
  });
  test.each([
    ['the past is still told', 'No longer using heroin', 'SUD_P2'],
    ['an absence from treatment tells of treatment', 'Did not attend substance use treatment group', 'SUD_P2'],
    ['a denial ends at "but"', 'Denies depression but reports cocaine abuse', 'SUD_P2'],
    ['"sin hogar" is no denial of what follows', 'Sin hogar, depresión', 'MH'],
    ['a relative who only reports', 'Mother reports that he has schizophrenia', 'MH'],
    ['a negative HIV test is a test result', 'HIV test: negative', 'HIV'],
    ['harm by a relative is about the member', 'Husband hits her', 'DV'],
    ['family history of a genetic finding is genetic information', 'Family history of BRCA2 mutation', 'GENETIC'],
  ])('but %s', (_why, text, category) => {
    expect(categories(text)).toContain(category);
  });
  test('a menu entry is a low hint, a title is not', () => {
    expect(classify({ text: 'Mental Health' })).toMatchObject([{ category: 'MH', confidence: 'low' }]);
    expect(classify({ titles: ['Mental Health'] })).toMatchObject([
      { category: 'MH', confidence: 'high', source: 'title' },
    ]);
  });
});

describe('evidence', () => {
  const known = new Set(PHRASES.map(({ phrase }) => phrase));
  test('a phrase is always the lexicon’s own, never the page’s words', () => {
    for (const { text } of labelledItems()) {
      for (const { source, evidence } of classifyScreen({ text: text ?? '' })) {
        if (source === 'phrase') expect(known.has(evidence)).toBe(true);
      }
    }
  });
  test('names and numbers around a phrase never enter it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][a-z]{4,9} [A-Z][a-z]{4,9}$/),
        fc.stringMatching(/^9\d{7}A$/),
        (name, cin) => {
          const found = JSON.stringify(
            classify({ text: `${name} ${cin} Opioid use disorder ${name} F11.20 ${cin}`, titles: [`HIV Lab ${name}`] }),
          );
          expect(found).not.toContain(name);
          expect(found).not.toContain(cin);
        },
      ),
    );
  });
  test('is total and deterministic on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(classify({ text, titles: [text] })).toEqual(classify({ text, titles: [text] }));
      }),
    );
  });
  test('a line more adds evidence and takes none away', () => {
    const texts = labelledItems().flatMap(({ text }) => (text === undefined ? [] : [text]));
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (first, second) => {
        const alone = classifyScreen({ text: first }).map(({ category }) => category);
        const both = classifyScreen({ text: `${first}\n${second}` }).map(({ category }) => category);
        for (const category of alone) expect(both).toContain(category);
      }),
    );
  });
});

describe('the probe', () => {
  test('hits wherever the reader finds something', () => {
    for (const { text } of labelledItems()) {
      if (text !== undefined && classifyScreen({ text }).length > 0)
        expect(SENSITIVITY_PROBE.test(text), text).toBe(true);
    }
  });
  test('hits every phrase of the lexicon, in capitals and with Spanish accents', () => {
    for (const { phrase, category } of PHRASES) {
      if (category === '-') continue;
      const plain = phrase.replaceAll('*', '');
      expect(SENSITIVITY_PROBE.test(`x ${plain} y`), phrase).toBe(true);
      expect(SENSITIVITY_PROBE.test(plain.toUpperCase()), phrase).toBe(true);
      expect(SENSITIVITY_PROBE.test(plain.replaceAll('ion', 'ión').replaceAll('ano', 'año')), phrase).toBe(true);
    }
  });
  test('passes by ordinary care', () => {
    expect(
      SENSITIVITY_PROBE.test(
        'Blood pressure 128/76, pulse 72, afebrile. Lisinopril 10 mg daily. Next visit Monday 10:30.',
      ),
    ).toBe(false);
  });
});
