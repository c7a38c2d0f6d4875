import { ConvergenceError } from '../../../foundation/errors.ts';
import { noncentralTQuantile, noncentralTUpper } from '../../../foundation/numerics/noncentral-t.ts';
import { normalUpperQuantile } from '../../../foundation/numerics/normal.ts';
import { FRACTION, requireArguments } from '../../../foundation/statistics/arguments.ts';

export interface VariablesPlan {
  readonly n: number;
  readonly k: number;
}

/** P(accept) of the plan "(mean - LSL)/s >= k" when the fraction p lies below LSL: P[T(n-1, z_{1-p} sqrt n) >= k sqrt n]. */
export function variablesPlanAcceptance({ n, k }: VariablesPlan, p: number): number {
  return noncentralTUpper(k * Math.sqrt(n), {
    df: n - 1,
    noncentrality: normalUpperQuantile(p) * Math.sqrt(n),
  });
}

/** k at which lots of quality p1 are accepted with probability 1 - alpha. */
function factorAt(n: number, p1: number, alpha: number): number {
  const root = Math.sqrt(n);
  return noncentralTQuantile(alpha, { df: n - 1, noncentrality: normalUpperQuantile(p1) * root }) / root;
}

/** Fractions below the limit that are to be accepted and rejected, and the risk of each. */
export interface PlanRisks {
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly beta: number;
}

function requireRisks({ p1, p2, alpha, beta }: PlanRisks): void {
  requireArguments('variablesPlanUnknownSigma', {
    p1: [p1, { above: 0, below: p2 }],
    p2: [p2, FRACTION],
    alpha: [alpha, { above: 0, below: 1 - beta }],
    beta: [beta, FRACTION],
  });
}

/** Approximate plan of Wallis (1947), n not rounded: k = (z_alpha z_p2 + z_beta z_p1)/(z_alpha + z_beta). */
export function wallisPlan(risks: PlanRisks): VariablesPlan {
  requireRisks(risks);
  const [z1, z2] = [normalUpperQuantile(risks.p1), normalUpperQuantile(risks.p2)];
  const [za, zb] = [normalUpperQuantile(risks.alpha), normalUpperQuantile(risks.beta)];
  const k = (za * z2 + zb * z1) / (za + zb);
  return { n: (1 + (k * k) / 2) * ((za + zb) / (z1 - z2)) ** 2, k };
}

/**
 * Smallest plan for one limit with sigma unknown that keeps both risks, exactly: k = t'_alpha(n-1, z_p1 sqrt n)/sqrt n, n
 * the smallest with P(accept | p2) <= beta (Lieberman and Resnikoff 1955). Bisection on n: the consumer's risk falls
 * with it. Compared with an independent search: 1e-7. Throws InputError for risks out of order, ConvergenceError above 1e6.
 */
export function smallestVariablesPlan(risks: PlanRisks): VariablesPlan {
  requireRisks(risks);
  const { p1, p2, alpha, beta } = risks;
  const enough = (n: number): boolean =>
    variablesPlanAcceptance({ n, k: factorAt(n, p1, alpha) }, p2) <= beta;
  let low = 1;
  let high = 2;
  while (!enough(high)) {
    low = high;
    high *= 2;
    if (high > 1e6) throw new ConvergenceError('no variables plan up to n = 1e6', { path: 'p2', value: p2 });
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return { n: high, k: factorAt(high, p1, alpha) };
}
