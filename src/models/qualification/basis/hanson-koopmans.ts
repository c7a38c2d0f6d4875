import { ConvergenceError } from '../../../foundation/errors.ts';
import { betaCdf, betaUpper, betaUpperQuantile } from '../../../foundation/numerics/beta.ts';
import { integrate } from '../../../foundation/numerics/gauss-legendre.ts';
import { findRootOutward } from '../../../foundation/numerics/roots.ts';
import type { Coverage } from '../../../foundation/statistics/tolerance/normal-tolerance.ts';

/** Ranks i < j (ascending, from 1) of the two order statistics a bound rests on. */
export interface OrderPair {
  readonly n: number;
  readonly i: number;
  readonly j: number;
}

/**
 * Probability that x(j) (x(i)/x(j))^z lies below the (1-p) quantile of a log-concave population on its worst case:
 * P[U(j) R^z <= 1-p], R ~ Beta(i, j-i) and U(j) ~ Beta(j, n-j+1) independent.
 * Below r0 = (1-p)^(1/z) the integrand is one; the rest is taken in y = -ln(1 - F_R), because a plain grid in r
 * loses 1e-3 at n = 275.
 */
function covered({ n, i, j }: OrderPair, z: number, content: number): number {
  const ratio: readonly [number, number] = [i, j - i];
  const r0 = (1 - content) ** (1 / z);
  const below = betaCdf(r0, ratio);
  const y0 = -Math.log(betaUpper(r0, ratio));
  const integrand = (y: number): number => {
    // R of tail probability e^-y; for i = 1 in closed form.
    const r = i === 1 ? -Math.expm1(-y / (j - 1)) : betaUpperQuantile(Math.exp(-y), ratio);
    return betaCdf((1 - content) / r ** z, [j, n - j + 1]) * Math.exp(-y);
  };
  // For large n the integrand falls from one within 1/n of y0: panels halve towards it.
  let rest = 0;
  for (let k = 0; k <= GRADES; k++) {
    const to = TAIL / 2 ** k;
    const from = k === GRADES ? 0 : to / 2;
    rest += integrate(integrand, [y0 + from, y0 + to], { order: 12 });
  }
  return below + rest;
}

/** e^-40 of the ratio's tail is left out; the first panel is TAIL/2^GRADES wide. */
const TAIL = 40;

const GRADES = 14;

/** z of the bound x(j) (x(i)/x(j))^z: the root of `covered` = confidence, growing with it. */
export function hansonKoopmansFactor(pair: OrderPair, { content, confidence }: Coverage): number {
  const root = findRootOutward((logZ) => covered(pair, Math.exp(logZ), content) - confidence, {
    start: Math.log(0.05),
    width: 1,
  });
  if (root.status !== 'converged') {
    throw new ConvergenceError(
      `Hanson-Koopmans factor for n = ${pair.n}, ranks ${pair.i} and ${pair.j}: no root`,
      {
        path: 'j',
        value: pair.j,
      },
    );
  }
  return Math.exp(root.x);
}

/** The bound itself from ascending values, all > 0. */
export const hansonKoopmansBound = (sorted: readonly number[], { i, j }: OrderPair, z: number): number =>
  sorted[j - 1]! * (sorted[i - 1]! / sorted[j - 1]!) ** z;
