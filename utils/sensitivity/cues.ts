/** "Denies …", "no history of …". Words that only look like a denial ("no longer", "did not attend") are excluded: they still tell of the past. */
const NEGATION =
  /\b(?:no(?! longer| show| change| improvement| further| refill| new| contact)|not(?! only| taking| attend| yet| ready| able| adher| compl| engag)|denie[sd]|denying|neg(?:ative)? for|without|never(?! miss)|ruled out|absence of|free of|nieg[ao]|negad[oa]|negativ[oa]s? para|sin|ningun[oa]?|nunca|descarta(?:d[oa])?|ausencia de)\b/g;
const BREAK =
  /\b(?:but|however|although|except|reports?|endorses?|admits?|positive|history of past|pero|aunque|excepto|refiere|reporta|admite)\b/;
const AFTER_NEGATION =
  /^[\s:=?)–—-]*(?:none\b|no\b(?! show)|denie[sd]|never\b|negative\b|neg\b|absent\b|not (?:applicable|present|assessed|reported|detected)|n\/a|ruled out|ningun[oa]|nieg[ao]|nunca|negativ[oa]|no aplica)/;
/** An empty tick box before the phrase. */
const UNTICKED = /(?:☐|□|\[ ?\]|\( ?\))\s*$/;

const FAMILY_HISTORY =
  /\b(?:family (?:history|hx|medical history)|fam(?:ily)? hx|fhx?|antecedentes? (?:heredo)?familiar(?:es)?|historia familiar)\b/;
const RELATIVE =
  /\b(?:mother|mom|father|dad|brother|sister|siblings?|parents?|uncle|aunt|cousin|grand(?:mother|father|parents?)|son|daughter|husband|wife|spouse|partner|boyfriend|girlfriend|roommate|madre|padre|papa|mama|herman[oa]s?|abuel[oa]s?|ti[oa]s?|prim[oa]s?|hij[oa]s?|espos[oa]|pareja)\b(?!'s? (?:report|stat)| report| refiere| reporta| states?)[^,;]{0,40}$/;

/** Legal and form wording: nothing after it speaks of this member. */
const FORM =
  /\b(?:may include|might include|such as|including but not limited|including any|for example|if applicable|authoriz\w*|autoriz\w*|i (?:understand|agree|consent)|consent to (?:release|share|disclose|the release)|consent form|do(?:es)? not agree|(?:select|check|choose|mark) (?:one|all|any|the)|filter by|search (?:by|for)|show all|drop ?down|learn more|click here|read more|privacy (?:notice|practices)|records? (?:relating|related|pertaining) to|information (?:about|regarding|concerning)|puede incluir|pueden incluir|tales? como|por ejemplo|si aplica|consentimiento para|entiendo que|seleccione|marque|elija|aviso de privacidad|informacion (?:sobre|acerca))\b/;
/** An offer, an advert or advice: the topic is named, the person is not. */
const OFFER =
  /\b(?:offer(?:s|ed|ing)?|available|recommended|due for|overdue|eligible for|resources?|brochures?|handouts?|pamphlets?|hotline|helpline|lifeline|newsletter|awareness|webinar|training|workshop|outreach|policy|policies|annual reminder|now open|hours of operation|call us|visit our|about our|careers|hiring|job|report builder|report type|template|recursos?|folletos?|linea de ayuda|ofrec\w+|disponibles?|recomendad[oa]s?|capacitacion|taller(?:es)?|politicas?|empleo)\b/;

/** Said of the person: lifts a topic to a finding. */
export const SPECIFIC_BEFORE =
  /\b(?:history of|hx of|h\/o|diagnos(?:is|ed)(?: of| with)?|dx:?|treated for|treatment for|positive for|being seen for|living with|suffers from|struggles with|referred (?:to|for)|enrolled in|admitted (?:to|for)|discharged from|receiv(?:es|ing)|antecedentes? de|historia de|diagnosticad[oa] con|tratamiento (?:de|para)|referid[oa] a|inscrit[oa] en|recibe)(?: a| an| the| el| la| los| las| servicios de| our)?\s*:?\s*$/;
export const SPECIFIC_AFTER =
  /^\W*(?:diagnos\w+|dx|disorder|treatment|tx|history|hx|medications?|meds|counsel\w*|therap\w+|clinician|case ?manager|hospitali\w+|crisis|assessment|evaluation|progress note|session|appointment|admission|visit|episode|consult|goals?|care plan|treatment plan|intake|status|condition|positive|pos\b|infect\w*|disease|specialist|related|exposure|reactive|victim|survivor|shelter|incident|disclosed|safety plan|advocate|sida|positiv[oa]|problems?|concerns?|diagnostico|tratamiento|evaluacion|historial|cita|terapia|sesion|crisis|medicamentos?)\b/;

/**
 * A phrase's surroundings, which may take its meaning away, in English and Spanish: accent-free lower-case text of one line.
 * Residual gap: irony, questions and negations further than one clause away are read as statements; that errs towards protection.
 */
export interface Surroundings {
  /** The line up to the phrase, earlier phrases blanked. */
  readonly before: string;
  readonly after: string;
  readonly line: string;
}

const clause = (before: string): string => before.slice(Math.max(before.lastIndexOf(';'), before.lastIndexOf('•')) + 1);

export function isNegated({ before, after }: Surroundings): boolean {
  if (AFTER_NEGATION.test(after) || UNTICKED.test(before)) return true;
  const scope = clause(before).slice(-90);
  const last = [...scope.matchAll(NEGATION)].at(-1);
  return last !== undefined && !BREAK.test(scope.slice(last.index + last[0].length));
}
export const isNegativeResult = ({ before, after }: Surroundings): boolean =>
  /^[\s:=–—-]*(?:neg|non-? ?reac|not detected|no reac)/.test(after) ||
  /(?:neg\w* (?:for|para)|tested)(?: el| la)?\s*$/.test(before);
export const isAboutFamily = ({ before }: Surroundings): boolean =>
  FAMILY_HISTORY.test(clause(before)) || RELATIVE.test(clause(before));
export const isFormWording = ({ before }: Surroundings): boolean => FORM.test(before);
export const isOffer = ({ line }: Surroundings): boolean => OFFER.test(line);
