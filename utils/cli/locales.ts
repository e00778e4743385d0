import { mkdir, writeFile } from 'node:fs/promises';
import { localeMessages } from '../ui/strings/locales';

/** Writes `public/_locales` from the catalogs. Run after changing a text that a portal shows: `npm run locales`. */
for (const [language, messages] of Object.entries(localeMessages())) {
  const folder = new URL(`../../public/_locales/${language}/`, import.meta.url);
  await mkdir(folder, { recursive: true });
  await writeFile(new URL('messages.json', folder), `${JSON.stringify(messages, null, 2)}\n`);
}
