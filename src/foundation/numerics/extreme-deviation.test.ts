import { describe, expect, it } from 'vitest';
import { extremeDeviation, extremeDeviationCdf } from './extreme-deviation.ts';
import { integrate } from './gauss-legendre.ts';
import { normalCdf, normalDensity } from './normal.ts';
import { fillNormal, streamKey } from './random.ts';

const cdf = (n: number, u: number): number => extremeDeviationCdf(extremeDeviation(n), u);

describe('largest deviation from the mean', () => {
  it('n = 2 is erf(u)', () => {
    for (const u of [0.01, 0.3, 0.777, 1, 2.5])
      expect(Math.abs(cdf(2, u) - (2 * normalCdf(u * Math.SQRT2) - 1))).toBeLessThan(1e-11);
  });
  it('joined with the mean it gives the distribution of the maximum, Phi(x)^n', () => {
    // max = mean + deviation, independent: P(max <= x) = int sqrt(n) phi(sqrt(n) d) H_n(x - d) dd.
    for (const n of [2, 3, 5, 10, 40])
      for (const x of [-0.5, 0.4, 1.7, 3]) {
        const root = Math.sqrt(n);
        const joined = integrate(
          (d) => root * normalDensity(root * d) * cdf(n, x - d),
          [-9 / root, Math.min(x, 9 / root)],
          { panels: 60, order: 16 },
        );
        expect(Math.abs(joined - normalCdf(x) ** n), `n ${n}, x ${x}`).toBeLessThan(1e-10);
      }
  });
  it('n = 7 against 2e5 draws (seed 3) within 4 standard errors', () => {
    const draws = 200_000;
    const values = fillNormal(streamKey(3, 'extreme'), new Float64Array(7 * draws));
    let below = 0;
    for (let i = 0; i < draws; i++) {
      const sample = values.subarray(7 * i, 7 * i + 7);
      const mean = sample.reduce((sum, value) => sum + value, 0) / 7;
      if (Math.max(...sample) - mean <= 1.5) below++;
    }
    const p = cdf(7, 1.5);
    expect(Math.abs(below / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws));
  });
  it('one value deviates by nothing; outside the table it is refused', () => {
    expect([cdf(1, 0), cdf(1, -0.1), cdf(5, 12)]).toEqual([1, 0, 1]);
    expect(() => extremeDeviation(0)).toThrow(/n = 0/);
  });
});
