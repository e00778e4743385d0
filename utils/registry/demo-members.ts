import { CIN_SYSTEM, MBI_SYSTEM, mrnSystem, type Identifier } from '../ascmi/identifiers';
import type { ConsentState } from '../ascmi/outcomes';

/**
 * Invented members and their consents: the seed of the embedded demonstration registry, of the demonstration portal and of the tests.
 * No value here belongs to a person. Dates are counted from the day of seeding, so that "expired last month" stays true.
 */
export type DemoScenario =
  | 'ALL'
  | 'PART'
  | 'DECL'
  | 'REV'
  | 'EXP'
  | 'NONE'
  | 'WRONG'
  | 'UNSIGNED'
  | 'AMBIG'
  | 'TWO_RECORDS'
  | 'TWIN'
  | 'MERGED_CIN'
  | 'NON_MEDICAL';

export type DemoProgram =
  'Primary Care' | 'Behavioral Health' | 'Recovery Outpatient (SUD)' | 'Enhanced Care Management';

export interface DemoMember {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** Medi-Cal Client Index Number; absent where the member has no Medi-Cal. */
  readonly cin?: string;
  /** A CIN that was merged into `cin` and frozen. Records may still carry it. */
  readonly formerCin?: string;
  readonly mrn: string;
  readonly mbi?: string;
  readonly mediCal: boolean;
  readonly program: DemoProgram;
  readonly scenario: DemoScenario;
  /** What the banner must say. */
  readonly state: ConsentState;
  /** One line for the guided tour. */
  readonly story: string;
}

/** The portal id under which the demonstration portal's record numbers stand. */
export const DEMO_PORTAL_ID = 'demo';

// prettier-ignore
export const DEMO_MEMBERS: readonly DemoMember[] = [
  { id: 'm-01', given: 'Marisol', family: 'Ventura', birthDate: '1984-03-12', cin: '90000001A', mrn: '104201', mediCal: true, program: 'Recovery Outpatient (SUD)', scenario: 'ALL', state: 'ALL', story: 'Agreed to share every category.' },
  { id: 'm-02', given: 'Desmond', family: 'Achterberg', birthDate: '1991-11-02', cin: '90000002C', mrn: '104202', mediCal: true, program: 'Recovery Outpatient (SUD)', scenario: 'PART', state: 'PART', story: 'Agreed, except for substance use disorder records.' },
  { id: 'm-03', given: 'Thuy', family: 'Larkin', birthDate: '1976-07-29', cin: '90000003D', mrn: '104203', mediCal: true, program: 'Behavioral Health', scenario: 'DECL', state: 'DECL', story: 'Declined to share anything.' },
  { id: 'm-04', given: 'Hovsep', family: 'Garabed', birthDate: '1969-01-18', cin: '90000004E', mrn: '104204', mediCal: true, program: 'Recovery Outpatient (SUD)', scenario: 'REV', state: 'REV', story: 'Agreed, then revoked with the revocation form.' },
  { id: 'm-05', given: 'Imani', family: 'Castellow', birthDate: '1988-09-05', cin: '90000005F', mrn: '104205', mediCal: true, program: 'Recovery Outpatient (SUD)', scenario: 'EXP', state: 'EXP', story: 'The form ended last month.' },
  { id: 'm-06', given: 'Callum', family: 'Brightwater', birthDate: '1995-05-23', cin: '90000006G', mrn: '104206', mediCal: true, program: 'Recovery Outpatient (SUD)', scenario: 'NONE', state: 'NONE', story: 'No form on file.' },
  { id: 'm-07', given: 'Saoirse', family: 'Pemberly', birthDate: '1980-12-14', mrn: '104207', mbi: '1EG4TE5MK73', mediCal: false, program: 'Behavioral Health', scenario: 'WRONG', state: 'WRONG', story: 'Signed the Medi-Cal form (AB 133) without Medi-Cal.' },
  { id: 'm-08', given: 'Teodoro', family: 'Villaruz', birthDate: '1972-04-30', cin: '90000008H', mrn: '104208', mediCal: true, program: 'Recovery Outpatient (SUD)', scenario: 'UNSIGNED', state: 'UNSIGNED', story: 'The form was started and never signed.' },
  { id: 'm-09', given: 'Yan', family: 'Liwanag', birthDate: '1990-02-08', cin: '90000009M', mrn: '104209', mediCal: true, program: 'Behavioral Health', scenario: 'AMBIG', state: 'AMBIG', story: 'Two people stand in the registry under this number.' },
  { id: 'm-10', given: 'Aurelio', family: 'Whitcombe', birthDate: '1979-08-17', cin: '90000010N', mrn: '104210', mediCal: true, program: 'Recovery Outpatient (SUD)', scenario: 'TWO_RECORDS', state: 'PART', story: 'Agreed to everything two years ago, declined SUD this year.' },
  { id: 'm-11', given: 'Alba', family: 'Fairweather', birthDate: '2001-06-11', cin: '90000011T', mrn: '104211', mediCal: true, program: 'Primary Care', scenario: 'TWIN', state: 'ALL', story: 'Twin of Alma: same day of birth, neighbouring number, agreed.' },
  { id: 'm-12', given: 'Alma', family: 'Fairweather', birthDate: '2001-06-11', cin: '90000012U', mrn: '104212', mediCal: true, program: 'Primary Care', scenario: 'TWIN', state: 'DECL', story: 'Twin of Alba: declined.' },
  { id: 'm-13', given: 'Nayeli', family: 'Stormont', birthDate: '1965-10-27', cin: '90000013V', formerCin: '90000113V', mrn: '104213', mediCal: true, program: 'Enhanced Care Management', scenario: 'MERGED_CIN', state: 'ALL', story: 'Signed under a number that was merged since.' },
  { id: 'm-14', given: 'Giorgos', family: 'Hallewell', birthDate: '1993-03-03', cin: '90000014W', mrn: '104214', mediCal: true, program: 'Behavioral Health', scenario: 'PART', state: 'PART', story: 'Agreed, except for mental health records.' },
  { id: 'm-15', given: 'Odalys', family: 'Merriweather', birthDate: '1951-01-09', mrn: '104215', mbi: '2AC3DE4FG56', mediCal: false, program: 'Primary Care', scenario: 'NON_MEDICAL', state: 'ALL', story: 'Medicare member who signed the form for everybody; it ends soon.' },
  { id: 'm-16', given: 'Bertrand', family: 'Okonjo', birthDate: '1987-07-07', cin: '90000016X', mrn: '104216', mediCal: true, program: 'Primary Care', scenario: 'NONE', state: 'NONE', story: 'No form on file, general care only.' },
];

/** Everything that names the member, strongest first. The former CIN is known to the registry, not to the portal. */
export function identifiersOf(member: DemoMember): Identifier[] {
  return [
    ...(member.cin === undefined ? [] : [{ system: CIN_SYSTEM, value: member.cin }]),
    ...(member.mbi === undefined ? [] : [{ system: MBI_SYSTEM, value: member.mbi }]),
    { system: mrnSystem(DEMO_PORTAL_ID), value: member.mrn },
  ];
}
