import type { FrameFindings } from '../contract/findings';

/** Whether two readings of a frame say the same about the member and the content. Where an identifier stands does not matter. */
export function sameFindings(left: FrameFindings | null, right: FrameFindings): boolean {
  return left !== null && fingerprint(left) === fingerprint(right);
}

/** Whether two readings are about the same member or members; the content may differ. */
export function sameSubject(left: FrameFindings | null, right: FrameFindings): boolean {
  return left !== null && subjectOf(left) === subjectOf(right);
}

function subjectOf({ subject, members, current }: FrameFindings): string {
  const values = current.flatMap((index) => members[index]?.value ?? []).sort();
  return JSON.stringify([subject, values]);
}

function fingerprint(findings: FrameFindings): string {
  const categories = findings.categories.map(
    ({ category, source, confidence }) => `${category} ${source} ${confidence}`,
  );
  return JSON.stringify([
    subjectOf(findings),
    findings.ready,
    [...new Set(categories)].sort(),
    findings.fit,
    findings.person,
    findings.unreadable,
  ]);
}
