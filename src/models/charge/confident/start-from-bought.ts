import { type ChargeProblem, isPurchasable } from '../problem.ts';
import {
  type Linearisation,
  linearisedOptions,
  linearisedProblem,
  type OptionPlan,
} from './linearisation.ts';
import { nothingBefore } from './options.ts';
import { searchTrustRegion } from './search-trust-region.ts';
import { chargeToTry, type FixedPoint, tryCharge } from './try-charge.ts';

/**
 * The fixed point that the search finds from a charge of new metal, with every lot at hand again; null where new metal
 * makes no heat either. Lots can only make a heat possible, never impossible: nothing is refused before this was tried.
 */
export async function fixedPointFromBought(of: OptionPlan, known: Linearisation): Promise<FixedPoint | null> {
  const { z: _z, ...state } = { ...known, shapes: new Map() };
  const bought = boughtOnly(linearisedProblem(of, state));
  const options = { ...linearisedOptions(of, state), amountsOnly: true, before: nothingBefore() };
  const { solution, lines } = await chargeToTry(bought, options);
  if (solution.lines.length === 0) return null;
  const run = { lines, solution: { ...solution, lines: [] }, rounds: 0 };
  const { fixedPoint } = await searchTrustRegion(of, [await tryCharge(of, state, run)], {
    amountsOnly: true,
  });
  return fixedPoint.solution.lines.length === 0 ? null : fixedPoint;
}

/** The problem without its lots, but for those that have to be used. */
const boughtOnly = (problem: ChargeProblem): ChargeProblem => ({
  ...problem,
  materials: problem.materials.map((material) =>
    isPurchasable(material) || (material.required_kg ?? 0) > 0 ? material : { ...material, available_kg: 0 },
  ),
});
