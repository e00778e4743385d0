import { fold } from './text';

/**
 * What a label says about the value beside it. `REFUSED`: the value is no member identifier (a provider's number, a phone, a visit, an SSN).
 * `ID`: a bare "ID", worth something only where a patient is shown. `NAME` and `DOB` serve as evidence.
 */
export type LabelClass = 'CIN' | 'MBI' | 'MRN' | 'PLAN_ID' | 'HMIS_ID' | 'CDCR' | 'ID' | 'DOB' | 'NAME' | 'REFUSED';

export interface LabelMatch {
  readonly is: LabelClass;
  readonly start: number;
  readonly end: number;
}

/** "number" in the ways that forms write it, English and Spanish, after a noun. */
const NUM =
  '(?:\\s?(?:#|ids?\\b\\.?|n\\.?(?:o\\b|[°º])\\.?|num\\b\\.?|numbers?|numero|nbr|identif(?:ier|ication|icador)s?|code))';
const NUMS = `${NUM}{1,3}`;
/** "number of" before a Spanish noun. */
const DE =
  '(?:numero|num\\.?|nro\\.?|n\\.?[o°º]\\.?|#|id|identificacion|identificador|tarjeta)(?: de identificacion)?(?: (?:del|de la|de el|de))?';
const OTHERS =
  "(?:mother|father|spouse|guardian|parent|dependent|newborn|baby|sibling|child|guarantor|madre|padre|conyuge|tutor)(?:'s|’s)?";

/** Order matters: at one place the first that fits wins. All patterns run on folded text. Sources: domain vocabulary of DHCS, CMS, HMIS, CDCR. */
const LEXICON: readonly (readonly [LabelClass, string])[] = [
  ['REFUSED', `${OTHERS} (?:mrn|cin|id|member id|medical record)(?:${NUM})*`],
  [
    'REFUSED',
    's\\.?s\\.?n\\.?|s\\.s\\.(?:#)?|ss ?#|social security(?: ?(?:number|no\\.?|#))?|(?:numero de )?seguro social|us-ssn|itin',
  ],
  ['CIN', `cin${NUM}*|client (?:index|identification)${NUMS}`],
  [
    'CIN',
    `medi-? ?cal(?: (?:client|member|beneficiary|benefits?|recipient|plan|subscriber|bic))?(?: card)?(?:${NUMS}| cin)(?: card)?${NUM}*`,
  ],
  [
    'CIN',
    `medicaid(?: (?:client|member|recipient))?${NUMS}|(?:bic|recipient|cardholder|beneficiary)${NUMS}|bic|benefits identification card${NUM}*`,
  ],
  [
    'CIN',
    `${DE} (?:medi-? ?cal|medicaid|indice (?:de|del) cliente|beneficiari[oa])|cin de medi-? ?cal|tarjeta (?:bic|de beneficios)${NUM}*`,
  ],
  [
    'MBI',
    `(?:us-)?mbi${NUM}*|hicn|medicare(?: (?:beneficiary|claim|mbi|member))?${NUMS}|medicare mbi|${DE} medicare|medicare beneficiary`,
  ],
  [
    'HMIS_ID',
    `hmis(?: (?:client|unique|personal))?${NUMS}|clarity(?: human services)?${NUMS}|unique(?: client)? identifier|personal ?id|${DE} hmis`,
  ],
  ['CDCR', `cdcr?${NUM}*|${DE} cdcr?`],
  [
    'REFUSED',
    `(?:provider|physician|doctor|prescriber|npi|dea|payer|payor|group|plan|tax|taxpayer|facility|organization|org|location|department|dept|site|clinic|staff|user|employee|` +
      `accession|encounter|visit|order|invoice|claim|authorization|auth|referral|lot|license|licence|confirmation|ticket|appointment|appt|document|doc|task|room|bed|device|` +
      `serial|batch|account|acct|transaction|specimen|sample|study|series|message|request|prescription|rx|check|receipt|vehicle|driver'?s? license|report|form|form version|` +
      `program|service|episode|admission|fax|file|image|internal|row|proveedor|grupo|factura|cita|visita|orden|autorizacion|cuenta|solicitud)${NUMS}`,
  ],
  [
    'REFUSED',
    `record(?: ?id| identifier)s?|npi|dea|tin|ein|lot|accession|encounter|invoice|confirmation|accessionnumber|studyid|(?:numero|no\\.?|id|#)(?: de(?: la)?| del)? (?:proveedor|grupo|factura|cita|visita|orden|autorizacion|cuenta|solicitud|reclamo|licencia|lote|caso)`,
  ],
  [
    'REFUSED',
    '(?:tele|home |mobile |cell |work )?phones?(?: ?(?:number|no\\.?|#))?|tel\\.?|mobile|cell|fax|e?fax(?: ?(?:number|no\\.?|#))?|telefono|celular|zip(?: ?code)?|postal(?: ?code)?|codigo postal|ext\\.?',
  ],
  [
    'PLAN_ID',
    `(?:member|subscriber|enrollee|insured|policy(?: ?holder)?|certificate|insurance(?: policy| member)?|health plan member)${NUMS}|poliza`,
  ],
  ['PLAN_ID', `${DE} (?:afiliad[oa]|afiliacion|miembro|asegurad[oa]|poliza|soci[oa]|suscriptora?|membresia)`],
  [
    'MRN',
    `(?:clinic|hospital|health|patient|client|member|permanent) records?${NUMS}|mrns?${NUM}*|m\\.r\\.n\\.?|mr ?(?:#|no\\.?|num(?:ber)?)|med(?:ical)?\\.? ?rec(?:ord)?s?\\.?${NUM}*|mpi${NUM}*`,
  ],
  [
    'MRN',
    `(?:patient|pt|pat|client|person|consumer|individual|resident|participant|external|enterprise|other ?patient|chart|emr|ehr|hospital|unit|inmate|jacket|booking)${NUMS}|pfn`,
  ],
  [
    'MRN',
    `${DE} (?:expediente|historia|historial|registro|paciente|cliente|ficha|participante)(?: (?:medic|clinic)[oa])?|expediente(?: (?:medico|clinico))?${NUM}*|historia clinica${NUM}*|nhc|(?:paciente|cliente) id`,
  ],
  [
    'DOB',
    'd\\.?o\\.?b\\.?|(?:date of )?birth ?dates?|date of birth|birthday|born(?: on)?|b\\.(?= ?\\d)|patientbirthdate|fecha de nac(?:imiento)?\\.?|f(?:ec)?\\. ?(?:de )?nac\\.?|nacimiento|nacid[oa](?: el)?|fdn',
  ],
  [
    'NAME',
    "(?:patient|member|client|consumer|participant|individual|resident|beneficiary|recipient|enrollee|full|legal|patient's|member's|client's) ?names?|patient|member|client|consumer|participant|" +
      '(?:nombre|apellidos?)(?: completo| y apellidos?)?(?: (?:del|de la|de) (?:paciente|miembro|cliente|afiliad[oa]|beneficiari[oa]|participante))?|paciente|cliente|miembro|afiliad[oa]|beneficiari[oa]|participante|name',
  ],
  [
    'ID',
    `record ?(?:#|no\\b\\.?|nbr|number)|identifier-?value|ids?|identifiers?|identificador|identificacion|id ?(?:#|no\\.?|number)|identifier-?value`,
  ],
];

/** One expression with a group for every row: a label is bounded by non-letters; a digit may follow, since "MRN4685076" happens. */
const ANY = new RegExp(
  `(?<![a-z0-9])(?:${LEXICON.map(([, source]) => `(${source})`).join('|')})(?:(?<![a-z])|(?![a-z]))`,
  'g',
);

/** Every label in `text`, left to right. */
export function findLabels(text: string): LabelMatch[] {
  const found: LabelMatch[] = [];
  for (const match of fold(text).matchAll(ANY)) {
    const row = match.findIndex((group: string | undefined, index) => index > 0 && group !== undefined) - 1;
    const is = LEXICON[row]?.[0];
    if (is !== undefined) found.push({ is, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** Nouns that name a number only where they stand by themselves: over a column, before a colon. */
const BARE = /^(?:chart|mr)\s?:?$/i;
const TRAILER = /^[\s:*#?.)\]-]*$/;
/** Longest text that is taken for a label: "Medi-Cal Client Identification Number (from the member's card)". */
const MAX_LABEL = 64;

/**
 * What `text` says when it is a label and nothing but a label ("External ID:", "Primary MRN *"); null when it is anything else.
 * A word before a bare "ID" makes another thing of it ("Task ID"), so that is null too.
 */
export function classifyLabel(text: string): LabelClass | null {
  if (text.length > MAX_LABEL) return null;
  const plain = text.replace(/\((?:[^)\d]{0,30})\)\s*:?\s*$/, '').trim();
  const labels = findLabels(plain);
  const last = labels.at(-1);
  if (BARE.test(plain)) return 'MRN';
  if (last === undefined || !TRAILER.test(plain.slice(last.end))) return null;
  const lead = plain.slice(0, last.start).trim();
  if (/\d/.test(lead)) return null;
  if (last.is === 'ID' || last.is === 'NAME') return lead === '' || /[/|(]$/.test(lead) ? last.is : null;
  if (labels.some((label) => label.is === 'REFUSED')) return 'REFUSED';
  return lead.split(/\s+/).length > 4 ? null : last.is;
}

/**
 * Words that must be in a region's text before it is worth walking, for a search blind to case. Neighbouring cells run together, so a boundary
 * stands only where words are common that hold the letters ("gentamicin", "combined", "aerobic").
 */
export const LABEL_PROBE =
  'm\\.?r\\.?n(?![a-z])|(?<![a-z])cin[\\s:#\\d]|medi-? ?cal|medica(?:re|id)|(?<![a-z])(?:mbi(?![a-z])|bic\\b)|us-mbi|' +
  '(?:member|subscriber|policy|client|patient|recipient|cardholder|external|chart|insured|enrollee|person|resident|participant|inmate|booking|unique)\\s?(?:ids?(?![a-z])|#|iden|index|num|n[oº°](?![a-z]* [a-z]{2}|[a-z]{2}))|' +
  'med(?:ical)?\\.? ?rec|hmis|cdc|pfn|d\\.?o\\.?b(?!e)|date of birth|birth|identifier|' +
  'nacimiento|f\\. ?nac|expediente|historia cl|afiliad|p[oó]liza|miembro|(?:id|no\\.?|n\\.?[oº°]|n[uú]mero) de|identificaci';
