import { describe, expect, it } from 'vitest';
import { InputError } from '../../foundation/errors.ts';
import { betaCdf } from '../../foundation/numerics/beta.ts';
import { chanceAtMost, JEFFREYS, strayShare } from './stray-share.ts';

const pieces = (good: number, strays: number) =>
  Array.from({ length: good + strays }, (_, i) => ({ piece: `P${i}`, stray: i < strays }));

describe('stray share', () => {
  it('bounds the share at 1 % with 95 % after about 190 clean pieces, by the uniform prior 298', () => {
    expect(strayShare(pieces(191, 0)).upper95).toBeLessThan(0.01);
    expect(strayShare(pieces(189, 0)).upper95).toBeGreaterThan(0.01);
    // Uniform prior: (1 - 0.01)^(n + 1) = 0.05 gives n = 298, the frequentist 299 less one.
    expect(strayShare(pieces(298, 0), [1, 1]).upper95).toBeCloseTo(1 - 0.05 ** (1 / 299), 12);
  });

  it('moves from prior to data', () => {
    const posterior = strayShare(pieces(97, 3));
    expect(posterior.shape).toEqual([3.5, 97.5]);
    expect(posterior.mean).toBeCloseTo(3.5 / 101, 12);
    expect(betaCdf(posterior.upper95, posterior.shape)).toBeCloseTo(0.95, 9);
  });

  it('gives the beta-binomial of the rest: Laplace succession, a sum of one, one piece = the mean', () => {
    expect(chanceAtMost(0, 1, [1, 101])).toBeCloseTo(101 / 102, 12);
    expect(chanceAtMost(40, 40, [3.5, 97.5])).toBeCloseTo(1, 10);
    const { shape, mean } = strayShare(pieces(97, 3));
    expect(1 - chanceAtMost(0, 1, shape)).toBeCloseTo(mean, 12);
    expect(chanceAtMost(0, 500, JEFFREYS)).toBeLessThan(chanceAtMost(0, 50, JEFFREYS));
  });

  it('refuses a piece that stands twice, naming both rows, and an empty list', () => {
    const twice = [...pieces(3, 0), { piece: 'P1', stray: true }];
    expect(() => strayShare(twice)).toThrow(/P1 is listed twice, in results\[1\] and results\[3\]/);
    expect(() => strayShare([])).toThrow(InputError);
  });
});
