import { expect, it } from 'vitest';
import type { LifecycleOutput } from '../../../documents/economics/lifecycle.ts';
import { renderTerminal } from '../../render/terminal.ts';
import { lifecyclePage } from './lifecycle-page.ts';

const manifest = { inputSha256: '', code: '', data: '', solver: null, seed: 1, draws: 1, options: {} };
const year = (year: number, apparentConsumption: number, nirPct: number) => ({
  ...{ year: String(year), unit: 't Co' },
  ...{ apparentConsumption, nirPct },
});

it('draws no line through years that it has nothing of, and says the unit of an amount', () => {
  const page = lifecyclePage({
    ...{ format: 'remelt-lifecycle/1', method: 'reliance', notes: [], assumed: [], ignored: [] },
    manifest,
    rows: [year(1994, 8400, 82), year(1995, 8700, 79), year(2016, 11600, 76), year(2018, 9400, 61)],
  } as unknown as LifecycleOutput);
  const years = page.lead.flatMap((block) => {
    if (block.kind !== 'chart' || block.chart.kind !== 'xy') return [];
    return block.chart.plot.series.map((one) => [
      one.kind,
      'points' in one ? one.points.map(([at]) => at) : [],
    ]);
  });
  expect(years).toEqual([
    ['line', [1994, 1995]],
    ['points', [1994, 1995, 2016, 2018]],
  ]);
  expect(renderTerminal(page, { all: true })).toMatch(/1994 +8,400 +t Co +82\.0/);
});
