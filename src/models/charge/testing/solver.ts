import { closeSolver, highsSolver } from '../../../engine/highs-solver.ts';
import type { Solver } from '../solver.ts';

/** The real solver, for this room's tests only: the room itself knows no more than the port. */
export const testSolver = (): Solver => highsSolver();
export const closeTestSolver = closeSolver;
