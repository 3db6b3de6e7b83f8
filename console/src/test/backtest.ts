/** A finished backtest of a draft, as the server answers it. */
import type { Backtest, Side } from '@/shared/playbook';

const side = (version: number, mqls: number, load: number): Side => ({
  version,
  weeks: [
    { week: '2026-W01', entries: { MQL: mqls / 2, SAL: 3 }, sdrLoad: load },
    { week: '2026-W04', entries: { MQL: mqls / 2, LEAD: 40 }, sdrLoad: load },
  ],
  mqls,
  accuracy:
    version === 0
      ? { truePositives: 29, falsePositives: 71, falseNegatives: 5, precision: 0.29, recall: 29 / 34 }
      : { truePositives: 17, falsePositives: 33, falseNegatives: 17, precision: 0.34, recall: 0.5 },
  timeToMql: version === 0 ? { lower: 'PT24H', median: 'PT96H', upper: 'PT240H' } : null,
  messages: [
    {
      journey: 'welcome',
      channel: 'email',
      wanted: version === 0 ? 120 : 90,
      sent: 80,
      withheld: 10,
      delayed: 4,
      capped: 0,
    },
  ],
  grades: { A1: version === 0 ? 7 : 3, B2: 12 },
  stages: { MQL: mqls, LEAD: 40 },
});

export function aBacktest(change: (test: Backtest) => void = () => undefined): Backtest {
  const test: Backtest = {
    standing: {
      id: 'b1',
      by: '林晓',
      askedAt: '2026-11-20T09:00:00Z',
      state: 'DONE',
      done: 500,
      total: 500,
      endedAt: '2026-11-20T09:01:00Z',
    },
    version: null,
    live: 3,
    yardstick: {
      mqlStage: 'MQL',
      wonStage: 'CUSTOMER',
      wonEvent: 'opportunity.won',
      from: '2026-01-01T00:00:00Z',
      until: '2026-03-02T20:57:36Z', // two months of 30.44 days
      examples: 200,
    },
    report: {
      yardstick: {
        mqlStage: 'MQL',
        wonStage: 'CUSTOMER',
        from: '2026-01-01T00:00:00Z',
        until: '2026-03-02T20:57:36Z',
        examples: 200,
      },
      leads: 500,
      events: 12_345,
      cut: 0,
      live: side(3, 50, 20),
      draft: side(0, 674, 200),
      treatedDifferently: 640,
      differing: { mql: 624, stage: 300, messages: 30 },
      examples: [
        {
          lead: 5,
          weight: 1100,
          changes: [
            {
              kind: 'stageDiffers',
              live: 'LEAD',
              draft: 'MQL',
              liveReason: { key: 'stage.rule', args: ['Lead'] },
              draftReason: { key: 'stage.rule', args: ['MQL'] },
            },
            {
              kind: 'mqlDiffers',
              live: null,
              draft: '2026-01-20T08:00:00Z',
              liveReason: null,
              draftReason: { key: 'stage.rule', args: ['MQL'] },
            },
          ],
        },
        { lead: 6, weight: 2, changes: [{ kind: 'messagesDiffer', live: 1, draft: 3 }] },
      ],
    },
    names: { '5': '王伟' },
  };
  change(test);
  return test;
}
