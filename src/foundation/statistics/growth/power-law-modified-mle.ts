import { normalUpperQuantile } from '../../numerics/normal.ts';
import { FRACTION, requireArguments, requireValues } from '../arguments.ts';
import type { GrowthTest } from './crow-amsaa.ts';

/** Growth slope and MTBF at the end of a test, in the unit of its times. */
export interface PowerLawGrowth {
  readonly growthSlope: number;
  readonly b: number;
  readonly a: number;
  readonly mtbf: number;
  /** Two-sided; no upper end for too few failures. */
  readonly interval: readonly [lower: number, upper: number | null];
}

/**
 * Modified maximum likelihood of the power law: b = (r-1)/sum ln(T/t_i) (r-2 when a failure ended the test), slope
 * 1 - b, a = r/T^b, MTBF T/(r b); interval M r(r-1)/(r + z^2/4 + z sqrt(r/2 + z^2/16))^2 to M r(r-1)/(r - z sqrt(r/2))^2
 * (NIST/SEMATECH e-Handbook 8.4.5.2; Crow 1982). Compared with the R script of the e-Handbook to its digits.
 * Throws InputError for too few failures or a confidence outside (0, 1).
 */
export function fitPowerLaw({ times, end, termination }: GrowthTest, confidence = 0.8): PowerLawGrowth {
  const drop = termination === 'failure' ? 2 : 1;
  requireArguments('powerLawModifiedMle', { confidence: [confidence, FRACTION] });
  requireValues('powerLawModifiedMle', 'times', times, drop + 1);
  const r = times.length;
  const b = (r - drop) / times.reduce((sum, t) => sum + Math.log(end / t), 0);
  const mtbf = end / (r * b);
  const z = normalUpperQuantile((1 - confidence) / 2);
  const scale = mtbf * r * (r - 1);
  const below = r - z * Math.sqrt(r / 2);
  const lower = scale / (r + (z * z) / 4 + z * Math.sqrt(r / 2 + (z * z) / 16)) ** 2;
  return {
    growthSlope: 1 - b,
    b,
    a: r / end ** b,
    mtbf,
    interval: [lower, below > 0 ? scale / below ** 2 : null],
  };
}
