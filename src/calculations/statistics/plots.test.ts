import { describe, expect, it } from 'vitest';
import type {
  ProbabilityPlot,
  StatisticPlot,
  SurvivalPlot,
} from '../../documents/qualification/statistic-plot.ts';
import { normalCdf } from '../../foundation/numerics/normal.ts';
import { plottedMethods, statisticPlots } from './plots.ts';
import { listStatistics, runStatistic } from './statistics.ts';

const X = [137.4, 139.5, 150.9, 141.4, 141.8, 151.9, 143.2, 138.1, 145.5, 140.2];
const first = (method: string, inputs: object): StatisticPlot => statisticPlots(method, inputs)[0]!;

describe('plots as data', () => {
  it('every plotted method exists', () => {
    const names = new Set(listStatistics().map(({ name }) => name));
    for (const method of plottedMethods()) expect(names.has(method), method).toBe(true);
  });
  it('the bound of a normal probability plot passes through B at 10 % and A at 1 %', () => {
    const plot = first('basisNormal', { x: X }) as ProbabilityPlot;
    const { A, B } = runStatistic('basisNormal', { x: X });
    const at = (p: number) => plot.bound.find(([, y]) => Math.abs(normalCdf(y) - p) < 1e-9)?.[0];
    expect(at(0.1)).toBeCloseTo(B as number, 9);
    expect(at(0.01)).toBeCloseTo(A as number, 9);
    expect(plot.points.length).toBe(10);
    for (let i = 0; i < plot.fit.length; i++) expect(plot.bound[i]![0]).toBeLessThan(plot.fit[i]![0]);
  });
  it('suspensions are counted in the ranks and not drawn as failures', () => {
    const inputs = { time: [10, 20, 30, 40, 50], event: [1, 0, 1, 0, 1], unit: 'h' };
    const plot = first('weibullMle', inputs) as ProbabilityPlot;
    expect(plot.points.map(([x]) => x)).toEqual([10, 30, 50]);
    expect(plot.title).toContain('2 suspended');
    expect(plot.unit).toBe('h');
  });
  it('survival starts at one, falls at failures only and marks the suspended on the curve', () => {
    const plot = first('kaplanMeier', { time: [1, 2, 3, 4], event: [1, 0, 1, 0] }) as SurvivalPlot;
    expect(plot.steps).toEqual([
      [0, 1],
      [1, 0.75],
      [3, 0.375],
      [4, 0.375],
    ]);
    expect(plot.suspended).toEqual([
      [2, 0.75],
      [4, 0.375],
    ]);
  });
  it('all methods of the basis stand beside the values of their heats', () => {
    const batch = X.map((_, i) => `H${i % 2}`);
    const plots = statisticPlots('basisAllMethods', { x: X, batch });
    expect(plots[0]).toMatchObject({ kind: 'basis', groups: [{ name: 'H0' }, { name: 'H1' }] });
    expect(plots.slice(1).every(({ kind }) => kind === 'probability')).toBe(true);
  });
  it('a refused input is not drawn, and a method without a plot says which have one', () => {
    expect(() => statisticPlots('basisNormal', { x: [5] })).toThrow(/at least 2/);
    expect(() => statisticPlots('modifiedCv', { cv: 0.05 })).toThrow(/has no plot/);
  });
});
