import { ConvergenceError } from '../../../../foundation/errors.ts';
import { gammaUpperQuantile } from '../../../../foundation/numerics/gamma.ts';
import { findRoot } from '../../../../foundation/numerics/roots.ts';
import type { StatisticMethod } from '../method.ts';

/**
 * Gamma(a, rate b) of a failure rate from two quantiles of the MTBF: P(MTBF < m1) = p1, P(MTBF < m2) = p2.
 * The ratio of the two rate quantiles fixes a alone; b scales.
 */
export function gammaPriorOf(
  [m1, p1]: readonly [mtbf: number, probability: number],
  [m2, p2]: readonly [mtbf: number, probability: number],
): { a: number; b: number } {
  const quantile = (a: number, p: number): number => gammaUpperQuantile(p, { shape: a, rate: 1 });
  const aim = Math.log(m1 / m2);
  const root = findRoot(
    (logA) => Math.log(quantile(Math.exp(logA), p2) / quantile(Math.exp(logA), p1)) - aim,
    [Math.log(0.02), Math.log(1e5)],
  );
  if (root.status !== 'converged') {
    throw new ConvergenceError(
      `no gamma prior has these two MTBF quantiles (${m1} at ${p1}, ${m2} at ${p2})`,
      {
        path: 'mtbf',
        value: m1 / m2,
        cure: 'move the two values apart or together',
      },
    );
  }
  const a = Math.exp(root.x);
  return { a, b: quantile(a, p1) * m1 };
}

export const gammaPriorFromTwoMtbf: StatisticMethod = {
  name: 'gammaPriorFromTwoMtbf',
  title: 'gamma prior of a failure rate from two opinions: median MTBF and a low MTBF',
  formula: 'a from the ratio of the two rate quantiles, b = G^-1(1 - p; a) MTBF_p',
  source: 'NIST/SEMATECH e-Handbook 8.3.1.5',
  comparedWith: 'e-Handbook 2.863 and 1522.46; independent root 1e-8',
  refuses: 'other than two MTBF values, or values out of the order of their percentages',
  assumptions: ['the two opinions are believed'],
  inputs: { mtbf50: 'median MTBF', mtbf05: 'MTBF with 5 % below; any two mtbfNN' },
  run(reader) {
    const found: [number, number][] = [];
    for (let percent = 1; percent <= 99; percent++)
      for (const name of [`mtbf${String(percent).padStart(2, '0')}`, `mtbf${percent}`]) {
        if (!reader.has(name) || found.some(([, p]) => p === percent / 100)) continue;
        found.push([reader.number(name, { above: 0 }), percent / 100]);
      }
    if (found.length !== 2)
      reader.refuse('mtbf50', `and others: ${found.length} values instead of two`, 'two of mtbf01 .. mtbf99');
    const [low, high] = found as [[number, number], [number, number]];
    if (!(low[0] < high[0])) reader.refuse('mtbf50', 'is not above the MTBF of the lower percentage');
    const { a, b } = gammaPriorOf(high, low);
    return { quantities: { a, b, rateMean: a / b } };
  },
};
