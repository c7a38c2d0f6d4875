import { fisherFUpper } from '../../../../foundation/numerics/fisher-f.ts';
import { type LeastSquares, leastSquares } from '../../../../foundation/numerics/least-squares.ts';
import { type Matrix, matrixOf } from '../../../../foundation/numerics/matrix.ts';
import { polynomialDesign } from '../../../../foundation/statistics/summary/linear-least-squares.ts';
import type { Quantities, Quantity, StatisticMethod } from '../../method.ts';
import type { Reader } from '../../reader.ts';

/** Residual standard deviation; null when no degree of freedom is left. */
const residualSdOf = ({ residualSumOfSquares, df }: LeastSquares): number | null =>
  df > 0 ? Math.sqrt(residualSumOfSquares / df) : null;

/** Predictors: x with a degree, a list of rows, or x1, x2 ... */
function readDesign(reader: Reader, n: number, responseName: string): Matrix {
  const intercept = reader.flag('intercept', true);
  const x = reader.raw('x') ?? reader.raw('X');
  if (Array.isArray(x) && x.length > 0 && Array.isArray(x[0])) {
    const rows = x as unknown[][];
    const byRow = rows.length === n;
    const columns = byRow ? rows[0]!.length : rows.length;
    const at = (i: number, j: number): number => {
      const value = byRow ? rows[i]?.[j] : rows[j]?.[i];
      return typeof value === 'number' && Number.isFinite(value)
        ? value
        : reader.refuse('x', `has no finite number at row ${i}, column ${j}`);
    };
    return matrixOf(
      Array.from({ length: n }, (_, i) => [
        ...(intercept ? [1] : []),
        ...Array.from({ length: columns }, (__, j) => at(i, j)),
      ]),
    );
  }
  if (x !== undefined) {
    const degree = reader.number('degree', { min: intercept ? 0 : 1, max: 20, whole: true, fallback: 1 });
    return polynomialDesign(reader.numbers('x', { beside: [responseName, n] }), degree, intercept);
  }
  const columns: number[][] = [];
  for (let j = 1; reader.has(`x${j}`); j++)
    columns.push(reader.numbers(`x${j}`, { beside: [responseName, n] }));
  if (columns.length === 0)
    return reader.refuse('x', 'is missing', 'x with degree, a list of rows, or x1, x2 ...');
  return matrixOf(
    Array.from({ length: n }, (_, i) => [...(intercept ? [1] : []), ...columns.map((column) => column[i]!)]),
  );
}

function resultsOf(fit: LeastSquares, y: readonly number[], intercept: boolean): Record<string, Quantity> {
  const residualSd = residualSdOf(fit);
  const { columns, values } = fit.unscaledCovariance;
  const mean = intercept ? y.reduce((sum, value) => sum + value, 0) / y.length : 0;
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const explained = total - fit.residualSumOfSquares;
  const dfModel = columns - (intercept ? 1 : 0);
  const f = dfModel > 0 && residualSd ? explained / dfModel / residualSd ** 2 : null;
  return {
    coefficients: [...fit.coefficients],
    standardErrors:
      residualSd === null
        ? null
        : Array.from({ length: columns }, (_, j) => residualSd * Math.sqrt(values[j * columns + j]!)),
    residualSd,
    residualSumOfSquares: fit.residualSumOfSquares,
    rSquared: total > 0 ? explained / total : null,
    F: f !== null && Number.isFinite(f) ? f : null,
    p: f !== null && Number.isFinite(f) ? fisherFUpper(f, [dfModel, fit.df]) : null,
    maxRelErrorQR: fit.refinement,
    df: fit.df,
  };
}

export const linearLeastSquares: StatisticMethod = {
  name: 'linearLeastSquares',
  title: 'linear least squares by QR with refinement, one or several responses',
  formula:
    'minimise |y - X b|^2; Householder QR, two steps of refinement of b and residual in doubled precision',
  source: 'Bjorck (1967), BIT 7, 1; NIST StRD, linear regression',
  comparedWith: 'NIST StRD Wampler 1 to 5, Longley, Pontius: coefficients 1e-7 or better, residual sd 1e-8',
  refuses: 'fewer rows than columns, dependent columns, lists of different length',
  assumptions: ['errors only in y, independent, of one variance (for the standard errors)'],
  inputs: {
    y: 'response; or y1, y2 ... several',
    x: 'predictor with degree, or a list of rows',
    x1: 'first of several predictors x1, x2 ...',
    degree: 'of the polynomial in x, default 1',
    intercept: 'default true',
  },
  run(reader) {
    const responses: string[] = reader.has('y') ? ['y'] : [];
    for (let i = 1; reader.has(`y${i}`); i++) responses.push(`y${i}`);
    if (responses.length === 0) reader.refuse('y', 'is missing', 'a list of numbers');
    const intercept = reader.flag('intercept', true);
    const quantities: Record<string, Quantities[string]> = {};
    for (const name of responses) {
      const y = reader.numbers(name, { atLeast: 2 });
      const results = resultsOf(leastSquares(readDesign(reader, y.length, name), y), y, intercept);
      const suffix = name === 'y' ? '' : name.toUpperCase();
      for (const [key, value] of Object.entries(results)) quantities[`${key}${suffix}`] = value;
      if (suffix) quantities[`maxRelErrorQr${suffix}`] = results.maxRelErrorQR!;
    }
    return { quantities };
  },
};
