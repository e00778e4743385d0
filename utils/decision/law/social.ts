import type { LawRule } from './rule';

/** Records that are not health records by themselves. */
export const SOCIAL_RULES: readonly LawRule[] = [
  {
    id: 'HOUSING-CONSENT',
    stage: 'requirement',
    when: { categories: ['HOUSING'] },
    then: { kind: 'consent', agreed: ['MIN', 'LOG'] },
    reason: 'consent-needed',
    citations: ['HUD HMIS standards 2004', 'DHCS ASCMI'],
    confidence: 'inferred',
    rows: [61, 62, 63],
    note: 'Homelessness records: the level set in the HMIS binds inside it, and is no ASCMI outside.',
  },
  {
    id: 'SOCIAL-CONSENT',
    stage: 'requirement',
    when: { categories: ['SOCIAL'] },
    then: { kind: 'consent', agreed: ['MIN', 'LOG'] },
    reason: 'consent-needed',
    citations: ['Welf. & Inst. Code 10850', 'DHCS ASCMI'],
    confidence: 'seen',
    rows: [64, 65],
    note: 'Public-assistance case records are confidential. Under CalAIM, too, the form is asked for.',
  },
  {
    id: 'CRIMLEGAL-CONSENT',
    stage: 'requirement',
    when: { categories: ['CRIMLEGAL'] },
    then: { kind: 'consent', agreed: ['MIN', 'LOG'], mustBeFalse: 'cori' },
    reason: 'consent-needed',
    citations: ['DHCS ASCMI', 'Penal Code 4011.11'],
    confidence: 'unknown',
    rows: [69],
    note: 'Legal status, where the form covers it. It must be known not to be criminal offender record information.',
  },
  {
    id: 'EDU-CONSENT',
    stage: 'requirement',
    when: { categories: ['EDU'] },
    then: { kind: 'consent', agreed: ['MIN', 'LOG'] },
    reason: 'consent-needed',
    citations: ['34 CFR 99.30'],
    confidence: 'seen',
    rows: [71],
    note: 'Education records: the parent’s consent, or that of a student of age.',
  },
];
