import { isPurchasable } from '../problem.ts';
import type { LinearModel, Solution } from '../solver.ts';
import type { Blend } from './model.ts';

/** Lots that an integer search may choose from, besides what can be bought: more change the answer by under 0.1 %. */
const SCREENED_LOTS = 30;

/**
 * The model with every lot fixed at nothing that the linear solution says is far from paying: used lots stay, then
 * those of least reduced cost. What can be bought always stays. The bound of the linear model is not touched by it.
 */
export function screened(blend: Blend, relaxation: Solution): LinearModel {
  const { columns, model, problem } = blend;
  const ranked = columns
    .flatMap((column, j) =>
      column.kind === 'charge' && !isPurchasable(problem.materials[column.material]!) ? [j] : [],
    )
    .map((j) => ({ j, rank: relaxation.x[j]! > USED ? -1 : relaxation.reducedCost[j]! }))
    .sort((a, b) => a.rank - b.rank || a.j - b.j);
  const used = ranked.filter(({ rank }) => rank < 0).length;
  const out = new Set(ranked.slice(Math.max(SCREENED_LOTS, used)).map(({ j }) => j));
  if (out.size === 0) return model;
  const upper = model.upper.slice();
  const unused = new Set<string>();
  for (const j of out) {
    upper[j] = 0;
    unused.add(`${columns[j]!.heat}/${columns[j]!.material}`);
  }
  columns.forEach((column, j) => {
    if (column.kind === 'use' && unused.has(`${column.heat}/${column.material}`)) upper[j] = 0;
  });
  return { ...model, upper };
}

/** A column above this share of its unit counts as used. */
const USED = 1e-7;
