import type { PageReport, ReportedControl } from './detect-report';
import { normal, type PageTruth, type TruthControl } from './detect-truth';

export interface Count {
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
}

export interface PageScore {
  readonly page: string;
  readonly members: Count;
  readonly outbound: Count;
  /** Whether the current member (or nobody) is as it should be. */
  readonly current: boolean;
  readonly misses: readonly string[];
}

export interface PortalScores {
  readonly portal: string;
  readonly pages: readonly PageScore[];
}

/** Scores one page: distinct member values, the current member, and controls by their place. Ambiguous controls count neither way. */
export function scorePage(truth: PageTruth, report: PageReport): PageScore {
  const misses: string[] = [];
  const members = scoreMembers(truth, report, misses);
  const outbound = scoreControls(truth, report, misses);
  const current = isCurrentRight(truth, report);
  if (!current)
    misses.push(
      `current: got ${report.current === null ? 'nobody' : `${report.current.kind} ${report.current.value}`}, want patient ${truth.current ?? 'nobody'}`,
    );
  return { page: truth.page, members, outbound, current, misses };
}

function scoreMembers(truth: PageTruth, report: PageReport, misses: string[]): Count {
  const wanted = new Set(truth.identifiers.map((one) => one.value));
  const reported = new Map(
    report.members.filter((one) => one.kind !== 'NAME_DOB').map((one) => [normal(one.value), one]),
  );
  const wrong = [...reported].filter(([value]) => !wanted.has(value));
  const missing = [...wanted].filter((value) => !reported.has(value));
  for (const [value, member] of wrong)
    misses.push(`false member ${member.kind} ${value} "${member.label}" ${member.selector}`);
  for (const value of missing)
    misses.push(`missed member ${truth.identifiers.find((one) => one.value === value)?.kind ?? ''} ${value}`);
  const named = report.members.filter((one) => one.kind === 'NAME_DOB');
  const birthDates = new Set(truth.birthDates.map(isoDate));
  const wrongNames = named.filter((one) => !birthDates.has(one.value.slice(-10)));
  for (const one of wrongNames) misses.push(`false member NAME_DOB ${one.value} ${one.selector}`);
  return {
    truePositive: wanted.size - missing.length + named.length - wrongNames.length,
    falsePositive: wrong.length + wrongNames.length,
    falseNegative: missing.length,
  };
}

const isoDate = (date: string): string => {
  const us = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(date);
  return us === null ? date : `${us[3] ?? ''}-${us[1] ?? ''}-${us[2] ?? ''}`;
};

function isCurrentRight(truth: PageTruth, report: PageReport): boolean {
  if (truth.current === null) return report.current === null;
  if (report.current === null) return false;
  if (report.current.kind === 'NAME_DOB')
    return truth.birthDates.map(isoDate).includes(report.current.value.slice(-10));
  const value = normal(report.current.value);
  return truth.identifiers.some((one) => one.patient === truth.current && one.value === value);
}

function scoreControls(truth: PageTruth, report: PageReport, misses: string[]): Count {
  const place = (one: { framePath: readonly string[]; selector: string }) =>
    [...one.framePath, one.selector].join(' | ');
  const reported = new Map(
    report.outbound.map((one) => [place({ ...one, selector: [...one.shadowPath, one.selector].join(' >>> ') }), one]),
  );
  const count: Count = { truePositive: 0, falsePositive: 0, falseNegative: 0 };
  const explained = new Set<string>();
  for (const control of truth.actions) {
    const hit = reported.get(place(control));
    explained.add(place(control));
    if (control.stage === 'ambiguous') continue;
    if (hit !== undefined) count.truePositive += 1;
    else {
      count.falseNegative += 1;
      misses.push(`missed control ${control.kind} ${control.stage} "${control.label}" ${place(control)}`);
    }
  }
  for (const [where, control] of reported) {
    if (explained.has(where) || isInside(where, truth.actions, place)) continue;
    count.falsePositive += 1;
    misses.push(`false control ${describeControl(control)} ${where}`);
  }
  return count;
}

/** A tab and the link inside it are one control to a person. */
const isInside = (where: string, actions: readonly TruthControl[], place: (one: TruthControl) => string): boolean =>
  actions.some((one) => where.startsWith(`${place(one)} `) || place(one).startsWith(`${where} `));

const describeControl = (control: ReportedControl): string => `${control.action} ${control.stage} "${control.label}"`;

const ratio = (part: number, whole: number): string => (whole === 0 ? '  –  ' : (part / whole).toFixed(3));

export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (total, one) => ({
      truePositive: total.truePositive + one.truePositive,
      falsePositive: total.falsePositive + one.falsePositive,
      falseNegative: total.falseNegative + one.falseNegative,
    }),
    { truePositive: 0, falsePositive: 0, falseNegative: 0 },
  );
}

export const precision = (count: Count): number =>
  count.truePositive + count.falsePositive === 0 ? 1 : count.truePositive / (count.truePositive + count.falsePositive);
export const recall = (count: Count): number =>
  count.truePositive + count.falseNegative === 0 ? 1 : count.truePositive / (count.truePositive + count.falseNegative);

export function formatScores(portals: readonly PortalScores[], withMisses: boolean): string {
  const rows = ['portal                       pages  members P / R    current  outbound P / R'];
  const row = (name: string, pages: readonly PageScore[]) => {
    const members = sum(pages.map((page) => page.members));
    const outbound = sum(pages.map((page) => page.outbound));
    const pair = (count: Count) =>
      `${ratio(count.truePositive, count.truePositive + count.falsePositive)} / ${ratio(count.truePositive, count.truePositive + count.falseNegative)}`;
    const right = pages.filter((page) => page.current).length;
    return `${name.padEnd(28)} ${String(pages.length).padStart(5)}  ${pair(members)}    ${ratio(right, pages.length)}    ${pair(outbound)}`;
  };
  for (const { portal, pages } of portals) rows.push(row(portal, pages));
  rows.push(
    row(
      'overall',
      portals.flatMap(({ pages }) => pages),
    ),
  );
  if (withMisses) {
    for (const { portal, pages } of portals)
      for (const page of pages) for (const miss of page.misses) rows.push(`${portal}/${page.page}: ${miss}`);
  }
  return rows.join('\n');
}
