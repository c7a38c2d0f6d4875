import { type ErrorDetail, ValidityError } from '../../../foundation/errors.ts';
import type { LinearModel } from '../solver.ts';

/** HiGHS drops smaller coefficients without a word (its option `small_matrix_value`, default 1e-9). */
export const SMALLEST_COEFFICIENT = 1e-9;
/**
 * Row tolerance [row unit] of linear solves (HiGHS `primal_feasibility_tolerance`, default 1e-7). A row whose largest
 * coefficient is not far above it is satisfied by anything: 0.3 ppm of 2 t written in tonnes is 6e-7.
 */
export const ROW_TOLERANCE = 1e-7;
/** Largest coefficient of a row must be this many tolerances: limits then hold to 0.1 %. Chosen, not derived. */
const MEANINGFUL = 1e3;
/** Ratio of largest to smallest coefficient in one row beyond which big-M answers are legal nonsense (HiGHS #2266). */
const WIDEST_ROW = 1e10;

/**
 * Throws ValidityError when the numbers of a model make any answer meaningless: coefficients the solver would drop,
 * rows that its tolerance swallows, rows wider than double precision serves. Such a model is built wrongly (masses in
 * fractions of the heat instead of rows scaled by their limit) and no solver setting repairs it.
 */
export function refuseUnscaled(model: LinearModel): void {
  const rows = model.rowNames.length;
  const largest = new Float64Array(rows);
  const smallest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  for (let k = 0; k < model.values.length; k++) {
    const size = Math.abs(model.values[k]!);
    const row = model.indices[k]!;
    if (!Number.isFinite(size)) refuse(model, row, size, 'a finite coefficient');
    if (size > largest[row]!) largest[row] = size;
    if (size < smallest[row]!) smallest[row] = size;
  }
  for (let i = 0; i < rows; i++) {
    if (largest[i] === 0) continue;
    if (smallest[i]! < SMALLEST_COEFFICIENT)
      refuse(model, i, smallest[i]!, `coefficients of at least ${SMALLEST_COEFFICIENT}`);
    if (Math.max(largest[i]!, boundOf(model, i)) < ROW_TOLERANCE * MEANINGFUL) {
      refuse(model, i, largest[i]!, `a largest coefficient of at least ${ROW_TOLERANCE * MEANINGFUL}`);
    }
    if (largest[i]! / smallest[i]! > WIDEST_ROW)
      refuse(model, i, largest[i]! / smallest[i]!, `a range of at most ${WIDEST_ROW}`);
  }
}

/**
 * Largest finite bound of a row, in its unit. A row may hold traces only (no lot of the yard has tungsten) and still
 * ask for a full window: then its bound, not its coefficients, stands far above the tolerance.
 */
const boundOf = (model: LinearModel, row: number): number =>
  Math.max(
    ...[model.rowLower[row]!, model.rowUpper[row]!].map((bound) =>
      Number.isFinite(bound) ? Math.abs(bound) : 0,
    ),
  );

function refuse(model: LinearModel, row: number, value: number, allowed: string): never {
  const detail: ErrorDetail = {
    where: `model ${model.name}, row ${model.rowNames[row]}`,
    value,
    allowed,
    cure: 'scale the row by its own limit and columns by what they can hold',
  };
  throw new ValidityError(
    `model ${model.name} is not scaled: row ${model.rowNames[row]} has ${value}`,
    detail,
  );
}
