import { knownBaselineFactors } from '../../../../models/qualification/equivalency/equivalence-mean-extremum-factors.ts';
import type { Quantity } from '../../../method/quantities.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

/** `factors`: "published" (default) or "exact". */
export function readFactorChoice(reader: Reader): boolean {
  const choice = reader.text('factors', 'published');
  if (choice !== 'published' && choice !== 'exact')
    reader.refuse('factors', 'is unknown', 'published or exact');
  if (choice === 'published') {
    reader.assume({
      what: 'factors',
      value: 'published where tabulated, exact elsewhere',
      unit: '1',
      source: 'Vangel (2002)',
    });
  }
  return choice === 'exact';
}

export const equivalenceMeanExtremumFactors: StatisticMethod = {
  name: 'equivalenceMeanExtremumFactors',
  title: 'factors k1 (minimum) and k2 (mean) of equivalency and lot acceptance, baseline taken as known',
  formula:
    'limits m - k1 s and m - k2 s with union probability alpha and equal marginals 1-Phi(k1)^n = Phi(-sqrt(n) k2); exact union by the independence of mean and extreme deviation',
  source: 'Vangel (2002), Technometrics 44(3), 242 (published table); Nair (1948) for the exact union',
  comparedWith:
    'published table: equal. It is a saddlepoint approximation: exact factors differ by at most 6e-4 for alpha <= 0.025, 0.13 % at 0.1 (n > 2) and 4 % at alpha 0.5, n = 2',
  refuses: 'alpha outside (0, 1), n outside 1..500',
  assumptions: [
    'normal populations',
    'baseline mean and sd known exactly: with 18 specimens 9.7 % are rejected, not 5 %',
  ],
  inputs: {
    alpha: 'number or list (rows)',
    n: 'number or list (columns)',
    factors: 'published (default) or exact',
  },
  run(reader) {
    const alpha = reader.either('alpha', { above: 0, below: 1 });
    const n = reader.either('n', { min: 1, max: 500, whole: true });
    const exact = readFactorChoice(reader);
    // Rows follow alpha, columns n; a scalar drops its dimension.
    const table = (f: (a: number, m: number) => number): Quantity => {
      const row = (a: number): Quantity => (Array.isArray(n) ? n.map((m) => f(a, m)) : f(a, n));
      return Array.isArray(alpha) ? alpha.map(row) : row(alpha);
    };
    return {
      quantities: {
        k1: table((a, m) => knownBaselineFactors(m, a, exact).k1),
        k2: table((a, m) => knownBaselineFactors(m, a, exact).k2),
        k1Exact: table((a, m) => knownBaselineFactors(m, a, true).k1),
        k2Exact: table((a, m) => knownBaselineFactors(m, a, true).k2),
      },
    };
  },
};
