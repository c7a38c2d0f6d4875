import { solveLinear } from '../../../foundation/numerics/matrix.ts';
import type { Entry } from '../../../foundation/numerics/sparse/sparse-matrix.ts';
import { solverOf, type Technosphere } from './inventory.ts';

/**
 * Burden of one unit of each product of a background, by method: the background is solved once, transposed, and draws of
 * the foreground only weigh what they take from it. `direct` holds the burden of each background process by method.
 */
export function backgroundBurdens(
  background: Technosphere,
  direct: readonly ArrayLike<number>[],
): Float64Array[] {
  const solver = solverOf(background, true);
  return direct.map((row) => solver.solve(row));
}

/** A foreground in one draw: few processes, what they use of each other and of the background. */
export interface Foreground {
  readonly size: number;
  /** Product, process, amount among the foreground: made positive, used negative. */
  readonly entries: readonly Entry[];
  /** Background product, foreground process, amount used. */
  readonly uses: readonly Entry[];
  /** Burden of each foreground process itself, by method. */
  readonly direct: readonly ArrayLike<number>[];
  readonly demand: ArrayLike<number>;
}

/** Score of the demand by method; `burdens` is of `backgroundBurdens`. */
export function foregroundScores(
  { size, entries, uses, direct, demand }: Foreground,
  burdens: readonly ArrayLike<number>[],
): number[] {
  const values = new Float64Array(size * size);
  for (const [i, j, value] of entries) values[i * size + j]! += value;
  const supply = solveLinear({ rows: size, columns: size, values }, demand);
  return burdens.map((burden, m) => {
    let score = 0;
    for (let j = 0; j < size; j++) score += supply[j]! * direct[m]![j]!;
    for (const [product, j, amount] of uses) score += supply[j]! * amount * burden[product]!;
    return score;
  });
}
