import { expect, it } from 'vitest';
import { xyChart } from '../../src/pages/charts/xy-chart.ts';
import type { Foretelling } from './coverage.ts';
import { insideOf, pitOf, pitPlot, reliabilityPlot } from './pictures.ts';

/** A number at a share of the draws below, inside its printed band or not. */
const at = (below: number, measured = 10): Foretelling => ({
  ...{ set: 'a', says: String(below), laboratory: 'a', operations: ['vacuum-induction'], measured },
  model: { p05: 50, p95: 60, below: 0 },
  whole: { p05: 1, p95: 20, below },
  common: { p05: 1, p95: 20, below },
});
const rows = [at(0.02, 30), at(0.31), at(0.5), at(0.69), at(1, 10)];

it('counts the central bands by draws, the printed one by its ends', () => {
  expect([0.1, 0.4, 0.8].map((width) => insideOf(rows, 'whole', width))).toEqual([1, 3, 3]);
  // the last lies above every draw, and inside the printed ends all the same: those are what a reader sees
  expect(insideOf(rows, 'whole', 0.9)).toBe(4);
  expect(insideOf(rows, 'model', 0.9)).toBe(0);
  expect(pitOf(rows, 'whole')).toEqual([1, 0, 0, 1, 0, 1, 1, 0, 0, 1]);
});

it('draws both with their n and what chance leaves, on a phone without scrolling', () => {
  for (const plot of [reliabilityPlot(rows), pitPlot(rows)]) {
    const svg = xyChart(plot);
    expect(svg).toContain('n = 5');
    expect(svg).toContain('9 of 10 by chance');
    expect(svg).toContain('class="chart fits"');
  }
});
