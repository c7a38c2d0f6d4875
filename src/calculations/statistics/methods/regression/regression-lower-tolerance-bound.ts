import {
  fitPolynomial,
  type OwenBound,
  polynomialBound,
} from '../../../../foundation/statistics/regression/regression-lower-tolerance-bound.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import { linearityDiagnostic } from '../../../../models/qualification/diagnostics/linearity.ts';
import { rangeDiagnostic } from '../../../../models/qualification/diagnostics/tested-range.ts';
import type { StatisticMethod } from '../../method.ts';

export const regressionLowerToleranceBound: StatisticMethod = {
  name: 'regressionLowerToleranceBound',
  title: 'lower tolerance bound of a regression line or polynomial (Owen): A and B at given points',
  formula: "h = x0'(X'X)^-1 x0, k = sqrt(h) t'_C(n-q, z_p/sqrt(h)), bound x0'b - k s",
  source: 'Owen (1968), Technometrics 10, 445; ASTM E739 for what it must not be used for',
  comparedWith: 'independent quadrature 1e-8; coverage 0.95 within 3 standard errors',
  refuses: 'no degree of freedom, lists of different length',
  assumptions: ['fit:normal residuals', 'linearity', 'inside the tested range', 'equal scatter'],
  inputs: {
    x: 'predictor (log amplitude)',
    y: 'response (log life)',
    x0: 'points, number or list',
    degree: 'default 1',
    confidence: 'default 0.95',
    content: 'adds `lower` and `k`',
  },
  run(reader) {
    const x = reader.numbers('x', { atLeast: 3 });
    const y = reader.numbers('y', { beside: ['x', x.length] });
    const degree = reader.number('degree', { min: 1, max: 10, whole: true, fallback: 1 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const given = reader.either('x0');
    const points = Array.isArray(given) ? given : [given];
    if (x.length < degree + 2) reader.refuse('x', 'leaves no degree of freedom for the scatter');
    const regression = fitPolynomial(x, y, degree);
    const at = (content: number): OwenBound[] =>
      points.map((value) => polynomialBound(regression, value, { content, confidence }));
    const b = at(B_CONTENT);
    const a = at(A_CONTENT);
    const shape = <T>(list: readonly T[]): T | readonly T[] => (Array.isArray(given) ? list : list[0]!);
    const content = reader.has('content') ? reader.number('content', { above: 0, below: 1 }) : undefined;
    const asked = content === undefined ? undefined : at(content);
    return {
      quantities: {
        fit: shape(b.map(({ fit }) => fit)),
        h: shape(b.map(({ h }) => h)),
        kB: shape(b.map(({ k }) => k)),
        kA: shape(a.map(({ k }) => k)),
        lowerB: shape(b.map(({ lower }) => lower)),
        lowerA: shape(a.map(({ lower }) => lower)),
        ...(asked
          ? { lower: shape(asked.map(({ lower }) => lower)), k: shape(asked.map(({ k }) => k)) }
          : {}),
        coefficients: [...regression.coefficients],
        residualSd: Math.sqrt(regression.residualSumOfSquares / regression.df),
        df: regression.df,
      },
      diagnostics: [
        { ...fitDiagnostic([...regression.residuals], 'normal'), name: 'fit:normal residuals' },
        degree === 1
          ? linearityDiagnostic(x, y, regression.residualSumOfSquares)
          : unchecked('linearity', `a polynomial of degree ${degree} was asked for`),
        rangeDiagnostic(x, points),
      ],
    };
  },
};
