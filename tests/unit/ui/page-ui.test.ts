import { describe, expect, it } from 'vitest';
import { ago } from '../../../components/banner/ago';
import { words } from '../../../components/banner/words';
import { formOffer, shown, shownTone } from '../../../components/shared/tone';
import { CONSENT_STATES } from '../../../utils/ascmi/outcomes';
import { cornerAt, nextCorner, type Corner } from '../../../utils/ui/drag';
import { pageEn } from '../../../utils/ui/strings/page.en';
import { pageEs } from '../../../utils/ui/strings/page.es';
import { translator } from '../../../utils/ui/strings/translate';
import { bannerView, tabView } from '../../dom/harness/fixtures';

const t = translator(pageEn);

describe('what a banner says', () => {
  it('is different for every state, in both languages', () => {
    for (const catalog of [pageEn, pageEs]) {
      const titles = CONSENT_STATES.map((state) => words(state, bannerView(state), translator(catalog)).title);
      expect(new Set(titles).size).toBe(CONSENT_STATES.length);
    }
  });

  it('names the categories that were not agreed', () => {
    expect(words('PART', bannerView('PART'), t).text).toBe(
      'An ASCMI is on file. Not agreed: Substance use treatment and HIV. Signed Mar 2, 2026.',
    );
  });

  it('keeps "could not check" apart from "none on file", with the reason', () => {
    expect(words('UNK', bannerView('UNK'), t).text).toContain('not the same as');
    expect(words('UNK', bannerView('UNK'), t).text).toContain(pageEn.problem_timeout);
    expect(words('UNK', { ...bannerView('UNK'), problem: 'a-new-code' }, t).text).not.toContain('a-new-code');
  });

  it('says when consent was revoked or ended', () => {
    expect(words('REV', bannerView('REV'), t).text).toContain('Revoked Jun 30, 2026.');
    expect(words('EXP', bannerView('EXP'), t).text).toContain('Ended Jun 1, 2026.');
  });
});

describe('tone', () => {
  it('is stop exactly where the choice is not to share', () => {
    expect(CONSENT_STATES.filter((state) => shownTone(state) === 'stop')).toEqual(['DECL', 'REV']);
  });

  it('shows nothing without a member, and the state once it is known', () => {
    expect([shown(null), shown(tabView('clear')), shown(tabView('scanning')), shown(tabView('decided'))]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(shown(tabView('decided', bannerView('UNK')))).toBe('UNK');
    expect(shown(tabView('checking', bannerView('ALL')))).toBe('checking');
  });

  it('offers a form where one would help, and none where all is agreed or nothing is known', () => {
    expect(CONSENT_STATES.filter((state) => formOffer(state) === null)).toEqual(['ALL', 'UNK', 'AMBIG']);
  });
});

describe('how long ago', () => {
  it.each([
    [-5_000, 'just now'],
    [9_000, 'just now'],
    [24_000, '20 s ago'],
    [61_000, '1 min ago'],
    [3_599_000, '59 min ago'],
    [7_300_000, '2 h ago'],
  ])('%i ms is %s', (elapsed, text) => expect(ago(elapsed, t)).toBe(text));
});

describe('corners', () => {
  it('"move" comes round to where it began, through all four', () => {
    const seen: Corner[] = ['ne'];
    for (let step = 0; step < 4; step += 1) seen.push(nextCorner(seen.at(-1) ?? 'ne'));
    expect(new Set(seen).size).toBe(4);
    expect(seen.at(-1)).toBe('ne');
  });

  it('a drop belongs to the nearest corner', () => {
    expect([cornerAt(10, 10, 800, 600), cornerAt(790, 10, 800, 600), cornerAt(10, 590, 800, 600)]).toEqual([
      'nw',
      'ne',
      'sw',
    ]);
  });
});
