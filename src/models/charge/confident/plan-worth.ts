import { relaxed } from '../blend/linear-model.ts';
import { type Blend, chargesOf } from '../blend/model.ts';
import { isPurchasable } from '../problem.ts';
import { recheck } from '../recheck.ts';
import type { LinearModel } from '../solver.ts';
import { chooseIntegers } from './choose-integers.ts';
import { chosenModel, type WholeNumbers } from './chosen.ts';
import type { ConfidentSolution } from './confident.ts';
import { at, PLAN_TOLERANCE, ROUNDS_BEFORE_REFUSAL } from './search.ts';
import type { ConeSolution } from './solve-cones.ts';

/** What a row unit of guard on one side of a limit costs at a plan [usd]. */
export interface GuardPrice {
  /** Index of the cone. */
  readonly cone: number;
  readonly side: 1 | -1;
  readonly usd_per_unit: number;
}

/** Prices of the guards that hold a plan: the duals of the planes of each side of each limit together. */
export function guardPrices({ state, blend, linear }: ConfidentSolution): readonly GuardPrice[] {
  if (!state || !linear) return [];
  const rows = blend.model.rowNames.length;
  const prices = new Map<string, GuardPrice>();
  for (let i = rows; i < linear.rowDual.length; i++) {
    const { cone, side } = state.search.warmStart.supports[i - rows]!;
    const key = `${cone} ${side}`;
    const before = prices.get(key)?.usd_per_unit ?? 0;
    prices.set(key, {
      cone,
      side,
      usd_per_unit: before + Math.abs(linear.rowDual[i]!) * blend.usdPerUnit,
    });
  }
  return [...prices.values()].filter((price) => price.usd_per_unit > 0);
}

/** Cost of a heat without one of its lots [usd]; 'none' where no charge meets the limits, 'not found' where the time ended. */
export type CostWithout = number | 'none' | 'not found';

/** Cost within which a charge of the same whole numbers is as good as any [1]: an integer search ends no nearer. */
const AS_GOOD = 1.5e-3;
/** Integer searches without one lot: its cost is told, not planned. */
const SEARCHES = 2;

/**
 * Least cost of a plan's heat without one of its materials [usd, distance from aims included], at the same z, from every
 * other material that the plan may take, whole numbers chosen anew where those of the plan cost more.
 */
export async function costWithout(
  { state, choice, cost_usd, distance_usd }: ConfidentSolution,
  material: number,
): Promise<CostWithout> {
  if (!state) return 'not found';
  const { search, found } = state;
  const { z } = found;
  // planes found on the way serve the next material, but not the plan's own list: that names its duals
  const warmStart = { ...search.warmStart, supports: [...search.warmStart.supports] };
  const blend = shut(search.blend, material);
  const rest = { ...search, blend, warmStart, doubts: [] };
  const solved = (model: LinearModel): Promise<ConeSolution> =>
    at(rest, model, { z, tolerance: PLAN_TOLERANCE, mostRounds: ROUNDS_BEFORE_REFUSAL });
  const usd = (objective: number): number => objective * blend.usdPerUnit;
  const point = await solved(relaxed(blend.model));
  if (point.solution.status === 'infeasible') return 'none';
  if (!point.kept || point.solution.objective === null) return 'not found';
  const full = rest.full();
  if (full === null || keepsRules(blend, point)) return usd(point.solution.objective);
  const same = choice && (await solved(shut({ ...blend, model: withBought(blend, choice) }, material).model));
  const at_usd = same?.kept && same.solution.objective !== null ? usd(same.solution.objective) : null;
  const least_usd = Math.max(usd(point.solution.objective), (cost_usd ?? 0) + distance_usd);
  if (at_usd !== null && at_usd <= least_usd * (1 + AS_GOOD)) return at_usd;
  const chosen = await chooseIntegers(rest, shut(full, material), { z, point, rounds: SEARCHES });
  const costs = [at_usd, chosen.objective && usd(chosen.objective)].filter((one) => one !== null);
  if (costs.length > 0) return Math.min(...costs);
  return chosen.status === 'infeasible' ? 'none' : 'not found';
}

/** A blend that charges nothing of a material. */
function shut<B extends Blend>(blend: B, material: number): B {
  const [lower, upper] = [blend.model.lower.slice(), blend.model.upper.slice()];
  blend.columns.forEach((column, j) => {
    if (column.kind !== 'charge' || column.material !== material) return;
    lower[j] = 0;
    upper[j] = 0;
  });
  return { ...blend, model: { ...blend.model, lower, upper } };
}

/** The model at whole numbers that were chosen, but anything may be bought. */
function withBought(blend: Blend, choice: WholeNumbers): LinearModel {
  const model = chosenModel(blend, choice);
  const upper = model.upper.slice();
  blend.columns.forEach((column, j) => {
    if (column.kind !== 'charge' || column.whole) return;
    if (isPurchasable(blend.problem.materials[column.material]!)) upper[j] = blend.model.upper[j]!;
  });
  return { ...model, upper };
}

const keepsRules = ({ problem, ...blend }: Blend, { solution }: ConeSolution): boolean =>
  recheck(problem, chargesOf({ problem, ...blend }, solution.x), { meansOnly: true }).broken.length === 0;
