/** `npm run -s forms:questionnaires`: writes the shipped forms as FHIR Questionnaires, the files an administrator starts an official one from. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { SHIPPED } from '../forms/questionnaires/shipped';

/** File and text of each, in the layout of the other published resources. */
export function questionnaireFiles(): Promise<(readonly [file: string, text: string])[]> {
  return Promise.all(
    SHIPPED.map(async (form) => [
      fileURLToPath(new URL(`../../public/fhir/Questionnaire-${form.id}.json`, import.meta.url)),
      await format(JSON.stringify(form), { parser: 'json', printWidth: 120 }),
    ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of await questionnaireFiles()) await writeFile(file, text);
}
