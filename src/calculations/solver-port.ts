/**
 * The solver port of `models/charge`, handed on to `engine`, which implements it and may see calculations only.
 */
export type { BareModel } from '../models/charge/blend/linear-model.ts';
export { objectiveOf, worstViolation } from '../models/charge/blend/linear-model.ts';
export { refuseUnscaled } from '../models/charge/blend/scaling.ts';
export { withBounds } from '../models/charge/solve-each.ts';
export type {
  Basis,
  BoundChanges,
  EachBudget,
  LinearModel,
  Solution,
  SolveBudget,
  Solver,
  StoppedBy,
  Work,
} from '../models/charge/solver.ts';
export { NO_WORK, NOT_BEGUN, workOfBoth } from '../models/charge/solver.ts';
