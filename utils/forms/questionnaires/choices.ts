import { question, section } from './items';

/** The boxes. The official ones are not public; these ask about every category that one authorization may carry, each once. */
export const CHOICES = [
  section('group-physical', 'Health', [
    question(
      'general',
      ['GENERAL'],
      'General health',
      'Visits, illnesses, medicines, lab results, vaccines and dental care.',
    ),
    question('repro', ['REPRO'], 'Reproductive health', 'Birth control, pregnancy, abortion and related care.'),
    question('gac', ['GAC'], 'Gender-affirming care', 'Care that supports a person’s gender identity.'),
    question('hiv', ['HIV'], 'HIV', 'HIV tests, results and treatment.'),
    question(
      'std',
      ['STD'],
      'Other infections passed on by sex',
      'Tests, results and treatment, for example for syphilis or chlamydia.',
    ),
    question(
      'genetic',
      ['GENETIC'],
      'Genetic information',
      'Results of tests of your genes, and family history that shows them.',
    ),
    question(
      'idd',
      ['IDD'],
      'Developmental disability',
      'Regional center services and what is written down about a developmental disability.',
    ),
  ]),
  section('group-behavioral', 'Mental health and substance use', [
    question(
      'mh',
      ['MH'],
      'Mental health',
      'Diagnoses, treatment, medicines and hospital stays. A therapist’s private notes are never included.',
    ),
    question(
      'sud',
      ['SUD_P2', 'SUD_OTHER'],
      'Substance use',
      'Treatment for alcohol or drug use, including records that federal law (42 CFR Part 2) protects. Counseling notes are never included.',
    ),
  ]),
  section('group-social', 'Services and support', [
    question('housing', ['HOUSING'], 'Housing', 'Where you live, housing help, and time without a home.'),
    question('social', ['SOCIAL'], 'Social services', 'Programs such as CalFresh, CalWORKs or in-home support.'),
    question(
      'crimlegal',
      ['CRIMLEGAL'],
      'Jail, prison or court',
      'Time in custody, release dates and legal status that matter for your care.',
    ),
    question('edu', ['EDU'], 'School', 'School services and plans that matter for your care.'),
    question(
      'dv',
      ['DV'],
      'Violence at home',
      'That you have lived with violence, and help for it. An address that could put you in danger is never shown.',
    ),
    question('admin', ['ADMIN'], 'Contact and coverage', 'Phone, address, language and what insurance you have.'),
  ]),
];
