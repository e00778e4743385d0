import { expect, it } from 'vitest';
import { runFaults } from '../../faults/fault-run';

/** A sample of `npm run test:faults`, which runs all kinds. */
it('gives no permit out of a fault, stops no general care, loses nothing, and leaves no trace elsewhere', async () => {
  const kinds = [
    'reset',
    'empty-bundle',
    'wrong-member',
    'wrong-member-relabelled',
    'redirect-elsewhere',
    'next-page-elsewhere',
    'status-304',
    'status-429',
    'batch-reversed',
    'batch-empty-inside',
  ];
  const report = await runFaults({ kinds, members: ['m-01', 'm-03'] });
  expect(report).toEqual({ kinds: 10, lookups: 200, permits: [], stopped: [], lost: [], leaked: [] });
}, 120_000);
