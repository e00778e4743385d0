/** Languages of the staff interface. */
export type Language = 'en' | 'es';

/** The nearest interface language for a BCP 47 tag such as `es-419`; English where there is none. */
export function pickLanguage(tag: string): Language {
  return /^es\b/i.test(tag) ? 'es' : 'en';
}

/**
 * A calendar day in words. Days have no zone: they are formatted as UTC so that they never shift. What is not a whole day, such as FHIR's
 * `2026-03`, is shown as it is. Western calendar and digits in every language: staff compare the day with the English beside it.
 */
export function formatDay(day: string, language: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}/.test(day) || Number.isNaN(date.getTime())) return day;
  return new Intl.DateTimeFormat(`${language}-US-u-ca-gregory-nu-latn`, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(date);
}
