import type { Chart, Program } from './shared/chart';

/** Clinical content by programme. Invented throughout; plausible enough that a clinician would not stumble over it. */
const PRIMARY_CHARTS: readonly Chart[] = [
  {
    allergies: ['Penicillin (hives)', 'Latex'],
    alerts: ['Retinal exam due', 'Interpreter requested for visits'],
    problems: [
      {
        code: 'E11.9',
        name: 'Type 2 diabetes mellitus without complications',
        onset: '2018-05-14',
        status: 'Active',
        owner: 'R. Okafor, MD',
      },
      {
        code: 'I10',
        name: 'Essential hypertension',
        onset: '2015-02-03',
        status: 'Controlled',
        owner: 'R. Okafor, MD',
      },
      {
        code: 'E78.5',
        name: 'Hyperlipidemia, unspecified',
        onset: '2017-09-21',
        status: 'Controlled',
        owner: 'R. Okafor, MD',
      },
      {
        code: 'M17.11',
        name: 'Osteoarthritis, right knee',
        onset: '2022-11-08',
        status: 'Active',
        owner: 'L. Tran, NP',
      },
    ],
    medications: [
      {
        name: 'Metformin 1,000 mg tablet',
        directions: '1 tablet by mouth twice daily with meals',
        started: '2019-01-10',
        prescriber: 'R. Okafor, MD',
        refills: 3,
      },
      {
        name: 'Lisinopril 20 mg tablet',
        directions: '1 tablet by mouth every morning',
        started: '2016-04-02',
        prescriber: 'R. Okafor, MD',
        refills: 5,
      },
      {
        name: 'Atorvastatin 40 mg tablet',
        directions: '1 tablet by mouth at bedtime',
        started: '2017-10-05',
        prescriber: 'R. Okafor, MD',
        refills: 5,
      },
      {
        name: 'Diclofenac 1 % gel',
        directions: 'Apply to right knee four times daily as needed',
        started: '2025-06-18',
        prescriber: 'L. Tran, NP',
        refills: 1,
      },
    ],
    goals: [
      {
        goal: 'A1c below 7.5 % by spring',
        intervention: 'Monthly nurse call; glucose log review',
        owner: 'M. Delacroix, RN',
        due: '2027-03-31',
        progress: 60,
      },
      {
        goal: 'Walk 20 minutes, five days a week',
        intervention: 'Community center walking group',
        owner: 'Member',
        due: '2027-01-15',
        progress: 40,
      },
      {
        goal: 'Complete retinal exam',
        intervention: 'Schedule with Marisma Eye Center; arrange ride',
        owner: 'S. Whitfield, CHW',
        due: '2026-12-18',
        progress: 20,
      },
    ],
    documents: [
      {
        id: 'avs',
        title: 'After-visit summary',
        kind: 'Visit summary',
        date: '2026-11-03',
        author: 'R. Okafor, MD',
        pages: 2,
      },
      {
        id: 'labs',
        title: 'Comprehensive metabolic panel and A1c',
        kind: 'Laboratory',
        date: '2026-10-27',
        author: 'Marisma Regional Laboratory',
        pages: 1,
      },
      {
        id: 'plan',
        title: 'Signed care plan',
        kind: 'Care plan',
        date: '2026-09-14',
        author: 'M. Delacroix, RN',
        pages: 4,
      },
      {
        id: 'knee',
        title: 'X-ray right knee, two views',
        kind: 'Imaging report',
        date: '2026-06-18',
        author: 'Marisma Imaging',
        pages: 1,
      },
    ],
    messages: [
      {
        from: 'Valley Family Medicine',
        subject: 'Medication list question',
        preview: 'Could you confirm the current metformin dose? Our list still shows 500 mg.',
        date: '2026-11-20',
        unread: true,
      },
      {
        from: 'Golden Path Health Plan',
        subject: 'Transportation benefit approved',
        preview: 'Twelve round trips were approved through the end of the plan year.',
        date: '2026-11-12',
        unread: false,
      },
    ],
    referrals: [
      { to: 'Marisma Eye Center', service: 'Diabetic retinal exam', date: '2026-11-03', status: 'Sent' },
      { to: 'Valley Physical Therapy', service: 'PT evaluation, right knee', date: '2026-06-20', status: 'Completed' },
    ],
    encounters: [
      {
        date: '2026-11-03',
        kind: 'Office visit',
        clinician: 'R. Okafor, MD',
        summary: 'Diabetes follow-up. A1c 7.9 %, down from 8.4 %. Feet intact, pulses 2+. Continue current regimen.',
      },
      {
        date: '2026-10-09',
        kind: 'Telephone',
        clinician: 'M. Delacroix, RN',
        summary: 'Reviewed glucose log; fasting values 118 to 142. Reinforced meal timing.',
      },
      {
        date: '2026-09-14',
        kind: 'Care conference',
        clinician: 'M. Delacroix, RN',
        summary: 'Care plan reviewed with member and daughter. Goals updated, plan signed.',
      },
    ],
    vitals: [
      { name: 'Blood pressure', value: '128/78 mmHg', date: '2026-11-03' },
      { name: 'Pulse', value: '72 /min', date: '2026-11-03' },
      { name: 'Weight', value: '82.4 kg', date: '2026-11-03' },
      { name: 'BMI', value: '29.1', date: '2026-11-03' },
      { name: 'Hemoglobin A1c', value: '7.9 %', date: '2026-10-27' },
    ],
  },
  {
    allergies: ['No known drug allergies'],
    alerts: ['Influenza vaccine due'],
    problems: [
      {
        code: 'J45.40',
        name: 'Moderate persistent asthma, uncomplicated',
        onset: '2009-03-30',
        status: 'Active',
        owner: 'L. Tran, NP',
      },
      {
        code: 'J30.2',
        name: 'Seasonal allergic rhinitis',
        onset: '2011-04-12',
        status: 'Controlled',
        owner: 'L. Tran, NP',
      },
      { code: 'E66.9', name: 'Obesity, unspecified', onset: '2021-08-19', status: 'Active', owner: 'L. Tran, NP' },
    ],
    medications: [
      {
        name: 'Budesonide-formoterol 160-4.5 mcg inhaler',
        directions: '2 puffs twice daily',
        started: '2023-02-11',
        prescriber: 'L. Tran, NP',
        refills: 2,
      },
      {
        name: 'Albuterol 90 mcg inhaler',
        directions: '2 puffs every 4 hours as needed',
        started: '2012-05-01',
        prescriber: 'L. Tran, NP',
        refills: 4,
      },
      {
        name: 'Cetirizine 10 mg tablet',
        directions: '1 tablet by mouth daily in season',
        started: '2020-03-15',
        prescriber: 'L. Tran, NP',
        refills: 6,
      },
    ],
    goals: [
      {
        goal: 'No emergency visits for asthma this winter',
        intervention: 'Asthma action plan; home visit for triggers',
        owner: 'M. Delacroix, RN',
        due: '2027-03-01',
        progress: 50,
      },
      {
        goal: 'Inhaler technique correct at each check',
        intervention: 'Teach-back at visits',
        owner: 'L. Tran, NP',
        due: '2026-12-31',
        progress: 80,
      },
    ],
    documents: [
      {
        id: 'avs',
        title: 'After-visit summary',
        kind: 'Visit summary',
        date: '2026-11-10',
        author: 'L. Tran, NP',
        pages: 2,
      },
      {
        id: 'action',
        title: 'Asthma action plan',
        kind: 'Patient instructions',
        date: '2026-11-10',
        author: 'L. Tran, NP',
        pages: 1,
      },
      {
        id: 'spirometry',
        title: 'Spirometry report',
        kind: 'Test result',
        date: '2026-08-22',
        author: 'Marisma Pulmonary',
        pages: 2,
      },
    ],
    messages: [
      {
        from: 'Marisma Pulmonary',
        subject: 'Spirometry results',
        preview: 'FEV1 81 % predicted, improved 9 % after bronchodilator. Full report attached.',
        date: '2026-11-18',
        unread: true,
      },
    ],
    referrals: [
      {
        to: 'Healthy Homes of Marisma County',
        service: 'Home trigger assessment',
        date: '2026-11-10',
        status: 'Accepted',
      },
      { to: 'Marisma Pulmonary', service: 'Spirometry', date: '2026-08-01', status: 'Completed' },
    ],
    encounters: [
      {
        date: '2026-11-10',
        kind: 'Office visit',
        clinician: 'L. Tran, NP',
        summary: 'Asthma check. ACT score 19. Uses rescue inhaler twice a week. Step-down not advised before winter.',
      },
      {
        date: '2026-08-22',
        kind: 'Procedure',
        clinician: 'Marisma Pulmonary',
        summary: 'Spirometry before and after bronchodilator, good effort.',
      },
    ],
    vitals: [
      { name: 'Blood pressure', value: '118/74 mmHg', date: '2026-11-10' },
      { name: 'Pulse', value: '80 /min', date: '2026-11-10' },
      { name: 'Oxygen saturation', value: '98 %', date: '2026-11-10' },
      { name: 'Peak flow', value: '410 L/min', date: '2026-11-10' },
    ],
  },
];

const RECOVERY_CHARTS: readonly Chart[] = [
  {
    allergies: ['No known drug allergies'],
    alerts: ['Part 2 program record', 'Naloxone kit on hand'],
    problems: [
      {
        code: 'F11.20',
        name: 'Opioid use disorder, moderate to severe',
        onset: '2023-07-19',
        status: 'In remission',
        owner: 'T. Marchetti, MD',
      },
      {
        code: 'F17.210',
        name: 'Nicotine dependence, cigarettes',
        onset: '2012-01-01',
        status: 'Active',
        owner: 'T. Marchetti, MD',
      },
      {
        code: 'I10',
        name: 'Essential hypertension',
        onset: '2021-03-12',
        status: 'Controlled',
        owner: 'Valley Family Medicine',
      },
    ],
    medications: [
      {
        name: 'Buprenorphine-naloxone 8-2 mg film',
        directions: '1 film under the tongue twice daily',
        started: '2023-08-04',
        prescriber: 'T. Marchetti, MD',
        refills: 0,
      },
      {
        name: 'Naloxone 4 mg nasal spray',
        directions: 'One spray in one nostril for suspected overdose',
        started: '2023-08-04',
        prescriber: 'T. Marchetti, MD',
        refills: 2,
      },
      {
        name: 'Amlodipine 5 mg tablet',
        directions: '1 tablet by mouth daily',
        started: '2021-03-20',
        prescriber: 'Valley Family Medicine',
        refills: 4,
      },
    ],
    goals: [
      {
        goal: 'Attend outpatient group twice weekly',
        intervention: 'Recovery group Tue/Thu; ride vouchers',
        owner: 'J. Abara, LCSW',
        due: '2027-02-28',
        progress: 75,
      },
      {
        goal: 'Stable housing by spring',
        intervention: 'Housing navigation with Bridgeway',
        owner: 'S. Whitfield, CHW',
        due: '2027-04-30',
        progress: 30,
      },
      {
        goal: 'Relapse prevention plan reviewed monthly',
        intervention: 'Individual counseling',
        owner: 'J. Abara, LCSW',
        due: '2026-12-15',
        progress: 90,
      },
    ],
    documents: [
      {
        id: 'treatment',
        title: 'SUD treatment plan',
        kind: 'Treatment plan',
        date: '2026-11-02',
        author: 'J. Abara, LCSW',
        pages: 5,
      },
      {
        id: 'asam',
        title: 'ASAM level of care assessment',
        kind: 'Assessment',
        date: '2026-08-12',
        author: 'T. Marchetti, MD',
        pages: 6,
      },
      {
        id: 'tox',
        title: 'Urine drug screen, confirmatory',
        kind: 'Laboratory',
        date: '2026-11-16',
        author: 'Marisma Regional Laboratory',
        pages: 1,
      },
    ],
    messages: [
      {
        from: 'Valley Family Medicine',
        subject: 'Blood pressure medication',
        preview: 'We would like to coordinate the next dose change. Please send your current medication list.',
        date: '2026-11-19',
        unread: true,
      },
      {
        from: 'Bridgeway Housing Navigation',
        subject: 'Intake appointment',
        preview: 'We can offer an intake appointment next Tuesday at 10 a.m.',
        date: '2026-11-11',
        unread: false,
      },
    ],
    referrals: [
      { to: 'Valley Family Medicine', service: 'Primary care coordination', date: '2026-10-30', status: 'Draft' },
      {
        to: 'Bridgeway Housing Navigation',
        service: 'Community Supports: housing navigation',
        date: '2026-10-12',
        status: 'Draft',
      },
    ],
    encounters: [
      {
        date: '2026-11-17',
        kind: 'Group counseling',
        clinician: 'J. Abara, LCSW',
        summary: 'Attended recovery group, 90 minutes. Participated; identified two triggers and coping steps.',
      },
      {
        date: '2026-11-02',
        kind: 'Medication visit',
        clinician: 'T. Marchetti, MD',
        summary: 'Buprenorphine follow-up. No cravings in three weeks. Continue 16 mg daily.',
      },
      {
        date: '2026-08-12',
        kind: 'Assessment',
        clinician: 'T. Marchetti, MD',
        summary: 'ASAM reassessment supports level 1 outpatient services.',
      },
    ],
    vitals: [
      { name: 'Blood pressure', value: '132/82 mmHg', date: '2026-11-02' },
      { name: 'Pulse', value: '76 /min', date: '2026-11-02' },
      { name: 'Weight', value: '74.1 kg', date: '2026-11-02' },
      { name: 'Visits attended', value: '14 of 16', date: '2026-11-17' },
    ],
  },
  {
    allergies: ['Sulfa drugs (rash)'],
    alerts: ['Part 2 program record'],
    problems: [
      {
        code: 'F10.20',
        name: 'Alcohol use disorder, severe',
        onset: '2019-05-02',
        status: 'In remission',
        owner: 'T. Marchetti, MD',
      },
      {
        code: 'K70.0',
        name: 'Alcoholic fatty liver',
        onset: '2020-10-14',
        status: 'Active',
        owner: 'T. Marchetti, MD',
      },
    ],
    medications: [
      {
        name: 'Naltrexone 380 mg extended-release injection',
        directions: 'Intramuscular every four weeks',
        started: '2025-04-22',
        prescriber: 'T. Marchetti, MD',
        refills: 0,
      },
      {
        name: 'Thiamine 100 mg tablet',
        directions: '1 tablet by mouth daily',
        started: '2025-04-22',
        prescriber: 'T. Marchetti, MD',
        refills: 5,
      },
    ],
    goals: [
      {
        goal: 'Six months without drinking',
        intervention: 'Weekly individual counseling; peer support',
        owner: 'J. Abara, LCSW',
        due: '2027-01-31',
        progress: 65,
      },
      {
        goal: 'Return to work part time',
        intervention: 'Vocational services',
        owner: 'S. Whitfield, CHW',
        due: '2027-03-31',
        progress: 25,
      },
    ],
    documents: [
      {
        id: 'treatment',
        title: 'SUD treatment plan',
        kind: 'Treatment plan',
        date: '2026-10-21',
        author: 'J. Abara, LCSW',
        pages: 5,
      },
      {
        id: 'liver',
        title: 'Hepatic function panel',
        kind: 'Laboratory',
        date: '2026-10-19',
        author: 'Marisma Regional Laboratory',
        pages: 1,
      },
    ],
    messages: [
      {
        from: 'Marisma Heart & Vascular',
        subject: 'Clearance for procedure',
        preview: 'Please send the most recent liver panel and medication list before 12/04.',
        date: '2026-11-21',
        unread: true,
      },
    ],
    referrals: [{ to: 'Marisma Works', service: 'Vocational services', date: '2026-10-21', status: 'Draft' }],
    encounters: [
      {
        date: '2026-11-18',
        kind: 'Individual counseling',
        clinician: 'J. Abara, LCSW',
        summary: 'Reviewed relapse prevention plan. Reports 142 days without drinking.',
      },
      {
        date: '2026-10-21',
        kind: 'Medication visit',
        clinician: 'T. Marchetti, MD',
        summary: 'Naltrexone injection given, left gluteal. Tolerated well.',
      },
      {
        date: '2026-10-14',
        kind: 'Group counseling',
        clinician: 'J. Abara, LCSW',
        summary: 'Attended recovery group. Named family events as the main trigger and rehearsed two ways out.',
      },
      {
        date: '2026-09-23',
        kind: 'Care conference',
        clinician: 'S. Whitfield, CHW',
        summary: 'Vocational goals set with member; part-time work to be tried from February.',
      },
    ],
    vitals: [
      { name: 'Blood pressure', value: '124/76 mmHg', date: '2026-10-21' },
      { name: 'Weight', value: '88.0 kg', date: '2026-10-21' },
      { name: 'ALT', value: '41 U/L', date: '2026-10-19' },
    ],
  },
];

const BEHAVIORAL_CHARTS: readonly Chart[] = [
  {
    allergies: ['No known drug allergies'],
    alerts: ['Safety plan on file', 'Prefers morning appointments'],
    problems: [
      {
        code: 'F33.1',
        name: 'Major depressive disorder, recurrent, moderate',
        onset: '2020-02-11',
        status: 'Active',
        owner: 'H. Lindqvist, PsyD',
      },
      {
        code: 'F41.1',
        name: 'Generalized anxiety disorder',
        onset: '2021-06-30',
        status: 'Active',
        owner: 'H. Lindqvist, PsyD',
      },
      {
        code: 'E03.9',
        name: 'Hypothyroidism, unspecified',
        onset: '2016-08-24',
        status: 'Controlled',
        owner: 'Valley Family Medicine',
      },
    ],
    medications: [
      {
        name: 'Sertraline 100 mg tablet',
        directions: '1 tablet by mouth every morning',
        started: '2022-01-19',
        prescriber: 'P. Ngo, MD',
        refills: 2,
      },
      {
        name: 'Hydroxyzine 25 mg tablet',
        directions: '1 tablet by mouth at bedtime as needed',
        started: '2024-09-02',
        prescriber: 'P. Ngo, MD',
        refills: 1,
      },
      {
        name: 'Levothyroxine 75 mcg tablet',
        directions: '1 tablet by mouth every morning',
        started: '2016-09-01',
        prescriber: 'Valley Family Medicine',
        refills: 5,
      },
    ],
    goals: [
      {
        goal: 'PHQ-9 below 10',
        intervention: 'Cognitive behavioral therapy, every two weeks',
        owner: 'H. Lindqvist, PsyD',
        due: '2027-02-15',
        progress: 55,
      },
      {
        goal: 'Sleep at least six hours a night',
        intervention: 'Sleep diary; medication review',
        owner: 'P. Ngo, MD',
        due: '2026-12-31',
        progress: 45,
      },
    ],
    documents: [
      {
        id: 'assessment',
        title: 'Behavioral health assessment',
        kind: 'Assessment',
        date: '2026-09-08',
        author: 'H. Lindqvist, PsyD',
        pages: 6,
      },
      {
        id: 'safety',
        title: 'Safety plan',
        kind: 'Care plan',
        date: '2026-09-08',
        author: 'H. Lindqvist, PsyD',
        pages: 2,
      },
      {
        id: 'tsh',
        title: 'Thyroid function panel',
        kind: 'Laboratory',
        date: '2026-10-05',
        author: 'Marisma Regional Laboratory',
        pages: 1,
      },
    ],
    messages: [
      {
        from: 'Valley Family Medicine',
        subject: 'Thyroid dose',
        preview: 'The last TSH was in range. Do you need a copy for your medication review?',
        date: '2026-11-17',
        unread: true,
      },
    ],
    referrals: [{ to: 'Valley Family Medicine', service: 'Annual physical', date: '2026-10-05', status: 'Sent' }],
    encounters: [
      {
        date: '2026-11-12',
        kind: 'Therapy session',
        clinician: 'H. Lindqvist, PsyD',
        summary: 'Individual session, 50 minutes. PHQ-9 score 12, down from 16. Homework: activity schedule.',
      },
      {
        date: '2026-10-05',
        kind: 'Medication visit',
        clinician: 'P. Ngo, MD',
        summary: 'Psychiatric follow-up. Sertraline tolerated well; continue.',
      },
    ],
    vitals: [
      { name: 'Blood pressure', value: '116/72 mmHg', date: '2026-10-05' },
      { name: 'Weight', value: '69.3 kg', date: '2026-10-05' },
      { name: 'PHQ-9', value: '12', date: '2026-11-12' },
      { name: 'GAD-7', value: '9', date: '2026-11-12' },
    ],
  },
];

const CHARTS: Readonly<Record<Program, readonly Chart[]>> = {
  'Primary Care': PRIMARY_CHARTS,
  'Enhanced Care Management': PRIMARY_CHARTS,
  'Behavioral Health': BEHAVIORAL_CHARTS,
  'Recovery Outpatient (SUD)': RECOVERY_CHARTS,
};

/** The chart of the `index`th person of a programme. */
export function chartOf(program: Program, index: number): Chart {
  const charts = CHARTS[program];
  const chart = charts[index % charts.length];
  if (!chart) throw new Error('A programme without charts.');
  return chart;
}
