import { solveEach, withBounds } from '../solve-each.ts';
import {
  BASIC,
  type Basis,
  type BoundChanges,
  type EachBudget,
  type LinearModel,
  NO_WORK,
  NOT_BEGUN,
  type Solution,
  type SolveBudget,
  type Solver,
  workOfBoth,
} from '../solver.ts';
import { columnsOf } from './linear-model.ts';

/** Models with fewer columns are solved at once. */
const SIFTED_COLUMNS = 1000;
/** Reduced cost from which a column is let in: the dual tolerance of the solver itself. */
const LET_IN = -1e-7;
/** Columns let in at a time, per row of the model so far: the dearest mistakes first. */
const PER_ROW = 2;
/** Columns that one of many answers lets in: the next needs much the same. */
const EACH_LETS_IN = 20;

/**
 * A solver that solves linear models of many columns by sifting (Bixby, Gregory, Lustig, Marsten, Shanno, Operations Research 40
 * (1992) 885): a part of the columns is solved, the others are priced by its duals, those that would make it cheaper join, and
 * so on. When none would, the duals are feasible for the whole model, so that the optimum of the part is that of the whole: no
 * column that it needs can be left out. Stopped before, the point is a point of the whole, and its objective plus what every
 * column left out could save at most (reduced cost times upper bound) a bound.
 *
 * It begins with what has no upper bound (what can be bought) and the basis it is given; where those have no point, the
 * whole model is solved. Integer models and small ones are handed on.
 */
export const sifting = (solver: Solver, pause = noPause): Solver => ({
  solve: (model, budget, signal) =>
    model.integrality !== null || model.cost.length < SIFTED_COLUMNS
      ? solver.solve(model, budget, signal)
      : sifted(solver, model, { budget, signal, pause }),
  each: (model, changes, { budget, signal }) =>
    model.cost.length < SIFTED_COLUMNS || !budget.basis
      ? solveEach(solver, model, { changes, budget, signal })
      : siftedEach(solver, model, { changes, budget: { ...budget, basis: budget.basis }, signal, pause }),
});

/** Lets other work in between the columns of two answers, and throws where those are no longer wanted. */
export type Pause = () => Promise<void>;
const noPause: Pause = async () => undefined;

interface How {
  readonly budget: SolveBudget;
  readonly signal: AbortSignal | undefined;
  readonly pause: Pause;
}

async function sifted(solver: Solver, model: LinearModel, { budget, signal, pause }: How): Promise<Solution> {
  const isIn = firstColumns(model, budget.basis);
  let basis = budget.basis ?? null;
  let work = NO_WORK;
  let last: Solution | null = null;
  for (;;) {
    const kept = [...isIn.keys()].filter((j) => isIn[j]);
    const part = columnsOf(model, kept);
    const { basis: _whole, onBetter, ...rest } = budget;
    const found = await solver.solve(
      part.model,
      {
        ...rest,
        timeLimit_s: budget.timeLimit_s - work.spent_s,
        ...(basis ? { basis: basisOfPart(basis, kept, part.rows) } : {}),
      },
      signal,
    );
    work = workOfBoth(work, found.work);
    if (found.status !== 'optimal') {
      if (last) return { ...last, work, ...(found.stoppedBy ? { stoppedBy: found.stoppedBy } : {}) };
      if (found.stoppedBy) return { ...found, work };
      const whole = await solver.solve(
        model,
        { ...budget, timeLimit_s: budget.timeLimit_s - work.spent_s },
        signal,
      );
      return { ...whole, work: workOfBoth(work, whole.work) };
    }
    await pause();
    const answer = ofWhole(model, found, { kept, rows: part.rows });
    const cheaper = wouldPay(model, answer.reducedCost, isIn);
    if (cheaper.length === 0) return { ...answer, work };
    const bound =
      answer.objective! + cheaper.reduce((sum, j) => sum + answer.reducedCost[j]! * model.upper[j]!, 0);
    last = { ...answer, status: 'feasible', bound, linearBound: bound };
    onBetter?.(last);
    if (work.spent_s >= budget.timeLimit_s) return { ...last, work, stoppedBy: 'work' };
    basis = answer.basis;
    for (const j of cheaper.slice(0, PER_ROW * part.rows.length)) isIn[j] = 1;
  }
}

interface HowEach {
  readonly changes: readonly BoundChanges[];
  readonly budget: EachBudget & { readonly basis: Basis };
  readonly signal: AbortSignal | undefined;
  readonly pause: Pause;
}

/**
 * The same for one model with many sets of other bounds. The part begins with the columns of the basis and those that come nearest
 * to paying there, so that most answers need no other; those that do are solved again with what would make them cheaper. What
 * the part has no point for is solved by itself.
 */
async function siftedEach(
  solver: Solver,
  model: LinearModel,
  { changes, budget, signal, pause }: HowEach,
): Promise<readonly Solution[]> {
  const { basis, each_s } = budget;
  const isIn = firstColumns(model, basis);
  for (const { columns } of changes) for (const { at } of columns) isIn[at] = 1;
  const touched = changes.flatMap(({ rows }) => rows.map(({ at }) => at));
  const answers: Solution[] = changes.map(() => NOT_BEGUN);
  let spent_s = 0;
  const left = (): number => budget.timeLimit_s - spent_s;
  const inPart = async (asked: readonly BoundChanges[]): Promise<readonly Solution[]> => {
    const kept = [...isIn.keys()].filter((j) => isIn[j]);
    const part = columnsOf(model, kept, touched);
    const found = await solveEach(solver, part.model, {
      changes: asked.map(partOfChange(kept, part.rows)),
      budget: { timeLimit_s: left(), each_s, basis: basisOfPart(basis, kept, part.rows) },
      signal,
    });
    spent_s += found.reduce((sum, { work }) => sum + work.spent_s, 0);
    const whole: Solution[] = [];
    for (const one of found) {
      await pause();
      whole.push(one.status === 'optimal' ? ofWhole(model, one, { kept, rows: part.rows }) : one);
    }
    return whole;
  };
  const [before] = await inPart([{ columns: [], rows: [] }]);
  if (before?.status === 'optimal')
    for (const j of cheapestOf(before.reducedCost, (j) => !isIn[j] && model.upper[j]! > 0).slice(
      0,
      model.rowLower.length,
    ))
      isIn[j] = 1;
  await pause();
  let open = [...changes.keys()];
  while (open.length > 0 && left() > 0) {
    const found = await inPart(open.map((k) => changes[k]!));
    // what one answer lets in was not in the part that the next was solved on
    const wasIn = isIn.slice();
    const again: number[] = [];
    for (const [at, k] of open.entries()) {
      const answer = found[at]!;
      const { work } = answer;
      await pause();
      answers[k] = { ...answer, work: workOfBoth(answers[k]!.work, work) };
      if (answer.status === 'optimal') {
        const cheaper = wouldPay(model, answer.reducedCost, wasIn);
        if (cheaper.length > 0) again.push(k);
        for (const j of cheaper.slice(0, EACH_LETS_IN)) isIn[j] = 1;
      } else if (!answer.stoppedBy) {
        const how = { budget: { basis, timeLimit_s: Math.min(each_s, left()) }, signal, pause };
        const alone = await sifted(solver, withBounds(model, changes[k]!), how);
        spent_s += alone.work.spent_s;
        answers[k] = { ...alone, work: workOfBoth(answers[k]!.work, alone.work) };
      }
    }
    open = again;
  }
  return answers;
}

/** What is bought in any amount or must not be nothing, and what a basis uses. */
function firstColumns({ lower, upper }: LinearModel, basis: Basis | undefined): Uint8Array {
  return Uint8Array.from(lower, (from, j) =>
    from !== 0 || upper[j] === Number.POSITIVE_INFINITY || (basis && basis.columns[j] !== AT_LOWER) ? 1 : 0,
  );
}

/** Status of a column at its lower bound, as a basis holds it. */
const AT_LOWER = 0;

/** Columns left out that would make the part cheaper, most first. */
const wouldPay = ({ upper }: LinearModel, reducedCost: Float64Array, isIn: Uint8Array): number[] =>
  cheapestOf(reducedCost, (j) => !isIn[j] && upper[j]! > 0 && reducedCost[j]! < LET_IN);

/** Columns by their reduced cost, the cheapest first. */
function cheapestOf(reducedCost: Float64Array, isAsked: (column: number) => boolean): number[] {
  const asked: number[] = [];
  for (let j = 0; j < reducedCost.length; j++) if (isAsked(j)) asked.push(j);
  return asked.sort((a, b) => reducedCost[a]! - reducedCost[b]! || a - b);
}

/** Other bounds of the model as those of a part, which has every column and row that they touch. */
function partOfChange(
  kept: readonly number[],
  keptRows: readonly number[],
): (change: BoundChanges) => BoundChanges {
  const columnAt = new Map(kept.map((j, at) => [j, at]));
  const rowAt = new Map(keptRows.map((i, at) => [i, at]));
  return ({ columns, rows }) => ({
    columns: columns.map((one) => ({ ...one, at: columnAt.get(one.at)! })),
    rows: rows.map((one) => ({ ...one, at: rowAt.get(one.at)! })),
  });
}

function basisOfPart({ columns, rows }: Basis, kept: readonly number[], keptRows: readonly number[]): Basis {
  return {
    columns: Int32Array.from(kept, (j) => columns[j]!),
    rows: Int32Array.from(keptRows, (i) => rows[i] ?? BASIC),
  };
}

/** The answer of a part as one of the whole model: the other columns are nothing, priced by its duals. */
function ofWhole(
  model: LinearModel,
  found: Solution,
  { kept, rows }: { readonly kept: readonly number[]; readonly rows: readonly number[] },
): Solution {
  const x = new Float64Array(model.cost.length);
  const columns = new Int32Array(x.length);
  const [rowActivity, rowDual] = [
    new Float64Array(model.rowLower.length),
    new Float64Array(model.rowLower.length),
  ];
  const rowStatus = new Int32Array(rowDual.length).fill(BASIC);
  kept.forEach((j, k) => {
    x[j] = found.x[k]!;
    if (found.basis) columns[j] = found.basis.columns[k]!;
  });
  rows.forEach((i, k) => {
    rowActivity[i] = found.rowActivity[k]!;
    rowDual[i] = found.rowDual[k]!;
    if (found.basis) rowStatus[i] = found.basis.rows[k]!;
  });
  const reducedCost = pricedBy(model, rowDual);
  kept.forEach((j, k) => {
    reducedCost[j] = found.reducedCost[k]!;
  });
  return {
    ...found,
    x,
    rowActivity,
    rowDual,
    reducedCost,
    basis: found.basis && { columns, rows: rowStatus },
  };
}

/** Reduced cost of every column: cost less what its coefficients are worth. */
function pricedBy({ cost, starts, indices, values }: LinearModel, rowDual: Float64Array): Float64Array {
  const reduced = new Float64Array(cost.length);
  for (let j = 0; j < reduced.length; j++) {
    let worth = 0;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) worth += rowDual[indices[k]!]! * values[k]!;
    reduced[j] = cost[j]! - worth;
  }
  return reduced;
}
