import { isPurchasable } from '../problem.ts';
import { chosenModel } from './chosen.ts';
import type { ConfidentSolution } from './confident.ts';
import { at, PLAN_TOLERANCE } from './search.ts';

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

/**
 * Least cost of a plan's heat without one of its materials [usd, distance from aims included], at the same z, from the
 * other lots chosen and anything that can be bought, however many; null when there is no such charge.
 */
export async function costWithout(
  { state, blend, choice }: ConfidentSolution,
  material: number,
): Promise<number | null> {
  if (!state) return null;
  const { search, found } = state;
  const model = choice ? chosenModel(search.blend, choice) : search.free;
  const [lower, upper] = [model.lower.slice(), model.upper.slice()];
  blend.columns.forEach((column, j) => {
    if (column.kind !== 'charge') return;
    if (!column.whole && isPurchasable(blend.problem.materials[column.material]!))
      upper[j] = search.free.upper[j]!;
    if (column.material !== material) return;
    lower[j] = 0;
    upper[j] = 0;
  });
  // planes found on the way serve the next material, but not the plan's own list: that names its duals
  const warmStart = { ...search.warmStart, supports: [...search.warmStart.supports] };
  const { solution, kept } = await at(
    { ...search, warmStart },
    { ...model, lower, upper },
    { z: found.z, tolerance: PLAN_TOLERANCE },
  );
  return kept && solution.objective !== null ? solution.objective * blend.usdPerUnit : null;
}
