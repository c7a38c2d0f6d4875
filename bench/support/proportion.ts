import { clopperPearsonLower, clopperPearsonUpper } from '../../src/foundation/numerics/clopper-pearson.ts';

/** Two-sided interval of a proportion after `successes` of `n`: one-sided bounds at (1 + confidence)/2 each. */
export function proportionInterval(
  successes: number,
  n: number,
  confidence: number,
): readonly [lower: number, upper: number] {
  const each = (1 + confidence) / 2;
  return [clopperPearsonLower(successes, n, each), clopperPearsonUpper(successes, n, each)];
}
