import { describe, expect, it } from 'vitest';
import { kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';
import { sulfurLeft } from './model.ts';

const annealed = (sulfur: number, settings: object): number =>
  ppm(
    runCentral(meltOf({ wtpct: { Cr: 10, Al: 5 }, ppm: { S: sulfur } }, 0.05), [
      kinetic('hydrogen-annealing', { temperature_K: 1523, ...settings }),
    ]).bath,
    'S',
  );

describe('hydrogen annealing', () => {
  it('ends at what the gas leaves, however long: 0.01 ppm, or what is stated', () => {
    expect(annealed(10, { time_s: 1e6, temperature_K: 1573 })).toBeCloseTo(0.01, 6);
    expect(annealed(10, { time_s: 1e6, temperature_K: 1573, surface_ppm: 0.05 })).toBeCloseTo(0.05, 6);
  });

  it('is plain diffusion above that', () => {
    const left = sulfurLeft(36_000, 1e-3, 1523);
    expect(annealed(10, { time_s: 36_000 })).toBeCloseTo(0.01 + (10 - 0.01) * left, 3);
  });

  it('puts no sulfur into a part that holds less', () => {
    expect(annealed(0.002, { time_s: 360_000 })).toBeCloseTo(0.002, 9);
  });
});
