import { normalQuantile } from '../../numerics/normal.ts';
import { AT_LEAST_TWO, FRACTION, requireArguments } from '../arguments.ts';
import { type Coverage, toleranceFactor } from '../tolerance/normal-tolerance.ts';
import { capabilityLowerBound } from './process-capability-interval.ts';

/** Both sides of one statement about a mean and a limit: the tolerance factor, and the capability bound it stands for. */
export interface CapabilityTolerance {
  /** Factor k(n, p, C) of the tolerance bound. */
  readonly k: number;
  /** Lower bound of Cpl when the observed index is k/3. */
  readonly cplLower: number;
  /** z_p/3, which it equals. */
  readonly zOver3: number;
}

/**
 * (mean-LSL)/s = k(n, p, C) exactly when the lower bound of Cpl is z_p/3 (duality of confidence and tolerance bounds;
 * Owen 1968). Both sides are computed independently and agree to 1e-9. Throws InputError for n below two.
 */
export function capabilityTolerance(n: number, coverage: Coverage): CapabilityTolerance {
  requireArguments('capabilityToleranceDuality', {
    n: [n, AT_LEAST_TWO],
    content: [coverage.content, FRACTION],
    confidence: [coverage.confidence, FRACTION],
  });
  const k = toleranceFactor(n, coverage);
  return {
    k,
    cplLower: capabilityLowerBound(k / 3, n, coverage.confidence),
    zOver3: normalQuantile(coverage.content) / 3,
  };
}
