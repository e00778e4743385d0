import type { MemberCandidate } from '../contract/findings';
import type { ListedPerson } from '../contract/marks';
import { maskIdentifier } from '../identifiers/mask';

/** One person of a list, at the element that their mark stands beside. */
export interface ListedRow {
  /** Tells people apart in this frame's memory; never written anywhere. */
  readonly key: string;
  readonly person: ListedPerson;
  /** `9•••••01A`: for screen readers, which find the marks apart from the rows. */
  readonly masked: string;
}

/** What a person knows a member by, best first. */
const KINDS: readonly MemberCandidate['kind'][] = ['CIN', 'BIC', 'MBI', 'MRN'];

/**
 * Groups candidates into people: those of one region name one person. Who is named by a weak sign only, or by a number that no registry can
 * be asked by, gets no mark: it would say something about somebody else.
 */
export function listedRows(members: readonly MemberCandidate[], elements: readonly Element[]): Map<Element, ListedRow> {
  const regions = new Map<number, { candidate: MemberCandidate; element: Element }[]>();
  for (const [index, candidate] of members.entries()) {
    const element = elements[index];
    if (element === undefined || candidate.confidence === 'low' || !KINDS.includes(candidate.kind)) continue;
    regions.set(candidate.region, [...(regions.get(candidate.region) ?? []), { candidate, element }]);
  }
  const rows = new Map<Element, ListedRow>();
  for (const people of regions.values()) {
    const [best] = people.toSorted((left, right) => rank(left.candidate) - rank(right.candidate));
    if (!best) continue;
    const person = people.map(({ candidate }) => ({
      kind: candidate.kind,
      value: candidate.value,
      ...(candidate.cin === undefined ? {} : { cin: candidate.cin }),
    }));
    const { kind, cin, value } = best.candidate;
    rows.set(best.element, {
      key: person.map((one) => `${one.kind} ${one.value}`).join(' '),
      person,
      masked: maskIdentifier(kind, cin ?? value),
    });
  }
  return rows;
}

const rank = ({ kind }: MemberCandidate): number => KINDS.indexOf(kind);
