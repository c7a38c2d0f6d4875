import { describe, expect, it } from 'vitest';
import { leastSquares, leverageOf } from '../../../../foundation/numerics/least-squares.ts';
import { fillNormal, streamKey } from '../../../../foundation/numerics/random.ts';
import {
  fitFatigue,
  roundStresses,
} from '../../../../foundation/statistics/regression/fatigue-regression-censored.ts';
import {
  fitLarsonMillerHeats,
  heatBound,
} from '../../../../foundation/statistics/regression/larson-miller-heats.ts';
import { owenBound } from '../../../../foundation/statistics/regression/regression-lower-tolerance-bound.ts';
import { owenCoverage } from '../../../../foundation/statistics/regression/regression-tolerance-coverage.ts';
import { polynomialDesign } from '../../../../foundation/statistics/summary/linear-least-squares.ts';
import { toleranceFactor } from '../../../../foundation/statistics/tolerance/normal-tolerance.ts';
import { runMethod } from '../../registry.ts';

const B = { content: 0.9, confidence: 0.95 };

describe('Owen bound', () => {
  it('of a constant is the one-sample tolerance factor', () => {
    const y = [5, 6, 4, 5.5, 5.2, 4.7];
    const fit = leastSquares(polynomialDesign(y, 0), y);
    const bound = owenBound(fit, [1], B);
    expect(bound.h).toBeCloseTo(1 / 6, 12);
    expect(bound.k).toBeCloseTo(toleranceFactor(6, B), 10);
  });
  it('covers 0.95 within 3 standard errors: 1e5 lines, middle and edge of the design (seed 31)', () => {
    const x = [-3, -2.8, -2.2, -2.1, -1.8, -1.7, -3.1];
    for (const x0 of [-2.4, -3.2]) {
      const coverage = owenCoverage({ x, x0 }, B, { replicates: 100_000, seed: 31 });
      expect(Math.abs(coverage - 0.95)).toBeLessThan(3 * Math.sqrt((0.95 * 0.05) / 100_000));
    }
  });
  it('is widest where the design is thinnest, and says when it extrapolates', () => {
    const x = [1, 2, 3, 4, 5, 6];
    const y = [6, 5.1, 3.9, 3, 2.1, 0.9];
    const { quantities, diagnostics } = runMethod('regressionLowerToleranceBound', { x, y, x0: [3.5, 6, 9] });
    const [middle, edge, outside] = quantities.kB as unknown as number[];
    expect(middle!).toBeLessThan(edge!);
    expect(edge!).toBeLessThan(outside!);
    expect(diagnostics.find(({ name }) => name === 'inside the tested range')?.verdict).toBe('FAIL');
  });
});

describe('life line', () => {
  it('a curve is told from a line where levels repeat', () => {
    const strain = [0.001, 0.001, 0.003, 0.003, 0.01, 0.01, 0.03, 0.03];
    const cycles = strain.map((e, i) => 10 ** (2 + (Math.log10(e) + 2) ** 2 + (i % 2) * 0.01));
    const verdict = (life: number[]): string | undefined =>
      runMethod('lifeLine', { strain, cycles: life }).diagnostics.find(({ name }) => name === 'linearity')
        ?.verdict;
    expect(verdict(cycles)).toBe('FAIL');
    expect(verdict(strain.map((e, i) => 10 ** (2 - Math.log10(e) + (i % 2) * 0.01)))).toBe('PASS');
  });
});

describe('censored fatigue', () => {
  const z = fillNormal(streamKey(32, 'fatigue'), new Float64Array(400));
  const stress = Array.from({ length: 400 }, (_, i) => 80 + (i % 20) * 4);
  const life = stress.map((s, i) => Math.exp(40 - 8 * Math.log(s) + 0.3 * z[i]!));

  it('finds the truth through run-outs: slope -8, sigma 0.3 (400 tests, seed 32)', () => {
    const runOut = 60;
    const fit = fitFatigue(
      { life: life.map((t) => Math.min(t, runOut)), failed: life.map((t) => t <= runOut), stress },
      { family: 'lognormal', scatter: 'constant' },
    );
    const slopeAt100 = fit.location[1]! + 2 * fit.location[2]! * Math.log(100);
    expect(Math.abs(slopeAt100 + 8)).toBeLessThan(0.5);
    expect(Math.abs(Math.exp(fit.logScale[0]!) - 0.3)).toBeLessThan(0.04);
  });
  it('the unit of life moves only the intercept', () => {
    const at = (factor: number) =>
      fitFatigue(
        { life: life.map((t) => t * factor), failed: life.map(() => true), stress },
        { family: 'weibull', scatter: 'varying' },
      );
    expect(at(1000).location[0]! - at(1).location[0]!).toBeCloseTo(Math.log(1000), 6);
    expect(at(1000).logScale[1]).toBeCloseTo(at(1).logScale[1]!, 6);
  });
  it('constant scatter is contradicted when it is not constant, kept when it is', () => {
    const uneven = stress.map((s, i) => Math.exp(40 - 8 * Math.log(s) + 0.1 * (s / 80) ** 4 * z[i]!));
    const verdict = (lives: number[]): string | undefined =>
      runMethod('fatigueRegressionCensored', {
        life: lives,
        failed: lives.map(() => 1),
        stress,
      }).diagnostics.find(({ name }) => name === 'constant scatter:lognormal')?.verdict;
    expect(verdict(uneven)).toBe('FAIL');
    expect(verdict(life)).toBe('PASS');
  });
  it('round stresses span the tests', () => {
    expect(roundStresses([80.3, 145.9])).toEqual([80, 100, 120, 140]);
    expect(roundStresses([270, 380])).toEqual([250, 300, 350, 400]);
  });
});

describe('Larson-Miller', () => {
  it('a time carried up and back is the same; kelvin, Celsius and Fahrenheit agree', () => {
    const up = runMethod('larsonMiller', { tempLowF: 900, timeLowH: 1000, tempHighF: 1100 }).quantities;
    const back = runMethod('larsonMiller', {
      tempLowF: 1100,
      timeLowH: up.timeHighH,
      tempHighF: 900,
    }).quantities;
    expect(back.timeHighH).toBeCloseTo(1000, 6);
    const kelvin = runMethod('larsonMiller', {
      tempLowK: 755.3722222,
      timeLowH: 1000,
      tempHighK: 866.4833333,
    }).quantities;
    expect(kelvin.timeHighH).toBeCloseTo(up.timeHighH as number, 5);
  });

  const tests = (heats: number, between: number, seed: number) => {
    const z = fillNormal(streamKey(seed, `creep/${heats}`), new Float64Array(heats * 9));
    const rows = Array.from({ length: heats }, (_, h) =>
      Array.from({ length: 8 }, (__, i) => ({
        heat: `H${h}`,
        temperature: 1800 + 100 * (i % 4),
        stress: 20 + 10 * Math.floor(i / 4) + 5 * (i % 4),
        noise: between * z[h * 9]! + 0.1 * z[h * 9 + 1 + i]!,
      })),
    ).flat();
    return {
      heat: rows.map((row) => row.heat),
      tests: {
        temperature: rows.map((row) => row.temperature),
        stress: rows.map((row) => row.stress),
        time: rows.map(
          ({ temperature, stress, noise }) =>
            10 ** (-18 + (45_000 - 4000 * Math.log10(stress)) / temperature + noise),
        ),
      },
    };
  };

  it('heats as blocks: variance components come back (200 heats, seed 33)', () => {
    const { tests: data, heat } = tests(200, 0.2, 33);
    const fit = fitLarsonMillerHeats(data, heat, 2);
    expect(Math.abs(Math.sqrt(fit.within) - 0.1)).toBeLessThan(0.01);
    expect(Math.abs(Math.sqrt(fit.between) - 0.2)).toBeLessThan(0.03);
  });
  it('the bound for a new heat lies below that for one heat when heats differ', () => {
    const { tests: data, heat } = tests(6, 0.3, 34);
    const point = { T: 1950 / 1.8, S: 30 };
    const inputs = {
      temperatureK: data.temperature.map((t) => t / 1.8),
      stress: data.stress,
      timeH: data.time,
      at: [point],
    };
    const one = runMethod('larsonMillerLowerBound', inputs).quantities.log10TimeB as unknown as number[];
    const many = runMethod('larsonMillerHeats', { ...inputs, heat }).quantities
      .log10TimeB as unknown as number[];
    expect(many[0]!).toBeLessThan(one[0]!);
  });
  it('the approximate bound of a new heat covers 0.92 to 0.98 (400 programmes of 6 heats, seeds 100 on)', () => {
    const point = { temperature: 1950, stress: 30 };
    const truth = -18 + (45_000 - 4000 * Math.log10(30)) / 1950 - 1.2815515655446004 * Math.hypot(0.2, 0.1);
    let covered = 0;
    for (let i = 0; i < 400; i++) {
      const { tests: data, heat } = tests(6, 0.2, 100 + i);
      if (heatBound(fitLarsonMillerHeats(data, heat, 1), point, B).lower <= truth) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.92);
    expect(covered / 400).toBeLessThan(0.985);
  });
  it('leverages of its design add up to its columns', () => {
    const { tests: data, heat } = tests(4, 0.1, 35);
    const { fit, heats } = fitLarsonMillerHeats(data, heat, 2);
    const sum = data.time.reduce((total, _, i) => {
      const row = [
        ...heats.map((name) => (heat[i] === name ? 1 : 0)),
        ...[0, 1, 2].map((power) => Math.log10(data.stress[i]!) ** power / data.temperature[i]!),
      ];
      return total + leverageOf(fit, row);
    }, 0);
    expect(sum).toBeCloseTo(7, 6);
  });
});
