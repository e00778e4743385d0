import { useEffect, useState } from 'preact/hooks';
import type { ActionCode } from '../../utils/ascmi/actions';
import type { OptionsApi } from './api';

/** The span of the numbers, as their words say. */
const DAYS = 7;

export interface RecentNumbers {
  /** Of one portal, and of one of its actions. `stopped` counts what was asked about too. */
  of(portal: string, action?: ActionCode): { readonly stopped: number; readonly wouldStop: number };
}

/** What the audit log counted in the last days. Null until it has answered, and where it does not. */
export function useRecentNumbers(api: OptionsApi): RecentNumbers | null {
  const [numbers, setNumbers] = useState<RecentNumbers | null>(null);
  useEffect(() => {
    void api.auditSummary(DAYS).then((summary) => {
      if (!summary) return;
      setNumbers({
        of(portal, action) {
          const lines = summary.counts.filter(
            (line) => line.portal === portal && (action === undefined || line.action === action),
          );
          const sum = (count: (line: (typeof lines)[number]) => number) =>
            lines.reduce((total, line) => total + count(line), 0);
          return {
            stopped: sum(({ stopped, asked, proceeded, overridden }) => stopped + asked + proceeded + overridden),
            wouldStop: sum(({ wouldStop }) => wouldStop),
          };
        },
      });
    });
  }, [api]);
  return numbers;
}
