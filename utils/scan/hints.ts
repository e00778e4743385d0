import { classifyLabel } from '../identifiers/labels';
import { readText, type Reading } from '../identifiers/read';
import { normaliseText } from '../identifiers/text';
import { words } from './structure';

/**
 * Weak evidence of whom a page is about when nothing on it says so: the title, and parameters of the address that are named like an
 * identifier. Never used beside something seen.
 */
export function addressReadings(title: string, href: string): Reading[] {
  const found = readText(normaliseText(title)).found.filter(
    (reading) => reading.support === 'exact' || reading.kind === 'CIN',
  );
  for (const [name, value] of parameters(href)) {
    const is = classifyLabel(words(name));
    if (is === null || is === 'REFUSED' || is === 'NAME' || is === 'DOB' || is === 'ID') continue;
    found.push(...readText(normaliseText(value), { is, text: name }).found);
  }
  return found.map((reading) => ({ ...reading, support: 'weak' }));
}

function parameters(href: string): [string, string][] {
  const pairs = href
    .split(/[?#]/)
    .slice(1)
    .flatMap((part) => part.split('&'));
  return pairs.slice(0, 40).flatMap((pair) => {
    const [name, value] = pair.split('=');
    return name === undefined || value === undefined ? [] : [[decode(name), decode(value)]];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return '';
  }
}
