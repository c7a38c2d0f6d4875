import { AT_LEAST_TWO, FRACTION, requireArguments } from '../../../foundation/statistics/arguments.ts';
import {
  exactFactors,
  type MeanExtremumFactors,
  marginals,
  type Programme,
  passProbability,
} from './mean-extremum.ts';
import { publishedTwoSampleFactors } from './vangel-table.ts';

/** Factors of the two-sample test, with what an unchanged material meets under them. */
export interface TwoSampleFactors extends MeanExtremumFactors {
  /** Probability that an unchanged material fails either limit, the mean alone, the minimum alone. */
  readonly unionProbability: number;
  readonly marginalMean: number;
  readonly marginalMinimum: number;
  readonly exact: MeanExtremumFactors;
}

/**
 * Factors that know that the baseline is estimated too: the published ones where there are any unless `exact` is asked
 * for, else solved by quadrature (Kloppenborg 2023). Compared with the published factors for (18, 6) and (18, 5) and a
 * simulation of the union within 2e-4. Throws InputError for a baseline below two or m outside 1..500.
 */
export function twoSampleFactors(
  programme: Programme,
  alpha = 0.05,
  { exact: exactOnly = false }: { readonly exact?: boolean } = {},
): TwoSampleFactors {
  requireArguments('equivalenceMeanExtremumTwoSample', {
    m: [programme.m, { min: 1, max: 500, whole: true }],
    baseline: [programme.baseline, AT_LEAST_TWO],
    alpha: [alpha, FRACTION],
  });
  const exact = exactFactors(programme, alpha);
  const { k1, k2 } = (exactOnly ? undefined : publishedTwoSampleFactors(programme, alpha)) ?? exact;
  const { mean, minimum } = marginals({ k1, k2 }, programme);
  return {
    k1,
    k2,
    unionProbability: 1 - passProbability({ k1, k2 }, programme),
    marginalMean: mean,
    marginalMinimum: minimum,
    exact,
  };
}
