/** Abbreviations of the field and of interface code that hold no vowel and are words all the same. */
const ABBREVIATIONS = new Set(
  'mrn cin mbi dob pid pt ptnt hmis cdcr cdc pdf ccd ccda cda btn hdr nav txt lbl grp tbl tr td pnl frm msg ctrl fld nbr num html svg img rx'.split(
    ' ',
  ),
);
/** What frameworks and style compilers make up anew with each build or each drawing. */
const GENERATED =
  /^(?:css|sc|jss|emotion|svelte|ng|ngcontent|nghost|ember|radix|react|headlessui|mui|yui|gwt|ext-gen|makestyles|tss|chakra|mantine|rc|cdk|lwc|aura|v)[-_]|^_|^(?:ember|react|radix|jsx?)\d/i;
/** What a class says about a moment, or about looks; neither says what something is. */
const MOMENTARY =
  /^(?:is|has|js|ng|u|[pm][xytrbl]?|d|w|h|col|row|flex|grid|text|bg|border|font|align|justify|items|float|pull|rounded|shadow|size|order|gap|space)[-_]|^(?:active|selected|open|opened|closed|show|shown|hide|hidden|visible|disabled|enabled|focus|focused|hover|hovered|checked|collapsed|expanded|loading|loaded|current|first|last|odd|even|dirty|valid|invalid|touched|flex|grid|block|inline|container|row|col|column|clearfix|muted|bold|small|large|truncate|relative|absolute|static|fixed|sticky|left|right|center|primary|secondary|danger|success|warning|info|nowrap|mono|num)$/i;

/** Longer names are paths or data. */
const MAX_LENGTH = 50;

/**
 * Whether a name was given by a person and will be there after the next release: made of words, without numbers, from no generator. Rather
 * refuses a good name than takes a hashed one.
 */
export function isStableName(name: string): boolean {
  if (name.length < 3 || name.length > MAX_LENGTH || !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) return false;
  if (GENERATED.test(name) || (name.match(/\d/g) ?? []).length > 1 || /\d(?=[A-Za-z])/.test(name)) return false;
  const segments = name.split(/[^A-Za-z]+/).filter((segment) => segment !== '');
  return segments.some((segment) => segment.length > 2) && segments.every(isMadeOfWords);
}

function isMadeOfWords(segment: string): boolean {
  const parts = segment
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split('-');
  // Random letters in mixed case fall apart into snippets.
  if (parts.length > 1 && segment.length / parts.length < 2.6) return false;
  return parts.every(isWord);
}

function isWord(part: string): boolean {
  if (ABBREVIATIONS.has(part) || part.length < 3) return true;
  return /[aeiouy]/.test(part) && !/[bcdfghjklmnpqrstvwxz]{5}|q(?!u)|[jqvxz]{2}|([a-z])\1\1/.test(part);
}

/** A class that says what something is. */
export const isStableClass = (name: string): boolean => isStableName(name) && !MOMENTARY.test(name);

/**
 * Whether a label that only screen readers and hovering users get may stand in a selector: a few plain words. Numbers, and two capitalised
 * words in a row or beside a comma, may be somebody's name: they would carry a member into the adapter.
 */
export function isStableLabel(text: string): boolean {
  return (
    text.length >= 3 && text.length <= 40 && /^\p{L}[\p{L} -]*$/u.test(text) && !/\p{Lu}\p{Ll}+[ -]+\p{Lu}/u.test(text)
  );
}
