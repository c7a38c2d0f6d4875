import { poissonMeanLower, poissonMeanUpper, poissonUpper } from '../../../foundation/numerics/poisson.ts';
import { COUNT, FRACTION, POSITIVE, requireArguments } from '../../../foundation/statistics/arguments.ts';

/** Findings in a mass of metal inspected. */
export interface Inspection {
  readonly findings: number;
  /** [t] */
  readonly mass_t: number;
}

/** Rate of findings [1/t] with its one-sided exact bounds. */
export interface FindingRate {
  readonly rate: number;
  readonly upper: number;
  readonly lower: number;
}

/**
 * Rate of findings per tonne: upper chi2_C(2r+2)/(2 m), lower chi2_{1-C}(2r)/(2 m), one-sided each (Garwood 1936). Holds
 * for findings independent and at one rate; clusters within a heat make the bound too narrow. Compared with the Poisson
 * tails at the bounds: 1e-12. Throws InputError for a mass not above zero or a count that is not whole.
 */
export function findingRate({ findings, mass_t }: Inspection, confidence = 0.95): FindingRate {
  requireArguments('poissonRatePerTonne', {
    findings: [findings, COUNT],
    mass_t: [mass_t, POSITIVE],
    confidence: [confidence, FRACTION],
  });
  return {
    rate: findings / mass_t,
    upper: poissonMeanUpper(findings, confidence) / mass_t,
    lower: poissonMeanLower(findings, confidence) / mass_t,
  };
}

/** Probability of this few findings or fewer at a rate [1/t]; small means that the rate is shown to be below it. */
export const probabilityOfSoFew = ({ findings, mass_t }: Inspection, rate_per_t: number): number =>
  1 - poissonUpper(findings, rate_per_t * mass_t);

/** Metal [t] that with so many findings shows a rate below `limit_per_t` [1/t]: chi2_C(2r+2)/2 over it. */
export const tonnesToShow = (limit_per_t: number, findings: number, confidence = 0.95): number =>
  poissonMeanUpper(findings, confidence) / limit_per_t;
