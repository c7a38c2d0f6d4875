import { type Matrix, matrixOf } from '../../../../foundation/numerics/matrix.ts';
import {
  fitLinear,
  polynomialDesign,
} from '../../../../foundation/statistics/summary/linear-least-squares.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';

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
      const { f, refinement, df, p, ...fit } = fitLinear(readDesign(reader, y.length, name), y, intercept);
      const results = { ...fit, F: f, p, maxRelErrorQR: refinement, df };
      const suffix = name === 'y' ? '' : name.toUpperCase();
      for (const [key, value] of Object.entries(results)) quantities[`${key}${suffix}`] = value;
      if (suffix) quantities[`maxRelErrorQr${suffix}`] = refinement;
    }
    return { quantities };
  },
};
