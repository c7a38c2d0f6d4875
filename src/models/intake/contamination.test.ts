import { describe, expect, it } from 'vitest';
import {
  chipSurface,
  oilAfterWashing,
  oilResidue,
  oxideFilm,
  RESIDUE_NAMES,
  residueAdditions,
} from './contamination.ts';

describe('contamination', () => {
  it('0.1 % of oil with 1 % S brings 850 ppm C and 10 ppm S (process literature 3.1)', () => {
    const [carbon, sulfur] = oilResidue(0.001);
    expect(carbon!.mean * 1e6).toBeCloseTo(850, 9);
    expect(sulfur!.mean * 1e6).toBeCloseTo(10, 9);
  });

  it.each([
    [0.05e-3, 4.9, 40],
    [0.1e-3, 2.4, 20],
    [0.2e-3, 1.2, 10],
    [0.5e-3, 0.5, 4],
  ])(
    'a chip of %d m has %d m2/kg, its 5 nm Cr2O3 film %d ppm O (process literature 3.1)',
    (t, area, oxygen) => {
      expect(Math.abs(chipSurface(t) - area)).toBeLessThan(0.05);
      const film = oxideFilm({ chipThickness_m: t, film_m: 5e-9 });
      expect(Math.abs(film.mean * 1e6 - oxygen) / oxygen).toBeLessThan(0.05);
      expect(oxideFilm({ chipThickness_m: t, film_m: 5e-8 }).mean).toBeCloseTo(10 * film.mean, 12);
    },
  );

  it('washing takes 99 % at most and nothing in no time', () => {
    expect(oilAfterWashing({ oil: 0.08, time_s: 0 })).toBeCloseTo(0.08, 12);
    expect(oilAfterWashing({ oil: 0.08, time_s: 1e6 })).toBeCloseTo(0.0008, 12);
    expect(oilAfterWashing({ oil: 0.08, time_s: 600 })).toBeGreaterThan(
      oilAfterWashing({ oil: 0.08, time_s: 900 }),
    );
  });

  it.each(RESIDUE_NAMES)('%s brings no more than itself', (residue) => {
    const sum = residueAdditions(residue, 0.01).reduce((total, { mean }) => total + mean, 0);
    expect(sum).toBeGreaterThan(0.0085);
    expect(sum).toBeLessThan(0.0100001);
  });

  it('refuses a chip without thickness and half a lot of oil', () => {
    expect(() => oxideFilm({ chipThickness_m: 0, film_m: 5e-9 })).toThrow(/chipThickness_m/);
    expect(() => oilResidue(0.6)).toThrow(/oil_kg_per_kg is 0.6/);
  });
});
