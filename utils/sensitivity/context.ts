import type { Category } from '../ascmi/categories';
import type { Tristate } from '../ascmi/parties';
import type { Evidence, SudLabel } from './evidence';
import { foldCase, stripAccents, tokenize } from './fold';
import { findPhrases } from './matcher';

/** Where the content comes from: policy's facts about the portal, and the program that the screen names. Outranks the text. */
export interface SensitivityContext {
  /** Categories that everything on this portal belongs to (policy `portals[].categories`). */
  readonly categories?: readonly Category[];
  /** Is the origin a 42 CFR Part 2 program? Not given is unknown, and unknown SUD content is Part 2. */
  readonly part2?: Tristate;
  /** The program, clinic or access group that the screen names: `ODS Residential`, `CDAG: Substance Use`. */
  readonly program?: string;
}

/** Names by which programs call themselves, beyond the lexicon. Folded words. */
const SUD_PROGRAM =
  /\b(?:sud|aod|substance|addiction\w*|adiccion\w*|ods|dmc|odf|ntp|otp|detox\w*|desintoxicacion|withdrawal|methadone|metadona|mat|recovery|recuperacion|sober|rehab\w*|drug|drogas|alcohol\w*|perinatal treatment|chemical dependency)\b/;
/** Programs whose names hold a word of the list without being one. */
const NOT_SUD_PROGRAM =
  /\b(?:cardiac rehab\w*|pulmonary rehab\w*|physical rehab\w*|drug store|drug information|recovery room|post anesthesia|financial recovery)\b/;
const MH_PROGRAM =
  /\b(?:mental health|salud mental|mh|psychiatr\w*|psiquiatr\w*|behavioral health|salud conductual|fsp|full service partnership|crisis|lps|psych)\b/;

/** SUD content is Part 2 unless the administrator has stated that the origin is none. */
export const sudLabel = (context: SensitivityContext | undefined): SudLabel =>
  context?.part2 === false ? 'SUD_OTHER' : 'SUD_P2';

export function classifyContext(context: SensitivityContext | undefined): Evidence[] {
  if (context === undefined) return [];
  const sud = sudLabel(context);
  const fromPolicy = (context.categories ?? []).map((category): Evidence => ({
    ...CERTAIN,
    category,
    evidence: 'policy: portal category',
  }));
  const fromPart2: Evidence[] =
    context.part2 === true ? [{ ...CERTAIN, category: 'SUD_P2', evidence: 'policy: Part 2 origin' }] : [];
  return [...fromPolicy, ...fromPart2, ...programEvidence(context.program, sud)];
}

const CERTAIN = { confidence: 'high', source: 'context' } as const;

function programEvidence(program: string | undefined, sud: SudLabel): Evidence[] {
  if (program === undefined || program.trim() === '') return [];
  const name = foldCase(program);
  const found: Evidence[] = [];
  if (SUD_PROGRAM.test(name) && !NOT_SUD_PROGRAM.test(name))
    found.push({ ...CERTAIN, category: sud, evidence: 'program: substance use' });
  if (MH_PROGRAM.test(name)) found.push({ ...CERTAIN, category: 'MH', evidence: 'program: mental health' });
  for (const { category, phrase } of findPhrases(tokenize(stripAccents(program)))) {
    if (category !== '-' && category !== 'SUD') found.push({ ...CERTAIN, category, evidence: phrase });
  }
  return found;
}
