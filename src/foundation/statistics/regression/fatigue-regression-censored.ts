import { InputError } from '../../errors.ts';
import { normalQuantile } from '../../numerics/normal.ts';
import { type CensoredFit, fitCensored, type LifeFamily } from '../life/censored-fit.ts';

/** Tests of a strain- or stress-life curve; run-outs have failed = false. */
export interface FatigueTests {
  readonly life: readonly number[];
  readonly failed: readonly boolean[];
  readonly stress: readonly number[];
}

/** ML of ln life = b0 + b1 L + b2 L^2 + sigma eps, L = ln stress; sigma constant or ln sigma = g0 + g1 L. */
export function fitFatigue(
  { life, failed, stress }: FatigueTests,
  { family, scatter }: { readonly family: LifeFamily; readonly scatter: 'constant' | 'varying' },
): CensoredFit {
  const log = stress.map(Math.log);
  // Centring keeps the quadratic well conditioned; the coefficients are turned back below.
  const centre = log.reduce((sum, value) => sum + value, 0) / log.length;
  const fit = fitCensored(family, {
    logLife: life.map(Math.log),
    event: failed,
    location: log.map((l) => [1, l - centre, (l - centre) ** 2]),
    scale: log.map((l) => (scatter === 'constant' ? [1] : [1, l - centre])),
  });
  const [b0, b1, b2] = fit.location as [number, number, number];
  const [g0, g1] = fit.logScale as [number, number?];
  return {
    ...fit,
    location: [b0 - b1 * centre + b2 * centre ** 2, b1 - 2 * b2 * centre, b2],
    logScale: g1 === undefined ? [g0] : [g0 - g1 * centre, g1],
  };
}

/** Life [unit of the data] that the fraction p does not reach at a stress. */
export function fatigueQuantile(
  { location, logScale }: CensoredFit,
  family: LifeFamily,
  at: { stress: number; p: number },
): number {
  const l = Math.log(at.stress);
  const mu = location[0]! + location[1]! * l + location[2]! * l * l;
  const sigma = Math.exp(logScale[0]! + (logScale[1] ?? 0) * l);
  return Math.exp(mu + sigma * (family === 'weibull' ? Math.log(-Math.log1p(-at.p)) : normalQuantile(at.p)));
}

/** Four round stresses over the tested range: 80, 100, 120, 140 for tests from 80.3 to 145.9. */
export function roundStresses(stress: readonly number[]): number[] {
  const [low, high] = [Math.min(...stress), Math.max(...stress)];
  const rough = (high - low) / 3;
  const decade = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10]
    .map((m) => m * decade)
    .reduce((a, b) => (Math.abs(b - rough) < Math.abs(a - rough) ? b : a));
  const first = Math.round(low / step) * step;
  return [0, 1, 2, 3].map((i) => Number((first + i * step).toPrecision(12))).filter((value) => value > 0);
}

/** Family and scatter of a fatigue curve: constant, or varying with stress. */
export const FATIGUE_MODELS = {
  weibullConst: { family: 'weibull', scatter: 'constant' },
  weibullVarSigma: { family: 'weibull', scatter: 'varying' },
  lognormalConst: { family: 'lognormal', scatter: 'constant' },
  lognormalVarSigma: { family: 'lognormal', scatter: 'varying' },
} as const;

export type FatigueModel = keyof typeof FATIGUE_MODELS;

/** All four curves of one set of tests; the largest likelihood names the preferred one. */
export interface FatigueFits {
  readonly fits: Readonly<Record<FatigueModel, CensoredFit>>;
  readonly preferred: FatigueModel;
}

/**
 * The four curves of tests with run-outs (Nelson 1984; Meeker and Escobar 1998, chapter 17). Compared with
 * survival::survreg on Nelson's superalloy data: 1e-5. Throws ValidityError without failures, InputError for fewer
 * than three stresses.
 */
export function fitFatigueModels(tests: FatigueTests): FatigueFits {
  if (new Set(tests.stress).size < 3)
    throw new InputError('fatigue curve: at least three different stresses are needed', { path: 'stress' });
  const fits = {
    weibullConst: fitFatigue(tests, FATIGUE_MODELS.weibullConst),
    weibullVarSigma: fitFatigue(tests, FATIGUE_MODELS.weibullVarSigma),
    lognormalConst: fitFatigue(tests, FATIGUE_MODELS.lognormalConst),
    lognormalVarSigma: fitFatigue(tests, FATIGUE_MODELS.lognormalVarSigma),
  };
  const names = Object.keys(fits) as FatigueModel[];
  const preferred = names.reduce((best, name) =>
    fits[name].logLikelihood > fits[best].logLikelihood ? name : best,
  );
  return { fits, preferred };
}
