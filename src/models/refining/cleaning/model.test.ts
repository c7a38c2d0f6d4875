import { describe, expect, it } from 'vitest';
import { sulfurLeft } from '../hydrogen-annealing/model.ts';
import { kinetic, meltOf, ppm, runCentral } from '../testing/melt.ts';
import { filmOxygen, oilLeft } from './model.ts';

describe('cleaning', () => {
  it.each([
    [5e-5, 40],
    [1e-4, 20],
    [2e-4, 10],
    [5e-4, 4],
  ])('a 5 nm film on chips of %d m carries %i ppm oxygen', (thickness, expected) => {
    expect(filmOxygen(5e-9, thickness) * 1e6).toBeCloseTo(expected, expected > 10 ? -1 : 0);
  });

  it('0.1 % of oil with 1 % S brings 850 ppm C and 10 ppm S', () => {
    const bath = meltOf({ wtpct: { Cr: 20 }, ppm: { C: 0, S: 0 } }, 100);
    const { bath: after } = runCentral(bath, [kinetic('cleaning', { bath: 'none', oil_kg_per_kg: 0.001 })]);
    expect(ppm(after, 'C')).toBeCloseTo(850, -1);
    expect(ppm(after, 'S')).toBeCloseTo(10, 0);
  });

  it('refuses a film that is thicker than the chip under it', () => {
    const bath = () => meltOf({ wtpct: { Cr: 20 }, ppm: { O: 10 } }, 100);
    const film = (oxideFilm_m: number) => () =>
      runCentral(bath(), [kinetic('cleaning', { bath: 'none', chipThickness_m: 1e-5, oxideFilm_m })]);
    expect(film(1e-6)).not.toThrow();
    expect(film(1e-5)).toThrow(/two films of 0.00001 m are thicker than the chip, 0.00001 m/);
  });

  it('washing is exponential with a floor', () => {
    expect(oilLeft('alkali', 0)).toBe(1);
    expect(oilLeft('alkali', 1e5)).toBeCloseTo(0.05, 9);
    expect(oilLeft('ultrasonic-alkali', 600)).toBeLessThan(oilLeft('alkali', 600));
  });
});

describe('hydrogen annealing (h2-anneal-pwa1480-smialek-1995)', () => {
  it('takes 10 ppm S below 0.1 ppm in a blade wall above 1473 K', () => {
    const bath = meltOf({ wtpct: { Cr: 10, Al: 5 }, ppm: { S: 10 } }, 1);
    const { bath: after } = runCentral(bath, [kinetic('hydrogen-annealing', { temperature_K: 1523 })]);
    expect(ppm(after, 'S')).toBeLessThan(0.1);
  });

  it('goes on with a foil that is empty long before its end, looked at on the way', () => {
    const bath = meltOf({ wtpct: { Cr: 10, Al: 5 }, ppm: { S: 10 } }, 1);
    const foil = kinetic('hydrogen-annealing', { thickness_m: 1e-4, time_s: 360_000, surface_ppm: 0.01 });
    const { bath: after } = runCentral(bath, [foil], { at_s: [200_000, 300_000] });
    expect(ppm(after, 'S')).toBeCloseTo(0.01, 4);
  });

  it('the series starts at one and falls with time over thickness squared', () => {
    expect(sulfurLeft(1e-3, 1e-3, 1473)).toBeGreaterThan(0.99);
    expect(sulfurLeft(4e4, 2e-3, 1473)).toBeCloseTo(sulfurLeft(1e4, 1e-3, 1473), 12);
  });
});
