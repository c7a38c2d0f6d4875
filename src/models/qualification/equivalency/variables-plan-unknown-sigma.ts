import { noncentralTUpper } from '../../../foundation/numerics/noncentral-t.ts';
import { normalUpperQuantile } from '../../../foundation/numerics/normal.ts';

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
