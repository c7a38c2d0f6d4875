import { chargesOf, pointOf } from '../blend/model.ts';
import { BOUND_TOLERANCE, nearestTo } from '../blend/relaxation.ts';
import type { ChargeLine, ChargeProblem } from '../problem.ts';
import { chosenModel } from './chosen.ts';
import { deviationAt, type Shapes, shapeKey } from './cones.ts';
import { type ConfidentSolution, finished, GUESS_Z, without } from './confident.ts';
import type { ConfidentOptions } from './options.ts';
import { at, bisect, type Known, NEARLY, PLAN_TOLERANCE, passOf, type Search, searchOf } from './search.ts';
import { trustRegionRows } from './trust-region.ts';

/**
 * The cheapest charge inside a trust region that passes on the planning draws. Each drawn heat is the heat that the
 * furnace itself made of the known charge, moved as the linearisation says. Whole numbers are left aside or held. The
 * bounds are those of charges anywhere; infeasible when the region holds no such charge.
 */
export async function planInTrustRegion(
  problem: ChargeProblem,
  options: ConfidentOptions,
  within: Known,
): Promise<ConfidentSolution> {
  const search = { ...searchOf(problem, options), known: within };
  const { choice = null } = options;
  const model = choice ? chosenModel(search.blend, choice) : search.free;
  const also = trustRegionRows(search.blend, within);
  const guess = (options.guessZ ?? GUESS_Z) + (options.margin ?? 0);
  // as sure as the known charge is sure enough
  const slack = Math.max(0, Math.min(-NEARLY, -within.surplus));
  const found = await bisect(search, model, { from: 0, guess, also, slack });
  if (!found || found.surplus < NEARLY)
    return without(search, { status: 'infeasible', z: search.lowest, solver: 'none' });
  const { z, point } = found;
  const optimum = async (at_z: number): Promise<number> =>
    (await at(search, search.free, { z: at_z, tolerance: BOUND_TOLERANCE })).solution.objective ??
    point.solution.objective!;
  return finished(search, found, {
    jointBound_usd: (await optimum(search.lowest)) * search.blend.usdPerUnit,
    sameZ: await optimum(z),
    solverBound: null,
    choice,
  });
}

/** Halvings in which the most standard deviations are found: to a thirtieth of those asked. */
const HALVINGS = 5;

/**
 * The charge that passes most often on the planning draws, in the linearisation, of two, anywhere or near another: the
 * one whose limits all keep as many standard deviations as they can together, up to `z`, and the one that misses z of
 * them least on average, so that a narrow limit draws no other near to its own. Empty when the rules on amounts leave none.
 */
export async function surest(
  problem: ChargeProblem,
  options: ConfidentOptions,
  { within, z: most }: { readonly within?: Known; readonly z: number },
): Promise<readonly ChargeLine[]> {
  const search = { ...searchOf(problem, options), ...(within ? { known: within } : {}) };
  const { choice = null } = options;
  const model = choice ? chosenModel(search.blend, choice) : search.free;
  const also = within ? trustRegionRows(search.blend, within) : [];
  const linesAt = async (z: number): Promise<readonly ChargeLine[] | null> => {
    const { kept, solution } = await at(search, model, { z, tolerance: PLAN_TOLERANCE, also });
    return kept ? chargesOf(search.blend, solution.x)[0]! : null;
  };
  let best = await linesAt(most);
  if (best) return best;
  best = await linesAt(0);
  let [low, high] = [0, most];
  for (let k = 0; best && k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    const lines = await linesAt(middle);
    if (lines) [low, best] = [middle, lines];
    else high = middle;
  }
  const around = within?.lines ?? best ?? (await nearestTo(problem, options));
  const guarded = await nearestTo(problem, options, { within, guards: guardsAt(search, around, most) });
  const passes = (lines: readonly ChargeLine[]): number =>
    passOf(
      search,
      lines,
      search.cones.map((cone) => cone.limit),
    ).passes;
  return best && (guarded.length === 0 || passes(best) >= passes(guarded)) ? best : guarded;
}

/** What z standard deviations of a charge are on each side of each uncertain limit [row units]. */
function guardsAt({ blend, cones }: Search, lines: readonly ChargeLine[], z: number): Shapes {
  const x = pointOf(blend, lines);
  return new Map(
    cones.map((cone) => {
      const guard = z * deviationAt(cone, x);
      return [shapeKey(cone.limit), { min: guard * cone.shape.min, max: guard * cone.shape.max }];
    }),
  );
}
