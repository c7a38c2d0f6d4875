import { expect, it } from 'vitest';
import { readPage } from '../../testing/read-page.ts';
import { calibrationPage } from './calibration-page.ts';

const chart = (series: string, heats: readonly string[], scores: readonly number[]) => ({
  ...{ series, what: series, heats, scores, ewma: scores, limit: scores, signals: ['H-2'] },
});

it('tells each score with its heat: an alarm is marked, and a heat that a series lacks stays empty', () => {
  const charts = [chart('readings:S', ['H-1', 'H-2'], [-0.04, 4.2]), chart('yield', ['H-2', 'H-3'], [1, 2])];
  const drift = { charts, words: [], arl0: 100, baselineHeats: 5, alarm: true };
  const page = calibrationPage({
    ...{ furnace: 'VIM-1', heats: 3, readings: 9, drift, warnings: [], leftOut: [], strangers: [] },
    ...{ unlocks: { furnaceAdvice: { words: 'none' }, removalCredit: [] }, assumed: [], parameters: [] },
    ...{ scales: { heatToHeat: { mean: 1, p05: 1, p95: 1 }, scatter: { mean: 1, p05: 1, p95: 1 } } },
    ...{ identifiability: { together: [], notTold: [] }, next: { rows: [] } },
  } as never);
  expect(readPage(page, 'drift').tables[0]).toEqual([
    ['heat', 'S', 'yield'],
    ['H-1', '0.0', ''],
    ['H-2', '4.2!', '1.0!'],
    ['H-3', '', '2.0'],
  ]);
});
