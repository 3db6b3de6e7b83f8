import { screen } from '@testing-library/react';
import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { drillTo } from '@/shared/drill';
import { csvCell, stepsOf, toCsv, type FunnelReport } from '@/shared/reports';
import { aMarketer, aServer, renderAt } from '@/test/render';
import { daysOf } from './period';

const drill = (stage: string) => ({ list: 'leads' as const, filter: { reached: [stage], known: ['all'] } });
const funnel: FunnelReport = {
  from: '2026-01-01',
  to: '2026-04-01',
  stages: [
    { id: 'LEAD', name: 'Lead', kind: 'MAIN' },
    { id: 'MQL', name: 'MQL', kind: 'MAIN' },
    { id: 'RECYCLED', name: 'Recycled', kind: 'SIDE' },
  ],
  rows: [
    {
      key: '',
      cells: [
        { stage: 'LEAD', count: 10, rate: null, drill: drill('LEAD') },
        { stage: 'MQL', count: 4, rate: 0.4, drill: drill('MQL') },
        { stage: 'RECYCLED', count: 1, rate: null, drill: drill('RECYCLED') },
      ],
    },
  ],
};

describe('CSV', () => {
  it('keeps text that looks like a formula as text, and numbers as numbers', () => {
    expect(csvCell('=1+1')).toBe("'=1+1");
    expect(csvCell('@SUM(A1)')).toBe("'@SUM(A1)");
    expect(csvCell('+cmd|calc')).toBe("'+cmd|calc");
    expect(csvCell('\tx')).toBe("'\tx");
    expect(csvCell('-12.50')).toBe('-12.50');
    expect(csvCell(-3)).toBe('-3');
    expect(toCsv([['a,b', 'say "hi"', null]])).toBe('"a,b","say ""hi""",\r\n');
  });
});

describe('a period', () => {
  it('is whole quarters and months by name', () => {
    const today = dayjs('2026-05-20');
    expect(daysOf('thisQuarter', { from: '', to: '' }, today)).toEqual({
      from: '2026-04-01',
      to: '2026-06-30',
    });
    expect(daysOf('lastQuarter', { from: '', to: '' }, today)).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
    });
    expect(daysOf('last12Months', { from: '', to: '' }, today)).toEqual({
      from: '2025-06-01',
      to: '2026-05-31',
    });
    expect(daysOf('custom', { from: '2026-02-03', to: '2026-02-04' }, today)).toEqual({
      from: '2026-02-03',
      to: '2026-02-04',
    });
  });
});

describe('a number', () => {
  it('opens the list with exactly its filter', () => {
    expect(drillTo(drill('MQL'))).toEqual({ to: '/leads', search: { reached: 'MQL', known: 'all' } });
    expect(stepsOf(funnel).map((s) => [s.key, s.value])).toEqual([
      ['LEAD', 10],
      ['MQL', 4],
    ]);
  });

  it('leads from the funnel to its leads', async () => {
    aServer({
      'GET /api/session': aMarketer,
      'GET /api/reports/funnel': { now: funnel, before: null },
      'GET /api/alerts/unread': { unread: 0 },
    });
    renderAt('/reports/funnel');
    const link = await screen.findByRole('link', { name: /MQL: 4/ });
    expect(link.getAttribute('href')).toContain('/leads?');
    expect(link.getAttribute('href')).toContain('reached=MQL');
  });
});
