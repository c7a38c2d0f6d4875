import { fitLifeLine } from '../../../../foundation/statistics/regression/life-line.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import { linearityDiagnostic } from '../../../../models/qualification/diagnostics/linearity.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';

export const lifeLine: StatisticMethod = {
  name: 'lifeLine',
  title: 'fatigue life line log10 N = A + B log10 (strain or stress) with intervals of its coefficients',
  formula: 'least squares of log10 N on log10 amplitude; B +- t s/sqrt(Sxx), A likewise',
  source: 'ASTM E739-10 (2015)',
  comparedWith: 'E739 worked example to its digits; R lm 1e-9',
  refuses:
    'fewer than three tests, amplitudes or lives at or below zero, one amplitude only; run-outs (use fatigueRegressionCensored)',
  assumptions: ['linearity', 'fit:lognormal life', 'equal scatter over amplitudes', 'no run-outs'],
  inputs: {
    strain: 'amplitude of each test (or stress, x as given)',
    stress: 'amplitude of each test',
    cycles: 'life of each test',
    confidence: 'default 0.95',
  },
  run(reader) {
    const name = reader.firstOf('strain', 'stress', 'amplitude');
    const amplitude = reader.numbers(name, { atLeast: 3, above: 0 });
    const lifeName = reader.firstOf('cycles', 'life');
    const cycles = reader.numbers(lifeName, { above: 0, beside: [name, amplitude.length] });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    if (new Set(amplitude.map(Math.log10)).size < 2) reader.refuse(name, 'is one amplitude only: no line');
    const line = fitLifeLine(amplitude, cycles, confidence);
    const label = percentName(confidence);
    return {
      quantities: {
        A: line.a,
        B: line.b,
        sigma2: line.sigma2,
        sigma: Math.sqrt(line.sigma2),
        residualSumOfSquares: line.residualSumOfSquares,
        [`confABand${label}`]: line.aInterval,
        [`confBBand${label}`]: line.bInterval,
        df: line.df,
        n: amplitude.length,
      },
      diagnostics: [
        linearityDiagnostic(amplitude.map(Math.log10), cycles.map(Math.log10), line.residualSumOfSquares),
        { ...fitDiagnostic(line.residuals, 'normal'), name: 'fit:lognormal life' },
      ],
    };
  },
};
