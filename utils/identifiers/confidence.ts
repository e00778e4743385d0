import type { Confidence } from '../ascmi/identifiers';
import type { Reading } from './read';

/**
 * How sure the reader is that the value names a member, from its shape, its label, and whether a name or date of birth stands in the same
 * region. High: look up. Medium: look up and ask to verify. Low: ask the user (product rule over DHCS card and CMS formats).
 */
export function confidenceOf(reading: Reading, near: { name: boolean; birthDate: boolean }): Confidence {
  const person = near.name || near.birthDate;
  if (reading.bent) return reading.support === 'exact' ? 'medium' : 'low';
  const shaped = reading.kind === 'CIN' || reading.kind === 'BIC' || reading.kind === 'MBI';
  switch (reading.support) {
    case 'exact':
      return shaped || person ? 'high' : 'medium';
    case 'compatible':
      return person ? (shaped ? 'high' : 'medium') : shaped ? 'medium' : 'low';
    case 'weak':
      return person ? 'medium' : 'low';
    case 'none':
      return person && shaped ? 'medium' : 'low';
  }
}
