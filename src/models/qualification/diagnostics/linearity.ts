import { fisherFUpper } from '../../../foundation/numerics/fisher-f.ts';
import { grouped } from '../../../foundation/statistics/sample.ts';
import { type Diagnostic, notComputable } from '../diagnostic.ts';

/**
 * Lack of fit of a straight line where levels repeat: F of the scatter of level means about the line over the scatter
 * within levels (ASTM E739, 8.3). HOLD without enough repeats.
 */
export function linearityDiagnostic(
  x: readonly number[],
  y: readonly number[],
  residualSumOfSquares: number,
): Diagnostic {
  const name = 'linearity';
  const levels = [...grouped(y, x.map(String)).values()];
  const within = levels.reduce((sum, level) => {
    const mean = level.reduce((total, value) => total + value, 0) / level.length;
    return sum + level.reduce((total, value) => total + (value - mean) ** 2, 0);
  }, 0);
  const dfWithin = y.length - levels.length;
  const dfLack = levels.length - 2;
  if (dfWithin < 1 || dfLack < 1 || !(within > 0)) {
    return notComputable(name, 'no repeated levels: a line cannot be told from a curve');
  }
  const f = (residualSumOfSquares - within) / dfLack / (within / dfWithin);
  const p = fisherFUpper(f, [dfLack, dfWithin]);
  return {
    name,
    verdict: p > 0.05 ? 'PASS' : 'FAIL',
    reason: `lack of fit, p = ${p.toPrecision(3)}`,
    statistic: f,
  };
}
