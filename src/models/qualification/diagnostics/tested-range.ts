import type { RuptureTests } from '../../../foundation/statistics/regression/larson-miller.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Points must lie inside the tested temperatures and stresses. */
export function insideDiagnostic(
  tests: RuptureTests,
  points: readonly { readonly temperature: number; readonly stress: number }[],
) {
  const outside = points.filter(
    ({ temperature, stress }) =>
      temperature < Math.min(...tests.temperature) - 1e-9 ||
      temperature > Math.max(...tests.temperature) + 1e-9 ||
      stress < Math.min(...tests.stress) ||
      stress > Math.max(...tests.stress),
  );
  return {
    name: 'inside the tested range',
    verdict: outside.length === 0 ? 'PASS' : 'FAIL',
    reason: `${outside.length} of ${points.length} points outside the tested temperatures or stresses`,
  } as const;
}

/** Says whether x0 lies inside the range that was tested. */
export function rangeDiagnostic(x: readonly number[], x0: readonly number[]): Diagnostic {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const outside = x0.filter((value) => value < low || value > high);
  return {
    name: 'inside the tested range',
    verdict: outside.length === 0 ? 'PASS' : 'FAIL',
    reason:
      outside.length === 0
        ? `all points between ${low} and ${high}`
        : `${outside.join(', ')} outside ${low} to ${high}: E739 does not extrapolate`,
  };
}
