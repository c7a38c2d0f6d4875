import type { CensoredFit } from '../../../../foundation/statistics/life/censored-fit.ts';
import {
  FATIGUE_MODELS,
  type FatigueModel,
  fatigueQuantile,
  fitFatigueModels,
  roundStresses,
} from '../../../../foundation/statistics/regression/fatigue-regression-censored.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { scatterDiagnostic } from '../../../../models/qualification/diagnostics/constant-scatter.ts';
import type { Quantity } from '../../../method/quantities.ts';
import type { StatisticMethod } from '../../method.ts';

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
    const { fits, preferred } = fitFatigueModels({ life, failed, stress });
    const quantities: Record<string, Quantity> = { stressAt: at };
    for (const [name, fit] of Object.entries(fits) as [FatigueModel, CensoredFit][]) {
      const { family, scatter } = FATIGUE_MODELS[name];
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
    quantities.preferred = preferred;
    return {
      quantities,
      diagnostics: [
        scatterDiagnostic('weibull', fits),
        scatterDiagnostic('lognormal', fits),
        unchecked('one failure mode', 'only fractography can show it'),
      ],
    };
  },
};
