import {
  type Distribution,
  lognormalOfMoments,
  momentsOf,
  quantileOf,
} from '../../../foundation/numerics/distribution.ts';
import { survivalAt } from '../../../models/lifecycle/lifetime/lifetime.ts';
import { distributionOf } from '../../method/distribution.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Reader } from '../../method/reader.ts';
import { exchangeNames } from '../exchange-names.ts';
import type { LifecycleMethod } from '../method.ts';

export const distribution: LifecycleMethod = {
  name: 'distribution',
  title: 'moments, quantiles and exchange codes of a distribution; product and ratio of two lognormals',
  formula:
    'lognormal: mu = ln median, sigma = ln GSD, mean = median exp(sigma^2/2); from moments sigma^2 = ln(1 + sd^2/mean^2); product and ratio: sigma^2 = s1^2 + s2^2 +/- 2 rho s1 s2',
  source: 'identities; codes of stats_arrays and openLCA',
  comparedWith: 'closed forms 1e-12; the lognormal conversion that two programs have the wrong way round',
  refuses: 'a GSD below 1, a maximum not above the minimum, a correlation outside -1 to 1',
  inputs: {
    kind: 'normal, lognormal, uniform, triangular, pert, beta, weibull, gamma, student, bernoulli, discrete-uniform or fixed',
    median: 'with gsd: a lognormal',
    gsd: 'geometric standard deviation, 1',
    mean: 'with sd: arithmetic, unit of the variable',
    sd: 'unit of the variable',
    mu: 'with sigma: of the logarithm',
    min: 'with max, and mode for triangular and pert',
    mode: 'unit of the variable',
    max: 'unit of the variable',
    probabilities: 'which quantiles, default 0.05, 0.25, 0.5, 0.75, 0.95',
    pairs: 'instead: [mean, sd] of lognormals',
    median1: 'instead: with gsd1, median2, gsd2, rho: product and ratio',
  },
  run: (reader) => {
    if (reader.has('pairs')) return { quantities: { rows: rowsOf(reader) } };
    if (reader.has('median1')) return { quantities: productAndRatio(reader) };
    const probabilities = reader.has('probabilities')
      ? reader.numbers('probabilities', { above: 0, below: 1 })
      : [0.05, 0.25, 0.5, 0.75, 0.95];
    return { quantities: quantitiesOf(distributionOf(reader), probabilities) };
  },
};

function quantitiesOf(d: Distribution, probabilities: readonly number[]): Quantities {
  const { mean, variance } = momentsOf(d);
  return {
    kind: d.kind,
    ...(d.kind === 'lognormal' ? ofLognormal(d) : { median: quantileOf(d, 0.5) }),
    mean,
    sd: variance === null ? null : Math.sqrt(variance),
    variance,
    p2_5: quantileOf(d, 0.025),
    p97_5: quantileOf(d, 0.975),
    quantiles: Object.fromEntries(probabilities.map((p) => [String(p), quantileOf(d, p)])),
    ...exchangeNames(d),
  };
}

/** The interval between median / GSD^2 and median GSD^2, which is about 95.4 % wide, beside the exact one. */
function ofLognormal({ mu, sigma }: Distribution & { readonly kind: 'lognormal' }): Quantities {
  const median = Math.exp(mu);
  const gsd = Math.exp(sigma);
  return { mu, sigma, median, gsd, lowGsd2: median / gsd ** 2, highGsd2: median * gsd ** 2 };
}

const rowsOf = (reader: Reader): Quantities[] => {
  const pairs = reader.raw('pairs');
  if (!Array.isArray(pairs)) return reader.refuse('pairs', 'is not a list', 'a list of [mean, sd]');
  return pairs.map((pair: unknown, i) => {
    const [arithmeticMean, arithmeticSd] = Array.isArray(pair) ? (pair as unknown[]) : [];
    if (typeof arithmeticMean !== 'number' || typeof arithmeticSd !== 'number' || !(arithmeticMean > 0))
      return reader.refuse('pairs', `[${i}] is not [mean, sd] with a mean above 0`, '[mean, sd]');
    const { mu, sigma } = lognormalOfMoments(arithmeticMean, arithmeticSd);
    const survivalAtAge1 = survivalAt({ kind: 'lognormal', mu, sigma }, 1);
    return { arithmeticMean, arithmeticSd, mu, sigma, survivalAtAge1 };
  });
};

function productAndRatio(reader: Reader): Quantities {
  const [m1, m2] = [reader.number('median1', { above: 0 }), reader.number('median2', { above: 0 })];
  const [s1, s2] = [reader.number('gsd1', { min: 1 }), reader.number('gsd2', { min: 1 })].map(Math.log);
  const rhos = [reader.either('rho', { min: -1, max: 1, fallback: 0, because: 'independent' })].flat();
  const rows = (median: number, sign: number) =>
    rhos.map((rho) => ({
      rho,
      median,
      gsd: Math.exp(Math.sqrt(Math.max(0, s1! ** 2 + s2! ** 2 + sign * 2 * rho * s1! * s2!))),
    }));
  return { product: rows(m1 * m2, 1), ratio: rows(m1 / m2, -1) };
}
