import {
  type LeastSquares,
  leastSquares,
  leverageOf,
} from '../../../../foundation/numerics/least-squares.ts';
import {
  A_CONTENT,
  B_CONTENT,
  type Coverage,
  generalToleranceFactor,
} from '../basis/tolerance-factor-normal.ts';
import { type Diagnostic, unchecked } from '../diagnostic.ts';
import { fitDiagnostic } from '../diagnostics/anderson-darling.ts';
import type { StatisticMethod } from '../method.ts';
import { polynomialDesign } from '../summary/linear-least-squares.ts';
import { linearityDiagnostic } from './life-line.ts';

/** Value of the fit, its leverage h, and Owen's lower bound there. */
export interface OwenBound {
  readonly fit: number;
  readonly h: number;
  readonly k: number;
  readonly lower: number;
}

/**
 * Lower tolerance bound of a regression at x0: x0'b - k s, k = sqrt(h) t'_C(n-q, z_p/sqrt(h)), h = x0'(X'X)^-1 x0.
 * Pointwise: at this x0 the content of the population exceeds it with the confidence.
 */
export function owenBound(regression: LeastSquares, x0: readonly number[], coverage: Coverage): OwenBound {
  const h = leverageOf(regression, x0);
  const fit = x0.reduce((sum, value, j) => sum + value * regression.coefficients[j]!, 0);
  const k = generalToleranceFactor({ size: 1 / h, df: regression.df }, coverage);
  const sd = Math.sqrt(regression.residualSumOfSquares / regression.df);
  return { fit, h, k, lower: fit - k * sd };
}

/** Says whether x0 lies inside the range that was tested. */
function rangeDiagnostic(x: readonly number[], x0: readonly number[]): Diagnostic {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const outside = x0.filter((value) => value < low || value > high);
  return {
    name: 'inside the tested range',
    verdict: outside.length === 0 ? 'PASS' : 'FAIL',
    reason:
      outside.length === 0
        ? `all points between ${low} and ${high}`
        : `${outside.join(', ')} outside ${low} to ${high}: E739 does not extrapolate`,
  };
}

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
    const regression = leastSquares(polynomialDesign(x, degree), y);
    if (regression.df < 1) reader.refuse('x', 'leaves no degree of freedom for the scatter');
    const row = (value: number): number[] => Array.from({ length: degree + 1 }, (_, power) => value ** power);
    const at = (content: number): OwenBound[] =>
      points.map((value) => owenBound(regression, row(value), { content, confidence }));
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
