import { ConvergenceError } from '../../../foundation/errors.ts';
import { normalUpperQuantile } from '../../../foundation/numerics/normal.ts';
import { findRootOutward } from '../../../foundation/numerics/roots.ts';
import {
  FRACTION,
  POSITIVE,
  requireArguments,
  requireValues,
} from '../../../foundation/statistics/arguments.ts';
import { andersonDarlingStatistic } from '../../../foundation/statistics/hypothesis/anderson-darling.ts';
import { ascending, momentsOf, requireSpread } from '../../../foundation/statistics/sample.ts';
import type { Diagnostic } from '../diagnostic.ts';

/** Gumbel distribution of the largest inclusion per field: P(X <= x) = exp(-exp(-(x - location)/scale)). */
export interface GumbelFit {
  readonly location: number;
  readonly scale: number;
  readonly logLikelihood: number;
}

/**
 * Maximum likelihood: scale d with d = mean - sum x e^(-x/d)/sum e^(-x/d), location -d ln(mean e^(-x/d)).
 * Values are shifted by their smallest so that nothing under- or overflows.
 */
export function fitGumbel(x: readonly number[]): GumbelFit {
  const { mean, sd, n } = momentsOf(x);
  const low = Math.min(...x);
  const sums = (scale: number): readonly [plain: number, weighted: number] => {
    let plain = 0;
    let weighted = 0;
    for (const value of x) {
      const e = Math.exp(-(value - low) / scale);
      plain += e;
      weighted += (value - low) * e;
    }
    return [plain, weighted];
  };
  const root = findRootOutward(
    (logScale) => {
      const scale = Math.exp(logScale);
      const [plain, weighted] = sums(scale);
      return scale - (mean - low) + weighted / plain;
    },
    { start: Math.log(sd * 0.05), width: 1 },
  );
  if (root.status !== 'converged') {
    throw new ConvergenceError('the Gumbel fit of the inclusion sizes did not converge', {
      path: 'x',
      value: n,
      cure: 'check for equal or extreme sizes',
    });
  }
  const scale = Math.exp(root.x);
  const location = low - scale * Math.log(sums(scale)[0] / n);
  let logLikelihood = -n * Math.log(scale);
  for (const value of x) {
    const z = (value - location) / scale;
    logLikelihood -= z + Math.exp(-z);
  }
  return { location, scale, logLikelihood };
}

/**
 * Largest inclusion expected in a return period of T fields, and its standard error (ASTM E2283):
 * y = -ln(-ln((T-1)/T)), x = location + scale y, SE = scale sqrt((1.109 + 0.514 y + 0.608 y^2)/n).
 */
export function inclusionReturn(
  { location, scale }: GumbelFit,
  period: number,
  n: number,
): { size: number; se: number } {
  const y = -Math.log(-Math.log1p(-1 / period));
  return { size: location + scale * y, se: scale * Math.sqrt((1.109 + 0.514 * y + 0.608 * y * y) / n) };
}

/** Anderson-Darling against the Gumbel (largest values); limit 0.757/(1 + 0.2/sqrt(n)) at 5 % (Stephens 1977). */
export function gumbelDiagnostic(x: readonly number[], { location, scale }: GumbelFit): Diagnostic {
  const a = andersonDarlingStatistic(ascending(x), (value) => {
    const hazard = Math.exp(-(value - location) / scale);
    return [Math.exp(-hazard), -Math.expm1(-hazard)];
  });
  const statistic = a * (1 + 0.2 / Math.sqrt(x.length));
  return {
    name: 'fit:gumbel',
    verdict: statistic < 0.757 ? 'PASS' : 'FAIL',
    reason: 'Anderson-Darling for extreme values at 5 % (Stephens 1977)',
    statistic,
    limit: 0.757,
  };
}

/** Largest inclusion to be expected in a reference area or volume, in the unit of the sizes. */
export interface InclusionExtremes extends GumbelFit {
  readonly largestExpected: number;
  readonly standardError: number;
  /** Two-sided at the confidence; its upper end is held against a limit. */
  readonly interval: readonly [lower: number, upper: number];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Gumbel fit of the largest size of each field, extrapolated to a return period (reference area over field area), with
 * the bound and the diagnostics of ASTM E2283. Compared with simulation (bias of the scale, coverage of the bound).
 * Throws InputError for fewer than six fields or sizes not above zero, ValidityError without spread.
 */
export function inclusionExtremesOf(
  x: readonly number[],
  {
    returnPeriod = 1000,
    confidence = 0.95,
  }: { readonly returnPeriod?: number; readonly confidence?: number } = {},
): InclusionExtremes {
  requireValues('inclusionExtremes', 'x', x, 6);
  requireArguments('inclusionExtremes', {
    smallest: [Math.min(...x), POSITIVE],
    returnPeriod: [returnPeriod, { above: 1 }],
    confidence: [confidence, FRACTION],
  });
  requireSpread('inclusionExtremes', x);
  const fit = fitGumbel(x);
  const { size, se } = inclusionReturn(fit, returnPeriod, x.length);
  const half = normalUpperQuantile((1 - confidence) / 2) * se;
  return {
    ...fit,
    largestExpected: size,
    standardError: se,
    interval: [size - half, size + half],
    diagnostics: [
      gumbelDiagnostic(x, fit),
      {
        name: 'number of fields',
        verdict: x.length >= 24 ? 'PASS' : 'HOLD',
        reason: `${x.length} fields; ASTM E2283 uses 24`,
        statistic: x.length,
        limit: 24,
      },
    ],
  };
}
