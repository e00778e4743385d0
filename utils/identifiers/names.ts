import { squeeze } from './text';

const WORD = "\\p{Lu}[\\p{L}'’.-]*";
const PARTICLE = '(?:de|la|las|los|del|van|von|der|da|di|y|al|el|bin)';
const FAMILY_FIRST = new RegExp(
  `^(?:${WORD}|${PARTICLE})(?: (?:${WORD}|${PARTICLE})){0,3}, ?${WORD}(?: ${WORD}){0,2}`,
  'u',
);
const GIVEN_FIRST = new RegExp(`^${WORD}(?: (?:${WORD}|${PARTICLE})){1,4}`, 'u');
const DICOM = /^(\p{L}[\p{L}' -]*)\^(\p{L}[\p{L}' -]*)(?:\^(\p{L}*))?\^*$/u;

/** Words that stand in headings and are no one's name. */
const NOT_NAMES =
  /\b(?:patients?|members?|clients?|demographics?|summary|details?|referrals?|search|results?|clinic|center|centre|hospital|health|medical|care|plan|portal|home|dashboard|messages?|orders?|report|insurance|primary|secondary|contact|information|view|edit|new|list|record|history|chart|program|services?|county|department|status|active|date|birth|phone|address|email|gender|female|male|notes?|documents?|medi-cal|medicare|medicaid|enhanced|management|community|support|housing|department|paciente|resumen|datos|buscar|clinica|salud|informacion|historial)\b/i;

/** The person's name at the start of `text`, as shown, or null. `Delgado^Maria^D` (DICOM, HL7 v2) is put in reading order. */
export function readName(text: string): string | null {
  const line = squeeze(text);
  const dicom = DICOM.exec(line);
  if (dicom !== null) return squeeze([dicom[2], dicom[3], dicom[1]].filter(Boolean).join(' '));
  const match = FAMILY_FIRST.exec(line) ?? GIVEN_FIRST.exec(line);
  if (match === null || match[0].length > 60 || NOT_NAMES.test(match[0])) return null;
  return match[0];
}

/** `DOE, Jane Q.` as it is spoken and signed: `Jane Q. DOE`. A name without a comma, or with two, stays as it is. */
export function spokenOrder(name: string): string {
  const [family, given, ...rest] = name.split(',').map(squeeze);
  return family && given && rest.length === 0 ? `${given} ${family}` : name;
}

/** For comparing: "DOE, Jane Q." and "Jane Q Doe" have the key `doe jane`: letters only, one-letter words dropped, sorted. */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .split(/[^\p{L}'’-]+/u)
    .filter((word) => word.length > 1)
    .sort()
    .join(' ');
}
