import { leastSquares } from '../../../../foundation/numerics/least-squares.ts';
import { studentTUpperQuantile } from '../../../../foundation/numerics/student-t.ts';
import { polynomialDesign } from '../../../../foundation/statistics/summary/linear-least-squares.ts';
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
    const x = amplitude.map(Math.log10);
    const y = cycles.map(Math.log10);
    if (x.every((value) => value === x[0])) reader.refuse(name, 'is one amplitude only: no line');
    const fit = leastSquares(polynomialDesign(x, 1), y);
    if (fit.df < 1) reader.refuse(name, 'leaves no degree of freedom');
    const sigma2 = fit.residualSumOfSquares / fit.df;
    const [a, b] = fit.coefficients;
    const t = studentTUpperQuantile((1 - confidence) / 2, fit.df);
    const interval = (value: number, variance: number): number[] => {
      const half = t * Math.sqrt(sigma2 * variance);
      return [value - half, value + half];
    };
    const label = percentName(confidence);
    const [varianceA, , , varianceB] = fit.unscaledCovariance.values;
    return {
      quantities: {
        A: a!,
        B: b!,
        sigma2,
        sigma: Math.sqrt(sigma2),
        residualSumOfSquares: fit.residualSumOfSquares,
        [`confABand${label}`]: interval(a!, varianceA!),
        [`confBBand${label}`]: interval(b!, varianceB!),
        df: fit.df,
        n: x.length,
      },
      diagnostics: [
        linearityDiagnostic(x, y, fit.residualSumOfSquares),
        { ...fitDiagnostic([...fit.residuals], 'normal'), name: 'fit:lognormal life' },
      ],
    };
  },
};
