import type { Category } from '../ascmi/categories';
import { CIN_SYSTEM, MBI_SYSTEM, mrnSystem, type Identifier } from '../ascmi/identifiers';
import type { FrameFindings, MemberCandidate } from '../contract/findings';
import type { PortalPolicy } from '../policy/policy';

/** What one frame of a tab last reported. */
export interface FrameReport {
  readonly frameId: number;
  readonly documentId: string | null;
  /** Origin of the frame's own document. */
  readonly origin: string;
  readonly navigationSeq: number;
  readonly findings: FrameFindings;
}

/** Whom a tab is about, composed over all its frames. */
export interface TabSubject {
  readonly kind: 'none' | 'single' | 'several';
  /**
   * Identifiers of the one member in our own systems; the registry client knows a server's names for them. Empty unless `single`, and
   * where the page names its member only by what no registry may be asked by: name and birth date, a plan's or an HMIS number.
   */
  readonly identifiers: readonly Identifier[];
  /** How sure the best identifier is. Low means: ask, never decide (`domain` 4.3). */
  readonly confidence: 'high' | 'medium' | 'low';
  /** `9•••••01A`: of the identifier that a person would recognise. */
  readonly masked: string;
  readonly hasCin: boolean;
  /** Sensitive categories that the content belongs to; a programme's screen (`context`) outranks text. */
  readonly categories: readonly Category[];
  /** True where everything on screen belongs to a sensitive category, so that nothing would remain without it. */
  readonly wholly: boolean;
  /** Part of the tab is a document that no script can read. */
  readonly unreadable: boolean;
}

const KIND_RANK = ['CIN', 'BIC', 'MBI', 'MRN', 'PLAN_ID', 'HMIS_ID', 'CDCR', 'NAME_DOB'];

/**
 * One member is certain only if all frames that show one agree. Two frames with different members of the same identifier kind are a
 * split view: several. A list beside a chart does not make the chart a list; a share from the list's own frame is judged by that frame.
 */
export function composeTab(reports: readonly FrameReport[], portal: PortalPolicy): TabSubject {
  const singles = reports.filter(({ findings }) => findings.subject === 'single' && findings.current.length > 0);
  const candidates = singles.flatMap(({ findings }) =>
    findings.current.flatMap((index) => findings.members[index] ?? []),
  );
  const content = composeCategories(reports, portal);
  if (disagree(singles)) return { ...NOBODY, ...content, kind: 'several' };
  const identifiers = unique(candidates.flatMap((candidate) => toIdentifier(candidate, portal) ?? []));
  const [best] = [...candidates].sort(byUsefulness);
  if (!best) {
    const several = reports.some(({ findings }) => findings.subject === 'several');
    return { ...NOBODY, ...content, kind: several ? 'several' : 'none' };
  }
  return {
    ...content,
    kind: 'single',
    identifiers,
    confidence: best.confidence,
    masked: best.kind === 'NAME_DOB' ? initials(best.value) : mask(best.cin ?? best.value),
    hasCin: candidates.some(({ kind }) => kind === 'CIN' || kind === 'BIC'),
  };
}

const NOBODY = { identifiers: [], confidence: 'low', masked: '', hasCin: false } as const;

function byUsefulness(left: MemberCandidate, right: MemberCandidate): number {
  const confidence = ['high', 'medium', 'low'];
  return (
    confidence.indexOf(left.confidence) - confidence.indexOf(right.confidence) ||
    KIND_RANK.indexOf(left.kind) - KIND_RANK.indexOf(right.kind)
  );
}

/** Two frames name two people when some kind has values in both and none in common (one person may have several CINs in one frame). */
function disagree(singles: readonly FrameReport[]): boolean {
  const perFrame = singles.map(({ findings }) => valuesByKind(findings));
  return perFrame.some((left, index) =>
    perFrame.slice(index + 1).some((right) =>
      [...left].some(([kind, values]) => {
        const others = right.get(kind);
        return others !== undefined && ![...values].some((value) => others.has(value));
      }),
    ),
  );
}

function valuesByKind(findings: FrameFindings): Map<string, Set<string>> {
  const byKind = new Map<string, Set<string>>();
  for (const index of findings.current) {
    const candidate = findings.members[index];
    if (!candidate) continue;
    const kind = candidate.cin ? 'CIN' : candidate.kind;
    const values = byKind.get(kind) ?? new Set<string>();
    byKind.set(
      kind,
      values.add(kind === 'NAME_DOB' ? birthDateOf(candidate.value) : (candidate.cin ?? candidate.value)),
    );
  }
  return byKind;
}

/** One person's name is written in several ways, the birth date in one. */
const birthDateOf = (nameAndBirthDate: string): string => nameAndBirthDate.slice(-10);

/** The identifier that a registry can be asked by; null where there is none. */
export function toIdentifier(
  candidate: Pick<MemberCandidate, 'kind' | 'value' | 'cin'>,
  portal: PortalPolicy,
): Identifier | null {
  switch (candidate.kind) {
    case 'CIN':
    case 'BIC':
      return { system: CIN_SYSTEM, value: candidate.cin ?? candidate.value };
    case 'MBI':
      return { system: MBI_SYSTEM, value: candidate.value };
    case 'MRN':
      return { system: mrnSystem(portal.id), value: candidate.value };
    case 'PLAN_ID':
    case 'HMIS_ID':
    case 'CDCR':
    case 'NAME_DOB':
      // No registry can be asked by these: plan and HMIS numbers have no agreed system, and name with birth date never identifies.
      return null;
  }
}

function composeCategories(
  reports: readonly FrameReport[],
  portal: PortalPolicy,
): Pick<TabSubject, 'categories' | 'wholly' | 'unreadable'> {
  const evidence = reports
    .flatMap(({ findings }) => findings.categories)
    .filter(({ confidence }) => confidence !== 'low');
  const fromContext = evidence.filter(({ source }) => source === 'context').map(({ category }) => category);
  const sensitive = [...portal.categories, ...evidence.map(({ category }) => category)].filter(
    (category) => category !== 'GENERAL' && category !== 'ADMIN',
  );
  return {
    unreadable: reports.some(({ findings }) => findings.unreadable),
    categories: [...new Set(sensitive)],
    wholly:
      sensitive.length > 0 &&
      (portal.categories.length > 0 || fromContext.some((category) => category.startsWith('SUD'))),
  };
}

function unique(identifiers: readonly Identifier[]): Identifier[] {
  const seen = new Map(identifiers.map((identifier) => [`${identifier.system}|${identifier.value}`, identifier]));
  return [...seen.values()];
}

/** `Maria D Delgado 2005-01-18` as `M. D. D.` */
function initials(nameAndBirthDate: string): string {
  return [...nameAndBirthDate.matchAll(/(?<![\p{L}\p{M}])\p{L}/gu)].map(([letter]) => `${letter}.`).join(' ');
}

/** Keeps the first and the last three characters: enough for a person to recognise, too little to look somebody up. */
export function mask(value: string): string {
  return value.length <= 4
    ? '••••'
    : `${value.slice(0, 1)}${'•'.repeat(Math.min(5, value.length - 4))}${value.slice(-3)}`;
}
