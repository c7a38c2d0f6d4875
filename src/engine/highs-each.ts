import type { Highs, Model } from 'highs';
import {
  type BareModel,
  type BoundChanges,
  NOT_BEGUN,
  type Solution,
  type Work,
  withBounds,
} from '../calculations/solver-port.ts';
import {
  highsVersion,
  linearAnswer,
  modelIn,
  orFailure,
  type RunBudget,
  runHeld,
  runLinear,
  within,
} from './highs-run.ts';
import { again_s, searched_s } from './solver-work.ts';

/** A limit of work over many solves of one model, that of each of them, and the basis that they start from. */
export interface EachRunBudget extends RunBudget {
  readonly each_s: number;
}

/**
 * Linear answers of one model with other bounds, each from the same basis: the model stays in the solver. What does not come
 * out optimal so is asked again by itself (`runLinear`). The first counts as set up, the others as solved again.
 */
export function runEach(
  highs: Highs,
  model: BareModel,
  { changes, ...budget }: EachRunBudget & { readonly changes: readonly BoundChanges[] },
): Solution[] {
  const solver = highsVersion(highs);
  const held = modelIn(highs, model);
  let left = budget;
  try {
    return changes.map((change, k): Solution => {
      const timeLimit_s = Math.min(budget.each_s, left.timeLimit_s);
      if (timeLimit_s <= 0) return NOT_BEGUN;
      setBounds(held, change);
      const options = { ...budget, timeLimit_s, presolve: 'off' as const };
      const heard = orFailure(() => runHeld(highs, held, { model, options }));
      const isEnough = !(heard instanceof Error) && (heard.status === 'optimal' || heard.stoppedBy);
      const found = isEnough
        ? linearAnswer({ ...heard, work: k === 0 ? heard.work : solvedAgain(model, heard.work) })
        : runLinear(highs, withBounds(model, change), { ...budget, timeLimit_s });
      left = within(left, found.work);
      setBounds(held, boundsBefore(model, change));
      return { ...found, solver };
    });
  } finally {
    held.dispose();
  }
}

const solvedAgain = (model: BareModel, work: Work): Work => ({
  ...work,
  spent_s: again_s(model) + searched_s(model, work.iterations, 0),
});

function setBounds(held: Model, { columns, rows }: BoundChanges): void {
  for (const { at, lower, upper } of columns) held.changeColBounds(at, lower, upper);
  for (const { at, lower, upper } of rows) held.changeRowBounds(at, lower, upper);
}

/** The bounds that a model has where a change has others. */
const boundsBefore = (model: BareModel, { columns, rows }: BoundChanges): BoundChanges => ({
  columns: columns.map(({ at }) => ({ at, lower: model.lower[at]!, upper: model.upper[at]! })),
  rows: rows.map(({ at }) => ({ at, lower: model.rowLower[at]!, upper: model.rowUpper[at]! })),
});
