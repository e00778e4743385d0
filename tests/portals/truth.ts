import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normal, type PageTruth } from '../../utils/cli/detect-truth';

/** `corpus/NAME.truth.json`: what a hand-made page holds. Every control that is not listed in `outbound` is benign. */
interface CorpusTruth {
  readonly page: string;
  readonly style: string;
  readonly members: readonly { readonly kind: string; readonly value: string }[];
  readonly current: { readonly kind: string; readonly value: string } | null;
  /** `selector` is what `detect` prints: frames before ` | `, shadow hosts before ` >>> `. */
  readonly outbound: readonly {
    readonly selector: string;
    readonly action: string;
    /** A control of which people would disagree: it counts neither way. */
    readonly stage?: 'ambiguous';
  }[];
}

export interface CorpusPage extends PageTruth {
  readonly style: string;
  readonly wanted: CorpusTruth;
}

export function readCorpus(folder: string): CorpusPage[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.truth.json'))
    .sort()
    .map((name) => toTruth(JSON.parse(readFileSync(join(folder, name), 'utf8')) as CorpusTruth));
}

function toTruth(wanted: CorpusTruth): CorpusPage {
  const isCurrent = (value: string) => wanted.current !== null && normal(value) === normal(wanted.current.value);
  const named = wanted.members.filter((member) => member.kind === 'NAME_DOB');
  return {
    wanted,
    page: wanted.page,
    style: wanted.style,
    identifiers: wanted.members
      .filter((member) => member.kind !== 'NAME_DOB')
      .map(({ kind, value }) => ({ kind, value: normal(value), patient: isCurrent(value) ? 'current' : 'other' })),
    birthDates: named.map(({ value }) => value.slice(-10)),
    current: wanted.current === null ? null : 'current',
    actions: wanted.outbound.map(({ selector, action, stage = 'final' }) => {
      const parts = selector.split(' | ');
      return { kind: action, stage, label: '', selector: parts.at(-1) ?? '', framePath: parts.slice(0, -1) };
    }),
    benign: [],
  };
}
