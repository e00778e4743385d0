import type { Person } from './chart';

/** `1980-01-02` as clinics write it: `01/02/1980`. */
export function usDate(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${month ?? ''}/${day ?? ''}/${year ?? ''}`;
}

/** The day on which the demonstration takes place: ages must not drift between runs. */
const TODAY = '2026-11-24';

export function age(birthDate: string): number {
  const years = Number(TODAY.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return TODAY.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** `Doe, Jane` */
export function chartName(person: Person): string {
  return `${person.familyName}, ${person.givenName}`;
}

export function initials(person: Person): string {
  return `${person.givenName.charAt(0)}${person.familyName.charAt(0)}`;
}
