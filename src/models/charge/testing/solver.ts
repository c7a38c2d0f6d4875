import { borrowSolver } from '../../../engine/highs-solver.ts';
import type { Solver } from '../solver.ts';

/** It stays warm for all files that this process runs; idle it keeps no process alive. */
const { solver } = borrowSolver();

/** The real solver, for this room's tests only: the room itself knows no more than the port. */
export const testSolver = (): Solver => solver;
