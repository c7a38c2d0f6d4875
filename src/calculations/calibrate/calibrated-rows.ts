import type { CalibratedParameters } from '../../documents/heats/calibrated-parameters.ts';
import { scaleOf, variationOf } from '../../foundation/numerics/mixed-effects.ts';
import { type Parameter, quantileOf } from '../../models/refining/parameters.ts';
import { type Fit, knownAt } from './fit.ts';

type Row = CalibratedParameters['rows'][number];

/**
 * The posterior of a fit as the parameters of a furnace whose lining has an age: the laws of the prior stay, centre and
 * spread move (docs/theory/calibration.md, equation 8).
 */
export function calibratedRows(
  fit: Fit,
  age: number | null,
): Pick<CalibratedParameters, 'rows' | 'correlation' | 'scatter'> {
  const { parameters, settled, components, design } = fit;
  const p = parameters.length;
  const { mean, covariance } = knownAt(fit, age);
  const sd = parameters.map((_, j) => Math.sqrt(covariance[j * p + j]!));
  const told = parameters.map((parameter, j) =>
    rowOf(parameter, {
      mean: mean[j]!,
      sd: sd[j]!,
      tau: scaleOf(components, (one) => variationOf(design, one, j)),
    }),
  );
  const correlated = (i: number, j: number): number =>
    i === j ? 1 : i < p && j < p ? bounded(covariance[i * p + j]! / (sd[i]! * sd[j]!)) : 0;
  const rows = [...told, ...settled.map((one) => rowOf(one, { mean: 0, sd: 0, tau: 0 }))];
  return {
    rows,
    correlation: rows.map((_, i) => rows.map((__, j) => correlated(i, j))),
    scatter: scaleOf(components, ({ delta }) => delta),
  };
}

const bounded = (correlation: number): number => Math.max(-1, Math.min(1, correlation));

function rowOf(parameter: Parameter, z: { mean: number; sd: number; tau: number }): Row {
  const { name, law, central, spread } = parameter;
  const moved = quantileOf(parameter, z.mean);
  // the spread of a logit is kept in the unit of the value; it shrinks or widens with m (1 - m)
  const scale = law === 'logit' ? (spread * moved * (1 - moved)) / (central * (1 - central)) : spread;
  // what calibration learns has no tails of its own
  return {
    name,
    law: law === 'heavy' ? 'lognormal' : law,
    central: moved,
    spread: scale * z.sd,
    heatSpread: scale * z.tau,
  };
}
