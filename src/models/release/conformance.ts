import { normalCdf, normalQuantile } from '../../foundation/numerics/normal.ts';
import type { Reading } from '../../foundation/quantity/reading.ts';

/**
 * Probability [1] that the true content lies inside the window, given the result.
 * JCGM 106:2012, section 7: with a flat prior, p = Phi((max - x)/u) - Phi((min - x)/u) (docs/theory/release.md, equation 2).
 * A "< L" result is a uniform prior on [0, L]; a "> L" result has no upper end and gives null, as does an unknown u.
 * All amounts in one unit. Leaves out any knowledge of the process (an informed prior narrows the answer).
 */
export function conformanceProbability(
  reading: Reading,
  window: { readonly min?: number; readonly max?: number },
  standardUncertainty: number | null,
): number | null {
  const low = window.min ?? Number.NEGATIVE_INFINITY;
  const high = window.max ?? Number.POSITIVE_INFINITY;
  if (reading.operator === '<' || reading.operator === '<=') {
    const end = reading.value;
    if (end === 0) return low <= 0 ? 1 : 0;
    return Math.max(0, Math.min(end, high) - Math.max(0, low)) / end;
  }
  if (reading.operator !== '=' || standardUncertainty === null) return null;
  if (standardUncertainty === 0) return reading.value >= low && reading.value <= high ? 1 : 0;
  return (
    normalCdf((high - reading.value) / standardUncertainty) -
    normalCdf((low - reading.value) / standardUncertainty)
  );
}

/** What may be accepted when the limits are guarded, in the unit of the window. */
export interface Acceptance {
  readonly min?: number;
  readonly max?: number;
  /** Guard band g = z(confidence) u on each side. */
  readonly guard: number;
}

/**
 * Acceptance limits drawn in by the guard band g = Phi^-1(c) u, so that a result on them conforms with probability c
 * at one limit. JCGM 106:2012, section 8.3 (guarded acceptance; equation 3). The interval can be empty: then no result of this
 * method can show conformity with that confidence.
 */
export function guardedAcceptance(
  window: { readonly min?: number; readonly max?: number },
  standardUncertainty: number,
  confidence: number,
): Acceptance {
  const guard = normalQuantile(confidence) * standardUncertainty;
  return {
    ...(window.min === undefined ? {} : { min: window.min + guard }),
    ...(window.max === undefined ? {} : { max: window.max - guard }),
    guard,
  };
}
