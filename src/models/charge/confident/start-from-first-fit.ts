import { type FirstFit, firstFitOf } from '../baselines.ts';
import { type ChargeLine, type ChargeProblem, costOf } from '../problem.ts';
import type { WholeNumbers } from './chosen.ts';
import type { ConfidentSolution } from './confident.ts';
import { findFixedPoint } from './fixed-point.ts';
import { linearisedProblem, type OptionPlan } from './linearisation.ts';
import { BEYOND } from './search.ts';
import { searchTrustRegion } from './search-trust-region.ts';
import { type FixedPoint, type Tried, tryCharge } from './try-charge.ts';

/** Saving for which first fit is held against a plan [1 of the cost]. */
const SAVING = 1e-3;

/** First fit behind the linearisation of a plan and with its guard; null where it makes no heat or is not cheaper. */
export async function cheaperFirstFit(of: OptionPlan, plan: FixedPoint): Promise<FirstFit | null> {
  const { solver, signal } = of.options;
  const { solution, linear } = plan;
  if (solution.cost_usd === null) return null;
  const furnace = [linear?.relativeSpread ?? {}];
  const guard = { z: solution.z * BEYOND, furnace };
  const fitted = await firstFitOf(linearisedProblem(of, plan), { solver, guard, signal });
  const most_usd = (solution.cost_usd + solution.distance_usd) * (1 - SAVING);
  return fitted && fitted.objective_usd < most_usd ? fitted : null;
}

/**
 * The fixed point that the search finds from what first fit charges, beside the one that it knows. A non-linear furnace
 * and whole numbers can hide a cheaper plan from a search that starts elsewhere.
 */
export async function fixedPointFromFirstFit(
  of: OptionPlan,
  known: FixedPoint,
  lines: readonly ChargeLine[],
): Promise<FixedPoint> {
  const { choice } = known.solution;
  if (choice !== null) {
    const own = wholeNumbersIn(linearisedProblem(of, known), lines, choice);
    return findFixedPoint(of, known, { choice: own });
  }
  const tried: Tried[] = [];
  for (const charge of [lines, known.solution.lines])
    tried.push(
      await tryCharge(of, known, {
        lines: charge,
        solution: { ...known.solution, lines: [] },
        rounds: known.agreement.rounds,
      }),
    );
  return (await searchTrustRegion(of, tried, { amountsOnly: true })).fixedPoint;
}

/** Whole numbers next to a charge, for the materials of which a plan had to choose them. */
function wholeNumbersIn(
  { materials }: ChargeProblem,
  lines: readonly ChargeLine[],
  { pieces, used, emptied }: WholeNumbers,
): WholeNumbers {
  const kg = new Map(lines.map(({ material, mass_kg }) => [material, mass_kg]));
  const chosen = <T>(of: ReadonlyMap<number, T>, value: (mass_kg: number, place: number) => T) =>
    new Map([...of.keys()].map((place) => [place, value(kg.get(place) ?? 0, place)]));
  return {
    pieces: chosen(pieces, (mass_kg, place) => Math.round(mass_kg / (materials[place]!.item_kg ?? 1))),
    used: chosen(
      used,
      (mass_kg, place) => mass_kg >= (materials[place]!.minimumIfUsed_kg ?? 0) / 2 && mass_kg > 0,
    ),
    emptied: chosen(emptied, (mass_kg, place) => {
      const { available_kg, leaveAtLeast_kg = 0 } = materials[place]!;
      return mass_kg > available_kg - leaveAtLeast_kg / 2;
    }),
  };
}

/** What first fit charges in place of a plan: the charge and its cost; nothing is known of what limits it. */
export function asCharged(
  of: OptionPlan,
  known: FixedPoint,
  { charges, objective_usd }: FirstFit,
): FixedPoint {
  const lines = charges[0]!;
  const cost_usd = costOf(linearisedProblem(of, known), [lines]);
  const solution: ConfidentSolution = {
    ...known.solution,
    status: 'feasible',
    lines,
    cost_usd,
    distance_usd: objective_usd - cost_usd,
    linear: null,
    state: null,
  };
  return { ...known, solution };
}
