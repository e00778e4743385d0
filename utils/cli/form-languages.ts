/** `npm run -s forms:languages`: the languages of the client's side of the form, how complete each is, and who has confirmed it. */
import { FORM_LANGUAGES, directionOf } from '../contract/form-language';
import { clientTexts, completeness, LANGUAGES } from '../ui/strings/form-languages/catalog';
import { KIOSK_KEYS } from '../ui/strings/form-languages/kiosk-words';
import { CLIENT_KEYS } from '../ui/strings/form-languages/texts';

for (const tag of FORM_LANGUAGES) {
  const { name, status } = LANGUAGES[tag];
  // Rounded down: 100 % is said of nothing that lacks a text.
  const share = `${Math.floor(completeness(await clientTexts(tag), [...CLIENT_KEYS, ...KIOSK_KEYS]) * 100)} %`;
  process.stdout.write(`${[tag.padEnd(8), directionOf(tag), share.padStart(6), status.padEnd(11), name].join('  ')}\n`);
}
process.stdout.write(`${FORM_LANGUAGES.length} languages\n`);
