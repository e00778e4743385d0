import { maskIdentifier } from '../identifiers/mask';
import type { MemberCandidate } from '../contract/findings';
import type { PlacedReading } from './detect-browser';

/** One line of `detect`: contracts section 3. */
export interface PageReport {
  readonly page: string;
  readonly adapter: string;
  readonly ready: boolean;
  readonly members: readonly ReportedMember[];
  readonly current: { readonly kind: string; readonly value: string } | null;
  readonly outbound: readonly ReportedControl[];
  readonly elapsedMs: number;
}

export interface ReportedMember {
  readonly kind: string;
  readonly value: string;
  readonly confidence: string;
  readonly label: string;
  readonly selector: string;
  readonly framePath: readonly string[];
  readonly shadowPath: readonly string[];
}

export interface ReportedControl {
  readonly action: string;
  readonly label: string;
  readonly stage: string;
  readonly selector: string;
  readonly framePath: readonly string[];
  readonly shadowPath: readonly string[];
}

const KIND_RANK = ['CIN', 'BIC', 'MBI', 'MRN', 'HMIS_ID', 'PLAN_ID', 'CDCR', 'NAME_DOB'];
const CONFIDENCE_RANK = ['high', 'medium', 'low'];

/** Composes the frames of a page into its line. `masked` false prints identifiers as they are. */
export function reportPage(page: string, readings: readonly PlacedReading[], options: { masked: boolean }): PageReport {
  const members = readings.flatMap(({ findings, framePath }) =>
    findings.members.flatMap((member) => expand(member, framePath, options)),
  );
  const current = currentOf(readings);
  return {
    page,
    adapter: readings.map(({ findings }) => findings.adapter).find((id) => id !== 'generic') ?? 'generic',
    ready: readings.every(({ findings }) => findings.ready),
    members,
    current: current === null ? null : { kind: current.kind, value: shown(current.kind, current.value, options) },
    outbound: readings.flatMap(({ outbound, framePath }) =>
      outbound.map(({ action, label, stage, selector, shadowPath }) => ({
        action,
        label,
        stage: stage ?? 'final',
        selector,
        framePath,
        shadowPath,
      })),
    ),
    elapsedMs: Math.round(readings.reduce((sum, { findings }) => sum + findings.elapsedMs, 0) * 10) / 10,
  };
}

const shown = (kind: MemberCandidate['kind'], value: string, { masked }: { masked: boolean }): string =>
  masked ? maskIdentifier(kind, value) : value;

/** A BIC also yields its CIN. */
function expand(member: MemberCandidate, framePath: readonly string[], options: { masked: boolean }): ReportedMember[] {
  const { kind, value, cin, confidence, label, selector, shadowPath } = member;
  const rest = { confidence, label, selector, framePath, shadowPath };
  const own = { kind, value: shown(kind, value, options), ...rest };
  return kind === 'BIC' && cin !== undefined
    ? [own, { kind: 'CIN', value: shown('CIN', cin, options), ...rest }]
    : [own];
}

/**
 * The member that the page is about, over all its frames: every frame that shows one must agree. A frame with a list makes the page a list
 * unless another frame is about one member whom the list holds too, or stands beside it as a picker does.
 */
export function currentOf(readings: readonly PlacedReading[]): MemberCandidate | null {
  const singles = readings.filter(({ findings }) => findings.subject === 'single');
  if (readings.some(({ findings }) => findings.subject === 'several')) return null;
  const members = singles.flatMap(({ findings }) => findings.current.flatMap((index) => findings.members[index] ?? []));
  if (conflict(singles)) return null;
  const best = [...members].sort(
    (left, right) =>
      KIND_RANK.indexOf(left.kind) - KIND_RANK.indexOf(right.kind) ||
      CONFIDENCE_RANK.indexOf(left.confidence) - CONFIDENCE_RANK.indexOf(right.confidence),
  )[0];
  return best?.kind === 'BIC' && best.cin !== undefined ? { ...best, kind: 'CIN', value: best.cin } : (best ?? null);
}

/** Two frames name two people when a kind has values in both and none in common, and no other kind agrees. */
function conflict(singles: readonly PlacedReading[]): boolean {
  const perFrame = singles.map(({ findings }) => findings.current.flatMap((index) => findings.members[index] ?? []));
  return perFrame.some((left, index) => perFrame.slice(index + 1).some((right) => disagree(left, right)));
}

function disagree(left: readonly MemberCandidate[], right: readonly MemberCandidate[]): boolean {
  const values = (list: readonly MemberCandidate[], kind: string) =>
    new Set(list.filter((one) => keyKind(one) === kind).map((one) => one.cin ?? one.value));
  const kinds = new Set(left.map(keyKind));
  let differs = false;
  for (const kind of kinds) {
    const [mine, theirs] = [values(left, kind), values(right, kind)];
    if (theirs.size === 0) continue;
    if ([...mine].some((value) => theirs.has(value))) return false;
    differs ||= kind !== 'NAME_DOB';
  }
  return differs;
}

const keyKind = ({ kind }: MemberCandidate): string => (kind === 'BIC' ? 'CIN' : kind);
