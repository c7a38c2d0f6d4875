import { describe, expect, it } from 'vitest';
import { fillUniform, streamKey } from '../../../foundation/numerics/random.ts';
import { flowOver, freeShare, gasSide, overallEvaporation, vacuumShare } from './evaporation.ts';
import { COLD_K, fogFactor, freePath_m, gasFilm_m, stillFilmRatio } from './gas-film.ts';

const METAL = { vapour_Pa: 8, temperature_K: 1873, width_m: 0.06, side: 1, fogSide: 0 };
/** Share of its free rate that a vapour keeps at a chamber pressure. */
function share(pressure_Pa: number, more: Partial<typeof METAL> = {}): number {
  const stream = { surface: 1, film: 1, fog: 0 };
  flowOver({ ...METAL, ...more, pressure_Pa }, stream);
  return freeShare(stream, 1, gasSide(stream, 1, 1));
}

describe('vapour through Knudsen layer and film', () => {
  it('a thin vapour leaves by Hertz-Knudsen, a dense one with 0.844 of it within 5 % (evap-intensive-safarian-2012)', () => {
    expect(vacuumShare(1e-4, 1873, 0.06)).toBeCloseTo(1, 3);
    expect(vacuumShare(1e4, 1873, 0.06) / 0.844).toBeGreaterThan(0.95);
    expect(vacuumShare(1e4, 1873, 0.06) / 0.844).toBeLessThan(1.05);
    expect(share(1e-4, { vapour_Pa: 1e4 })).toBeCloseTo(vacuumShare(1e4, 1873, 0.06), 6);
  });

  it('in still gas far above its own pressure the film alone decides: D/film by 1/p', () => {
    const film = gasFilm_m(500, 1873, 0.06);
    expect(share(500, { vapour_Pa: 1e-6 }) / stillFilmRatio(500, 1873, film)).toBeCloseTo(1, 1);
    expect(share(300) / share(900)).toBeGreaterThan(2.9);
    expect(share(300) / share(900)).toBeLessThan(3.1);
  });

  it('what the film lets through, N = (p D/(R T film)) ln(1/(1 - p_s/p)), is what the Knudsen layer gives', () => {
    for (const pressure_Pa of [5, 8, 13, 100]) {
      const kept = share(pressure_Pa);
      const still = stillFilmRatio(pressure_Pa, 1873, gasFilm_m(pressure_Pa, 1873, 0.06));
      const z = (-Math.expm1((-kept * 8) / (still * pressure_Pa)) * pressure_Pa) / 8;
      const thick = 1 / (1 + freePath_m(Math.max(pressure_Pa, 8), 1873) / 0.03);
      const layer = (1 - z) * (1 - thick + (thick * 5 * z ** 0.3) / 3);
      expect(z).toBeGreaterThan(0.3);
      expect(kept / layer).toBeCloseTo(1, 6);
    }
  });

  it('film and Knudsen layer let the same through, from thin gas to a vapour of a thousandth of it', () => {
    for (const vapour_Pa of [0.01, 0.3, 8, 300]) {
      for (let log = -3; log <= 3; log += 0.05) {
        const pressure_Pa = vapour_Pa * 10 ** log;
        const stream = { surface: 1, film: 1, fog: 0 };
        flowOver({ ...METAL, pressure_Pa, vapour_Pa }, stream);
        const still = stillFilmRatio(pressure_Pa, 1873, gasFilm_m(pressure_Pa, 1873, 0.06));
        const q = (freeShare(stream, 1, stream.film) * vapour_Pa) / (still * pressure_Pa);
        const free = 1 - (-Math.expm1(-q) * pressure_Pa) / vapour_Pa;
        const message = `${vapour_Pa} Pa in ${pressure_Pa} Pa`;
        // of what is left of the free rate, so near to none that digits are lost
        expect(freeShare(stream, 1, stream.film) / (stream.surface * free), message).toBeCloseTo(1, 5);
      }
    }
  });

  it('the rate never rises with pressure, for vapours from nothing to ten times the chamber', () => {
    for (const vapour_Pa of [1e-12, 0.1, 8, 300, 1e4]) {
      let last = Number.POSITIVE_INFINITY;
      for (let log = -3; log <= 6; log += 0.1) {
        const now = share(10 ** log, { vapour_Pa });
        expect(now).toBeLessThanOrEqual(last * (1 + 1e-9));
        expect(now).toBeGreaterThan(0);
        last = now;
      }
    }
  });

  it('keeps between nothing and all of the free rate, less under more gas, for any vapour, width and pressure', () => {
    const seed = 'vapour stream';
    const draws = fillUniform(streamKey(seed, 'conditions'), new Float64Array(6 * 2000));
    for (let k = 0; k < draws.length; k += 6) {
      const [a, b, c, d, e, f] = draws.subarray(k, k + 6);
      const side = 0.5 + 2 * e!;
      const fog = 1 + 8 * f!;
      const at = {
        temperature_K: 1000 + 2000 * c!,
        width_m: 10 ** (4 * d! - 3),
        vapour_Pa: 10 ** (17 * b! - 10),
      };
      const kept = (pressure_Pa: number): number => {
        const stream = { surface: 1, film: 1, fog: 0 };
        flowOver({ ...at, pressure_Pa, side, fogSide: side * (fog - 1) }, stream);
        return freeShare(stream, 1, gasSide(stream, side, fog));
      };
      const pressure_Pa = 10 ** (14 * a! - 7);
      const now = kept(pressure_Pa);
      const message = `seed ${seed}, draw ${k / 6}`;
      expect(now, message).toBeGreaterThan(0);
      expect(now, message).toBeLessThanOrEqual(1);
      expect(kept(1.2 * pressure_Pa), message).toBeLessThanOrEqual(now * (1 + 1e-6));
    }
  });

  it('iron at 1873 K: its plateau ends at 13 Pa within a factor 3, with its own fog (evap-threshold-pressure-fe-cu)', () => {
    const fog = fogFactor(1, 26, 1873);
    const left = (pressure_Pa: number): number => {
      const stream = { surface: 1, film: 1, fog: 0 };
      flowOver({ ...METAL, width_m: 0.02, fogSide: fog - 1, pressure_Pa }, stream);
      return freeShare(stream, 1, gasSide(stream, 1, fog)) / vacuumShare(8, 1873, 0.02);
    };
    expect(left(13.3 / 3)).toBeGreaterThan(0.9);
    expect(left(3 * 13.3)).toBeLessThan(0.9);
  });

  it('the larger resistance wins: melt transport for zinc, the surface for tin', () => {
    expect(overallEvaporation(2e-4, 1)).toBeCloseTo(2e-4, 6);
    expect(overallEvaporation(2e-4, 1e-8) / 1e-8).toBeCloseTo(1, 3);
  });
});

describe('gas film', () => {
  it('follows natural convection at 1 atm, geometry below some kPa', () => {
    expect(gasFilm_m(101_325, 1873, 0.03)).toBeGreaterThan(0.003);
    expect(gasFilm_m(101_325, 1873, 0.03)).toBeLessThan(0.007);
    expect(gasFilm_m(4 * 101_325, 1873, 0.03) / gasFilm_m(101_325, 1873, 0.03)).toBeCloseTo(0.5, 6);
    expect(gasFilm_m(100, 1873, 0.06)).toBe(gasFilm_m(10, 1873, 0.06));
    expect(gasFilm_m(100, 1873, 0.06)).toBeCloseTo((Math.PI * 0.03) / 4, 9);
  });

  it('a path of some 0.1 mm at 1 kPa', () => {
    expect(freePath_m(1000, 1873)).toBeGreaterThan(2e-5);
    expect(freePath_m(1000, 1873)).toBeLessThan(1e-4);
  });
});

describe('fog', () => {
  it('is the steepest line from the melt to the curve of saturation', () => {
    const [a, beta, T] = [0.08, 21.2, 1773];
    let steepest = 1;
    for (let share = 0.001; share <= 1; share += 0.001) {
      const cooled = T - share * (T - COLD_K);
      const saturated = (5 / a) * Math.exp(-beta * (T / cooled - 1));
      steepest = Math.max(steepest, (1 - saturated) / share);
    }
    expect(fogFactor(a, beta, T) / steepest).toBeCloseTo(1, 3);
  });

  it('a pure metal meets its fog at once, a trace of a volatile metal never', () => {
    expect(fogFactor(1, 26, 1873)).toBeGreaterThan(4);
    expect(fogFactor(1e-9, 7, 1873)).toBeLessThan(1.1);
    expect(fogFactor(1e-20, 7, 1873)).toBe(1);
    expect(fogFactor(0, 26, 1873)).toBe(1);
  });
});
