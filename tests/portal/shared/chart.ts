/** What the portal's own API hands to its pages. Plain JSON; dates are ISO `YYYY-MM-DD`. */
export const PROGRAMS = [
  'Primary Care',
  'Behavioral Health',
  'Recovery Outpatient (SUD)',
  'Enhanced Care Management',
] as const;
export type Program = (typeof PROGRAMS)[number];

export interface Person {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
  readonly sex: 'F' | 'M' | 'X';
  readonly cin?: string;
  readonly mbi?: string;
  readonly mrn: string;
  readonly program: Program;
  readonly phone: string;
  readonly address: string;
  readonly language: string;
  readonly provider: string;
  readonly manager: string;
  readonly plan: string;
  readonly lastSeen: string;
  readonly nextVisit: string;
  readonly risk: 'Low' | 'Rising' | 'High';
  readonly household: string;
}

export interface Problem {
  readonly code: string;
  readonly name: string;
  readonly onset: string;
  readonly status: 'Active' | 'Controlled' | 'In remission' | 'Resolved';
  readonly owner: string;
}

export interface Medication {
  readonly name: string;
  readonly directions: string;
  readonly started: string;
  readonly prescriber: string;
  readonly refills: number;
}

export interface Goal {
  readonly goal: string;
  readonly intervention: string;
  readonly owner: string;
  readonly due: string;
  readonly progress: number;
}

export interface ChartDocument {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly date: string;
  readonly author: string;
  readonly pages: number;
}

export interface Message {
  readonly from: string;
  readonly subject: string;
  readonly preview: string;
  readonly date: string;
  readonly unread: boolean;
}

export interface Referral {
  readonly to: string;
  readonly service: string;
  readonly date: string;
  readonly status: 'Draft' | 'Sent' | 'Accepted' | 'Completed';
}

export interface Encounter {
  readonly date: string;
  readonly kind: string;
  readonly clinician: string;
  readonly summary: string;
}

export interface Vital {
  readonly name: string;
  readonly value: string;
  readonly date: string;
}

export interface Chart {
  readonly allergies: readonly string[];
  readonly problems: readonly Problem[];
  readonly medications: readonly Medication[];
  readonly goals: readonly Goal[];
  readonly documents: readonly ChartDocument[];
  readonly messages: readonly Message[];
  readonly referrals: readonly Referral[];
  readonly encounters: readonly Encounter[];
  readonly vitals: readonly Vital[];
  readonly alerts: readonly string[];
}

export interface OpenChart {
  readonly person: Person;
  readonly chart: Chart;
}

/** A recipient in the portal's own address book. All numbers and addresses are invented. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly fax: string;
  readonly email: string;
  readonly direct: string;
  readonly npi: string;
}
