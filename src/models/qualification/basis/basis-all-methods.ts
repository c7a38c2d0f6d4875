import { fitDiagnostic } from '../diagnostics/fit.ts';

/** The families in the order MIL-HDBK-17 asks for them; the first that fits is issued. Another order is a policy. */
export const ORDER = ['weibull', 'lognormal', 'normal'] as const;

/** Families a sample does not contradict, in the order they are to be tried. */
export function admissibleFamilies(x: readonly number[]): readonly (typeof ORDER)[number][] {
  return ORDER.filter((family) => fitDiagnostic(x, family).verdict === 'PASS');
}
