import { describe, expect, test } from 'vitest';
import { CIN_SYSTEM } from '../../../utils/ascmi/identifiers';
import type { FrameFindings, MemberCandidate } from '../../../utils/contract/findings';
import { composeTab, mask, type FrameReport } from '../../../utils/tabs/compose';
import type { PortalPolicy } from '../../../utils/policy/policy';

const portal: PortalPolicy = {
  origin: 'https://portal.example',
  id: 'clinic',
  adapter: 'generic',
  categories: [],
  allowHosts: [],
  calAim: 'unknown',
};

const candidate = (
  kind: MemberCandidate['kind'],
  value: string,
  rest: Partial<MemberCandidate> = {},
): MemberCandidate => ({
  kind,
  value,
  confidence: 'high',
  label: kind,
  region: 0,
  selector: '',
  shadowPath: [],
  ...rest,
});

function frame(
  frameId: number,
  subject: FrameFindings['subject'],
  members: MemberCandidate[],
  rest: Partial<FrameFindings> = {},
): FrameReport {
  const current = subject === 'single' ? members.map((_, index) => index) : [];
  const findings: FrameFindings = {
    adapter: 'generic',
    ready: true,
    members,
    subject,
    current,
    categories: [],
    elapsedMs: 1,
    ...rest,
  };
  return { frameId, documentId: null, origin: portal.origin, navigationSeq: 1, findings };
}

describe('whom a tab is about', () => {
  test('one frame names the member, the others nobody', () => {
    const subject = composeTab(
      [frame(0, 'none', []), frame(3, 'single', [candidate('CIN', '90000001A'), candidate('MRN', '104201')])],
      portal,
    );
    expect(subject).toMatchObject({ kind: 'single', masked: '9•••••01A', hasCin: true });
    expect(subject.identifiers).toEqual([
      { system: CIN_SYSTEM, value: '90000001A' },
      { system: 'urn:ascmi-consent-guard:mrn:clinic', value: '104201' },
    ]);
  });

  test('two frames with different members are several; one of them with a list beside it is not', () => {
    const one = frame(1, 'single', [candidate('CIN', '90000001A')]);
    expect(composeTab([one, frame(2, 'single', [candidate('CIN', '90000002C')])], portal).kind).toBe('several');
    expect(composeTab([one, frame(2, 'several', [candidate('CIN', '90000002C')])], portal).kind).toBe('single');
    expect(composeTab([frame(2, 'several', [candidate('CIN', '90000002C')])], portal).kind).toBe('several');
  });

  test('frames that name the same person by different kinds agree', () => {
    const subject = composeTab(
      [frame(1, 'single', [candidate('CIN', '90000001A')]), frame(2, 'single', [candidate('MRN', '104201')])],
      portal,
    );
    expect(subject.kind).toBe('single');
    expect(subject.identifiers).toHaveLength(2);
  });

  test('a BIC is looked up by the CIN inside it', () => {
    const bic = candidate('BIC', '90000001A29180', { cin: '90000001A' });
    expect(composeTab([frame(0, 'single', [bic])], portal).identifiers).toEqual([
      { system: CIN_SYSTEM, value: '90000001A' },
    ]);
  });

  test('a name with a birth date is a member, but nothing to ask a registry by', () => {
    const named = (frameId: number, value: string) =>
      frame(frameId, 'single', [candidate('NAME_DOB', value, { confidence: 'low' })]);
    const subject = composeTab([named(0, 'Maria D Delgado 2005-01-18')], portal);
    expect(subject).toMatchObject({ kind: 'single', identifiers: [], confidence: 'low', masked: 'M. D. D.' });
    const otherSpelling = named(1, 'Delgado, Maria 2005-01-18');
    expect(composeTab([named(0, 'Maria D Delgado 2005-01-18'), otherSpelling], portal).kind).toBe('single');
    const otherBirthDate = named(1, 'Maria D Delgado 1999-01-18');
    expect(composeTab([named(0, 'Maria D Delgado 2005-01-18'), otherBirthDate], portal).kind).toBe('several');
  });
});

describe('what the content belongs to', () => {
  const evidence = (category: 'HIV' | 'SUD_P2', source: 'phrase' | 'context', confidence: 'high' | 'low' = 'high') =>
    ({ category, source, confidence, evidence: 'x' }) as const;

  test('low confidence does not count; a programme screen makes everything belong to it', () => {
    const member = [candidate('CIN', '90000001A')];
    const weak = composeTab([frame(0, 'single', member, { categories: [evidence('HIV', 'phrase', 'low')] })], portal);
    expect(weak).toMatchObject({ categories: [], wholly: false });
    const programme = composeTab([frame(0, 'single', member, { categories: [evidence('SUD_P2', 'context')] })], portal);
    expect(programme).toMatchObject({ categories: ['SUD_P2'], wholly: true });
  });

  test('categories of the portal itself hold whatever the page says', () => {
    expect(composeTab([], { ...portal, categories: ['SUD_P2'] })).toMatchObject({
      categories: ['SUD_P2'],
      wholly: true,
    });
    expect(composeTab([], { ...portal, categories: ['GENERAL'] })).toMatchObject({
      categories: [],
      wholly: false,
    });
  });
});

test('a mask never shows a short value and keeps the ends of a long one', () => {
  expect(mask('1234')).toBe('••••');
  expect(mask('90000001A')).toBe('9•••••01A');
});
