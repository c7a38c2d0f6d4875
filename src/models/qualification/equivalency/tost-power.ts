import { integrate } from '../../../foundation/numerics/gauss-legendre.ts';
import { stirlingError } from '../../../foundation/numerics/noncentral-t.ts';
import { LN_SQRT_TWO_PI, normalCdf, normalUpper } from '../../../foundation/numerics/normal.ts';
import { studentTUpperQuantile } from '../../../foundation/numerics/student-t.ts';

export interface TostPlan {
  readonly baselineN: number;
  readonly candidateN: number;
  /** Margin and true shift in units of the common SD. */
  readonly marginInSd: number;
  readonly shift: number;
  readonly alpha: number;
}

/**
 * Probability that the pooled two one-sided tests prove equivalence:
 * E_s [Phi((D - t s tau - shift)/tau) - Phi((-D + t s tau - shift)/tau)]+, tau^2 = 1/m + 1/n, s = chi_nu/sqrt(nu).
 */
export function tostProbability({ baselineN, candidateN, marginInSd, shift, alpha }: TostPlan): number {
  const nu = baselineN + candidateN - 2;
  const tau = Math.sqrt(1 / baselineN + 1 / candidateN);
  const t = studentTUpperQuantile(alpha, nu);
  const a = nu / 2;
  const logNorm = Math.LN2 + Math.log(a) / 2 - LN_SQRT_TWO_PI - stirlingError(a);
  // Above s = D/(t tau) the interval is empty.
  const width = 1 / Math.sqrt(2 * nu);
  const from = Math.max(1e-12, 1 - 9 * width);
  const to = Math.min(1 + 12 * width, marginInSd / (t * tau));
  if (to <= from) return 0;
  return integrate(
    (s) => {
      const room = marginInSd - t * s * tau;
      const upper = (room - shift) / tau;
      const lower = (-room - shift) / tau;
      // Both in the upper tail: subtract the complements, not numbers near one.
      const inside =
        lower > 0 ? normalUpper(lower) - normalUpper(upper) : normalCdf(upper) - normalCdf(lower);
      return inside * Math.exp(logNorm + nu * (Math.log(s) - (s * s - 1) / 2) - Math.log(s));
    },
    [from, to],
    { panels: 8, order: 16 },
  );
}

/** Smallest candidate sample that proves equivalence at true shift 0 with the power asked, or null up to 2000. */
export function tostSampleSize(plan: Omit<TostPlan, 'candidateN'>, power: number): number | null {
  for (let candidateN = 2; candidateN <= 2000; candidateN++) {
    if (tostProbability({ ...plan, candidateN }) >= power) return candidateN;
  }
  return null;
}
