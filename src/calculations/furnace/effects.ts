import type { Scales } from '../../foundation/numerics/mixed-effects.ts';
import type { Parameter } from '../../models/refining/parameters.ts';
import { DELTA_MEDIAN, DELTA_WIDTH, TAU_SPREAD } from './linear-heat.ts';

/**
 * Variation between heats in prior standard deviations (half-normal, 0.5) and scatter of a reading beyond its method
 * (lognormal, median 5 %, a factor 2): the grid that is integrated over. Source: assumption, see docs/theory/calibration.md.
 */
export const SCALES: readonly Scales[] = [
  0.03, 0.09, 0.15, 0.21, 0.28, 0.36, 0.45, 0.55, 0.67, 0.81, 0.98, 1.2, 1.5,
].flatMap((tau) =>
  [0.01, 0.02, 0.035, 0.06, 0.1, 0.17, 0.28].map((delta) => ({ tau, delta, prior: priorOf(tau, delta) })),
);

/** Density on the grid times the width of its cells: in tau they widen, in delta they are even in logarithm. */
function priorOf(tau: number, delta: number): number {
  const width = 0.05 + 0.16 * tau;
  return (
    width *
    Math.exp(-0.5 * (tau / TAU_SPREAD) ** 2) *
    Math.exp(-0.5 * (Math.log(delta / DELTA_MEDIAN) / DELTA_WIDTH) ** 2)
  );
}

/** True for what a furnace does differently from heat to heat; constants of nature stay. */
export const varies = ({ name }: Parameter): boolean => name.includes('/') || name.startsWith('recovery:');

/**
 * Allowance for what the linearisations leave out [1]: on synthetic furnaces the spread without it is too small by
 * this much (docs/theory/calibration.md).
 */
export const ALLOWANCE = 1.1;

/** A slope below this share of what a reading scatters is no information [1]. */
export const NO_INFORMATION = 0.02;
