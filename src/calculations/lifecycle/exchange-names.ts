import { type Distribution, momentsOf } from '../../foundation/numerics/distribution.ts';
import type { Quantities } from '../method/quantities.ts';

/**
 * A distribution as stats_arrays (Brightway) and openLCA write it: their code or name with their parameters. openLCA knows
 * four kinds; another one becomes the normal of its mean and standard deviation, where it has them.
 */
export const exchangeNames = (d: Distribution): Quantities => ({
  statsArrays: statsArraysOf(d),
  openLca: openLcaOf(d),
});

/** Fields `uncertainty type`, `loc`, `scale`, `shape`, `minimum`, `maximum` of stats_arrays. */
function statsArraysOf(d: Distribution): Quantities {
  const type = (id: number, fields: Quantities): Quantities => ({ 'uncertainty type': id, ...fields });
  switch (d.kind) {
    case 'fixed':
      return type(1, { loc: d.value });
    case 'lognormal':
      return type(2, { loc: d.mu, scale: d.sigma });
    case 'normal':
      return type(3, { loc: d.mean, scale: d.sd });
    case 'uniform':
      return type(4, { minimum: d.min, maximum: d.max });
    case 'triangular':
      return type(5, { loc: d.mode, minimum: d.min, maximum: d.max });
    case 'bernoulli':
      return type(6, { loc: d.p });
    case 'discrete-uniform':
      return type(7, { minimum: d.min, maximum: d.max + 1 });
    case 'weibull':
      return type(8, { loc: d.offset ?? 0, scale: d.scale, shape: d.shape });
    case 'gamma':
      return type(9, { loc: d.offset ?? 0, scale: d.scale, shape: d.shape });
    case 'beta':
      return type(10, { loc: d.alpha, shape: d.beta, minimum: d.min, maximum: d.max });
    case 'student':
      return type(12, { loc: d.location, scale: d.scale, shape: d.df });
    case 'pert':
      return type(13, { loc: d.mode, minimum: d.min, maximum: d.max });
  }
}

/** `distributionType` of the openLCA schema with its parameters. */
function openLcaOf(d: Distribution): Quantities {
  switch (d.kind) {
    case 'fixed':
      return { distributionType: 'NO_DISTRIBUTION' };
    case 'lognormal':
      return {
        distributionType: 'LOG_NORMAL_DISTRIBUTION',
        geomMean: Math.exp(d.mu),
        geomSd: Math.exp(d.sigma),
      };
    case 'uniform':
      return { distributionType: 'UNIFORM_DISTRIBUTION', minimum: d.min, maximum: d.max };
    case 'triangular':
      return { distributionType: 'TRIANGLE_DISTRIBUTION', minimum: d.min, mode: d.mode, maximum: d.max };
    default: {
      const { mean, variance } = momentsOf(d);
      if (mean === null || variance === null) return { distributionType: 'NO_DISTRIBUTION' };
      return { distributionType: 'NORMAL_DISTRIBUTION', mean, sd: Math.sqrt(variance) };
    }
  }
}
