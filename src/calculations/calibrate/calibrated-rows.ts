import type { CalibratedParameters } from '../../documents/heats/calibrated-parameters.ts';
import { momentsOfMixture } from '../../foundation/numerics/mixed-effects.ts';
import { type Parameter, quantileOf } from '../../models/refining/parameters.ts';
import { varies } from '../furnace/effects.ts';
import type { Fit } from './fit.ts';

type Row = CalibratedParameters['rows'][number];

/**
 * The posterior of a fit as the parameters of a furnace: the laws of the prior stay, centre and spread move
 * (docs/theory/calibration.md, equation 8).
 */
export function calibratedRows(fit: Fit): Pick<CalibratedParameters, 'rows' | 'correlation' | 'scatter'> {
  const { parameters, components } = fit;
  const p = parameters.length;
  const { mean, covariance } = momentsOfMixture(components);
  const sd = parameters.map((_, j) => Math.sqrt(covariance[j * p + j]!));
  const tau = Math.sqrt(components.reduce((sum, one) => sum + one.weight * one.tau ** 2, 0));
  const scatter = Math.sqrt(components.reduce((sum, one) => sum + one.weight * one.delta ** 2, 0));
  return {
    rows: parameters.map((parameter, j) =>
      rowOf(parameter, { mean: mean[j]!, sd: sd[j]!, tau: varies(parameter) ? tau : 0 }),
    ),
    correlation: parameters.map((_, i) =>
      parameters.map((__, j) => (i === j ? 1 : bounded(covariance[i * p + j]! / (sd[i]! * sd[j]!)))),
    ),
    scatter,
  };
}

const bounded = (correlation: number): number => Math.max(-1, Math.min(1, correlation));

/** Step of a slope [prior sd]. */
const STEP = 0.1;

function rowOf(parameter: Parameter, z: { mean: number; sd: number; tau: number }): Row {
  const { name, law, central, spread } = parameter;
  const moved = quantileOf(parameter, z.mean);
  if (law === 'heavy') {
    // what the heats left of the tails is told as the lognormal of the same slope
    const slope =
      Math.log10(quantileOf(parameter, z.mean + STEP) / quantileOf(parameter, z.mean - STEP)) / (2 * STEP);
    return { name, law: 'lognormal', central: moved, spread: slope * z.sd, heatSpread: slope * z.tau };
  }
  // the spread of a logit is kept in the unit of the value; it shrinks or widens with m (1 - m)
  const scale = law === 'logit' ? (spread * moved * (1 - moved)) / (central * (1 - central)) : spread;
  return { name, law, central: moved, spread: scale * z.sd, heatSpread: scale * z.tau };
}
