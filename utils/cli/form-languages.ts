/** `npm run -s forms:languages`: the languages of the client's side of the form, how complete each is, and who has confirmed it. */
import { FORM_LANGUAGES, SPOKEN_ONLY, directionOf } from '../contract/form-language';
import { completeness, LANGUAGES } from '../ui/strings/form-languages/catalog';

for (const tag of FORM_LANGUAGES) {
  const { name, status, load } = LANGUAGES[tag];
  const share = `${Math.floor(completeness(await load()) * 100)} %`;
  process.stdout.write(`${[tag.padEnd(8), directionOf(tag), share.padStart(6), status.padEnd(11), name].join('  ')}\n`);
}
for (const { tag, name } of SPOKEN_ONLY)
  process.stdout.write(`${tag.padEnd(8)}  no text: needs an interpreter, not counted  ${name}\n`);
process.stdout.write(`${FORM_LANGUAGES.length} languages\n`);
