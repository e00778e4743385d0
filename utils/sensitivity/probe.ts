import { PHRASES } from './matcher';

/** Words that occur on every page: a probe made of them would send the reader everywhere. */
const COMMON = new Set(
  (
    'a and at by de del el en for from her his in la las los of on or para por se su the to un una with con not no its active ' +
    'case code counsel* counseling current day dose evaluation group health hours level mild moderate number panel positive ' +
    'pos program record records related report result results school scores service services severe single social status ' +
    'student support team test tested testing therapy total treatment unit use using uses visit clinic medication* home ' +
    'screen screen* screening note* notes record* family control general applic* application change stand share session ' +
    'process individual recipient benefits individualized episode consultation risk consult* result* medical living lives ' +
    'staying sleeping client services* shot card check person placement hold* implant partner sequencing carrier diagnos* dx ' +
    'admission history hospital* med* inpatient discharge case* education support* service* clinic* in* place* remov* insert* ' +
    'non was detected assistance aid public worker report* atencion cita clinica cuidado escolar pareja plan prueba pruebas ' +
    'prueba* resultado resultado* servicios sesion tratamiento programa vive ex nota* persona caso cambio recibe tiene ' +
    'solicitud estado registro* usa puede their medica supplementary address addres direccion complete medicacion medicamentos'
  ).split(' '),
);
/** Long enough to be rare, short enough to serve `homeless` and `homelessness`, `depression` and `depresión`. */
const STEM = 6;
const ACCENTED: Readonly<Record<string, string>> = {
  a: '[aá]',
  e: '[eé]',
  i: '[ií]',
  o: '[oó]',
  u: '[uúü]',
  n: '[nñ]',
};

/** A short whole word keeps its end (`$`), so that `STI` does not probe for "still". */
function stem(word: string): string {
  const plain = word.toLowerCase().replace('*', '');
  return plain.length < STEM && !word.endsWith('*') ? `${plain}$` : plain.slice(0, STEM);
}

/** The lexicon's own favourite words are the topical ones: a phrase is probed by its word that most phrases share. */
function stems(): string[] {
  const sensitive = PHRASES.filter(({ category }) => category !== '-').map(({ words }) => rareWords(words).map(stem));
  const uses = new Map<string, number>();
  for (const word of sensitive.flat()) uses.set(word, (uses.get(word) ?? 0) + 1);
  const score = (word: string): number => (uses.get(word) ?? 0) + word.length / (word.endsWith('$') ? 4 : 2);
  const chosen = new Set(
    sensitive.map((words) => words.reduce((best, word) => (score(word) > score(best) ? word : best), words[0] ?? '')),
  );
  return [...chosen].filter((word) => word !== '' && !hasShorter(word, chosen)).map(toPattern);
}

function rareWords(words: readonly string[]): readonly string[] {
  const rare = words.filter((word) => !COMMON.has(word.toLowerCase()));
  return rare.length > 0
    ? rare
    : [words.reduce((longest, word) => (word.length > longest.length ? word : longest), '')];
}

const hasShorter = (word: string, chosen: ReadonlySet<string>): boolean =>
  [...chosen].some((other) => other !== word && other !== '' && !other.endsWith('$') && word.startsWith(other));

function toPattern(word: string): string {
  const open = word.replace('$', '').replace(/[aeioun]/g, (letter) => ACCENTED[letter] ?? letter);
  return word.endsWith('$') ? `${open}(?![a-z])` : open;
}

/**
 * One loose pattern for raw `textContent`: where it fails, `classifyText` and `classifyScreenCodes` find nothing; where it hits, the region
 * is worth reading. It says where to look, never what is found.
 * Residual gap: decomposed accents (NFD) in page text are not probed.
 */
export const SENSITIVITY_PROBE = new RegExp(
  `(?<![A-Za-z0-9])(?:${stems().join('|')}|[A-TV-Z]\\d[0-9A-Z]\\.\\d|B20|Z21)`,
  'i',
);
