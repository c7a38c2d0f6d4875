import { chiSquaredUpper } from '../../../../foundation/numerics/chi-squared.ts';
import { normalQuantile, normalUpperQuantile } from '../../../../foundation/numerics/normal.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { unchecked } from '../diagnostic.ts';
import { type CensoredFit, fitCensored, type LifeFamily } from '../life/censored-fit.ts';
import type { Quantity, StatisticMethod } from '../method.ts';

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

export const fatigueRegressionCensored: StatisticMethod = {
  name: 'fatigueRegressionCensored',
  title:
    'fatigue curve with run-outs by maximum likelihood: Weibull and lognormal, constant and stress-dependent scatter',
  formula:
    'ln N = b0 + b1 L + b2 L^2 + sigma eps, L = ln stress; ln sigma = g0 (+ g1 L); run-outs by their survival',
  source: 'Nelson (1984), J. Test. Eval. 12, 49; Meeker and Escobar (1998), chapter 17',
  comparedWith: 'Nelson superalloy LCF data: survival::survreg 1e-5, direct maximisation 1e-4',
  refuses: 'fewer than four failures, lives or stresses at or below zero, fewer than three stresses',
  assumptions: [
    'scatter model (likelihood ratio of varying against constant)',
    'one failure mode',
    'independent tests',
  ],
  inputs: {
    kilocycles: 'life of each test (or cycles, life; any unit)',
    failed: '1 failed, 0 run-out',
    stress: 'stress or strain of each test (pseudoStressKsi, stressMPa, strain ...)',
    at: 'stresses for the quantiles, default four round ones',
    confidence: 'of the Wald bounds, default 0.95',
  },
  run(reader) {
    const lifeName = reader.matching(/cycles|life|lives/i) ?? 'kilocycles';
    const life = reader.numbers(lifeName, { atLeast: 6, above: 0 });
    const beside = [lifeName, life.length] as const;
    const eventName = reader.firstOf('failed', 'event');
    const failed = reader.has(eventName) ? reader.flags(eventName, { beside }) : life.map(() => true);
    const stressName = reader.matching(/stress|strain|amplitude|load/i) ?? 'stress';
    const stress = reader.numbers(stressName, { above: 0, beside });
    if (failed.filter(Boolean).length < 4) reader.refuse(eventName, 'has fewer than four failures');
    if (new Set(stress).size < 3)
      reader.refuse(stressName, 'has fewer than three different stresses: no curve');
    const at = reader.has('at') ? reader.numbers('at', { above: 0 }) : roundStresses(stress);
    const tests = { life, failed, stress };
    const quantities: Record<string, Quantity> = { stressAt: at };
    const logLik: Record<string, number> = {};
    for (const family of ['weibull', 'lognormal'] as const)
      for (const scatter of ['constant', 'varying'] as const) {
        const name = `${family}${scatter === 'constant' ? 'Const' : 'VarSigma'}`;
        const fit = fitFatigue(tests, { family, scatter });
        logLik[name] = fit.logLikelihood;
        quantities[`${name}.logLik`] = fit.logLikelihood;
        quantities[`${name}.parameters`] = [...fit.location, ...fit.logScale];
        quantities[`${name}.beta`] = [...fit.location];
        if (scatter === 'constant') quantities[`${name}.sigma`] = Math.exp(fit.logScale[0]!);
        for (const [label, p] of [
          ['b10', 0.1],
          ['b01', 0.01],
          ['b50', 0.5],
        ] as const)
          quantities[`${name}.${label}AtStress`] = at.map((s) =>
            fatigueQuantile(fit, family, { stress: s, p }),
          );
      }
    const best = Object.entries(logLik).sort((a, b) => b[1] - a[1])[0]![0];
    quantities.preferred = best;
    return {
      quantities,
      diagnostics: [
        scatterDiagnostic('weibull', logLik),
        scatterDiagnostic('lognormal', logLik),
        unchecked('one failure mode', 'only fractography can show it'),
      ],
    };
  },
};

/** Likelihood-ratio test of stress-dependent scatter: FAIL when constant scatter is contradicted at 5 %. */
function scatterDiagnostic(family: LifeFamily, logLik: Readonly<Record<string, number>>): Diagnostic {
  const statistic = 2 * (logLik[`${family}VarSigma`]! - logLik[`${family}Const`]!);
  return {
    name: `constant scatter:${family}`,
    verdict: chiSquaredUpper(statistic, 1) > 0.05 ? 'PASS' : 'FAIL',
    reason: 'likelihood ratio of stress-dependent against constant scatter; if it fails use the varying form',
    statistic,
    limit: normalUpperQuantile(0.025) ** 2,
  };
}
