/**
 * The solver port of `models/charge`, handed on to `engine`, which implements it and may see calculations only.
 */
export type { BareModel } from '../models/charge/blend/linear-model.ts';
export { objectiveOf, worstViolation } from '../models/charge/blend/linear-model.ts';
export { refuseUnscaled } from '../models/charge/blend/scaling.ts';
export type {
  Basis,
  LinearModel,
  Solution,
  SolveBudget,
  Solver,
  StoppedBy,
  Work,
} from '../models/charge/solver.ts';
export { NO_WORK, workOfBoth } from '../models/charge/solver.ts';
