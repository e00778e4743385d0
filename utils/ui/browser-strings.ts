import { pageApi } from '../platform/page-api';
import type { PageKey } from './strings/page.en';
import type { Translate } from './strings/translate';

/** Texts that are still needed after an update has cut this page off from the extension: read while that is possible. */
const NEEDED_WHEN_ORPHANED: readonly PageKey[] = [
  'region',
  'orphaned_title',
  'orphaned_text',
  'language',
  'tone_warning',
];

/**
 * The browser's own message look-up (`_locales`): it picks the language, and costs the page no bytes. After an extension update
 * the interface is gone, so the few texts that are shown then are read beforehand.
 */
export function browserStrings(): Translate {
  const kept = new Map<PageKey, string>();
  const read: Translate = (key, ...values) => {
    try {
      return pageApi()?.i18n.getMessage(key, [...values]) || (kept.get(key) ?? '');
    } catch {
      return kept.get(key) ?? '';
    }
  };
  for (const key of NEEDED_WHEN_ORPHANED) kept.set(key, read(key));
  return read;
}
