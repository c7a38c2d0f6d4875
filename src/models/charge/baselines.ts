import { elementsOf, meanFractions } from '../../metal/alloy/composition.ts';
import { buildBlend } from './blend/blend.ts';
import { type Blend, chargesOf } from './blend/model.ts';
import { conesOf, type FurnaceSpread } from './confident/cones.ts';
import { solveCones } from './confident/solve-cones.ts';
import { limitRows } from './limit-row.ts';
import {
  type ChargeLine,
  type ChargeMaterial,
  type ChargeProblem,
  type Charges,
  type HeatOrder,
  isPurchasable,
} from './problem.ts';
import type { LinearModel, Solution, Solver } from './solver.ts';

/** What the same metal would cost another way; null when that way makes no heat, `words` then say why. */
export interface Baseline {
  readonly name: 'first-fit' | 'same revert sold at its best alternative' | 'all-virgin';
  readonly cost_usd: number | null;
  readonly words: string;
  /** What it charges, without pieces and counts. */
  readonly charges?: Charges;
}

/** Lots that a planner with a spreadsheet tries before stopping (assumption: a charge of a few lots). */
const FIRST_FIT_LOTS = 5;
/** Room left below the most that a lot can give, so that rounding does not make the next step impossible [1]. */
const HELD = 1e-5;
const TIME_LIMIT_S = 5;
/** Excess over a limit that another way may have [row units]. */
const GUARD_TOLERANCE = 1e-6;

/** How the other ways are computed: with the same guard as the plan, or, without one, exactly. */
export interface BaselineOptions {
  readonly solver: Solver;
  readonly signal?: AbortSignal | undefined;
  /** Standard deviations that the plan keeps from its limits, and what the furnace adds to the spread. */
  readonly guard?: { readonly z: number; readonly furnace: FurnaceSpread };
}

/**
 * The plan against what would be done without it, in the honest order: current practice first. All keep the plan's
 * distance from the limits; all are linear, without whole pieces and counts: they flatter the alternatives a little,
 * never the plan.
 */
export async function baselinesOf(
  problem: ChargeProblem,
  charges: Charges,
  options: BaselineOptions,
): Promise<readonly Baseline[]> {
  const bought = await virginOf(problem, options);
  const virgin = bought?.objective_usd ?? null;
  const nothingToBuy = 'the plan is offered no new metal to buy';
  const isOffered = problem.materials.some(isPurchasable);
  const charged = bought ? { charges: bought.charges } : {};
  const fitted = await firstFitOf(problem, options);
  const firstFit = fitted?.objective_usd ?? null;
  const sold = charges.flat().reduce((sum, line) => {
    const material = problem.materials[line.material]!;
    const alternative = material.alternative_usd_per_kg ?? material.price_usd_per_kg;
    return isPurchasable(material) ? sum : sum + line.mass_kg * (alternative - material.price_usd_per_kg);
  }, 0);
  return [
    {
      name: 'first-fit',
      cost_usd: firstFit,
      words:
        firstFit === null
          ? 'the cheapest lots, taken until a limit is reached, cannot be completed to the specification'
          : `up to ${FIRST_FIT_LOTS} lots, cheapest first, each as far as stock and limits allow, completed with what can be bought`,
      ...(fitted ? { charges: fitted.charges } : {}),
    },
    {
      name: 'same revert sold at its best alternative',
      cost_usd: virgin === null ? null : virgin - sold,
      words:
        virgin === null
          ? isOffered
            ? 'without its revert the heat cannot be made'
            : nothingToBuy
          : 'the heat from bought metal, the revert of the plan sold at its best alternative price (its own price where none is given)',
      ...charged,
    },
    {
      name: 'all-virgin',
      cost_usd: virgin,
      words:
        virgin === null
          ? isOffered
            ? 'the heat cannot be made from what can be bought alone'
            : nothingToBuy
          : 'only what can be bought in any quantity',
      ...charged,
    },
  ];
}

/** The problem without pieces, counts and least amounts, on some of its materials. */
function plain(problem: ChargeProblem, materials: readonly ChargeMaterial[]): ChargeProblem {
  return {
    materials: materials.map(({ item_kg: _pieces, minimumIfUsed_kg: _least, ...material }) => material),
    heats: problem.heats.map(({ maxMaterials: _materials, maxLots: _lots, ...heat }) => heat),
  };
}

/** Blend on some materials, as the guard wants it. */
const blendOf = (
  problem: ChargeProblem,
  materials: readonly ChargeMaterial[],
  { guard }: BaselineOptions,
): Blend => buildBlend(plain(problem, materials), { contentColumns: guard !== undefined });

/** Optimum of a linear model of a blend, keeping the guard; null when there is none. */
async function optimumOf(
  blend: Blend,
  model: LinearModel,
  { solver, signal, guard }: BaselineOptions,
): Promise<Solution | null> {
  if (!guard) {
    const exact = await solver.solve(model, { timeLimit_s: TIME_LIMIT_S }, signal);
    return exact.status === 'optimal' ? exact : null;
  }
  const cones = conesOf(blend, guard.furnace);
  const { solution, kept } = await solveCones(model, cones, {
    solver,
    timeLimit_s: TIME_LIMIT_S,
    z: guard.z,
    tolerance: GUARD_TOLERANCE,
    signal,
  });
  return kept ? solution : null;
}

/** The heats from what can be bought alone; null where they cannot be made so. */
async function virginOf(problem: ChargeProblem, options: BaselineOptions): Promise<FirstFit | null> {
  const bought = problem.materials.filter(isPurchasable);
  if (bought.length === 0) return null;
  const blend = blendOf(problem, bought, options);
  const found = await optimumOf(blend, blend.model, options);
  if (!found) return null;
  const places = bought.map((material) => problem.materials.indexOf(material));
  return {
    charges: chargesOf(blend, found.x).map((lines) =>
      lines.map(({ material, mass_kg }) => ({ material: places[material]!, mass_kg })),
    ),
    objective_usd: found.objective! * blend.usdPerUnit,
  };
}

/** What another way charges, and what that costs with its distance from aims [usd]. */
export interface FirstFit {
  readonly charges: Charges;
  readonly objective_usd: number;
}

/**
 * First fit: heat by heat, the cheapest lots in turn, each as much as stock and limits allow with what can be bought
 * around it; then completed at least cost. What a planner with a spreadsheet does, without a slip. null when it makes no
 * heat.
 */
export async function firstFitOf(problem: ChargeProblem, options: BaselineOptions): Promise<FirstFit | null> {
  const left = new Map(problem.materials.map((material) => [material.id, material.available_kg]));
  const places = new Map(problem.materials.map(({ id }, place) => [id, place]));
  const cheapest = problem.materials
    .filter((material) => !isPurchasable(material))
    .sort((a, b) => a.price_usd_per_kg - b.price_usd_per_kg || a.id.localeCompare(b.id));
  const charges: ChargeLine[][] = [];
  let objective_usd = 0;
  for (const heat of problem.heats) {
    const lots: ChargeMaterial[] = [];
    for (const material of cheapest) {
      if (lots.length === FIRST_FIT_LOTS) break;
      const available_kg = left.get(material.id)!;
      if (available_kg > 0 && fitsAlone(material, heat)) lots.push({ ...material, available_kg });
    }
    const blend = blendOf(
      { ...problem, heats: [heat] },
      [...problem.materials.filter(isPurchasable), ...lots],
      options,
    );
    const filled = await fillInTurn(blend, lots.length, options);
    if (!filled) return null;
    objective_usd += filled.objective! * blend.usdPerUnit;
    const lines = chargesOf(blend, filled.x)[0]!.map(({ material, mass_kg }) => {
      const { id } = blend.problem.materials[material]!;
      left.set(id, left.get(id)! - mass_kg);
      return { material: places.get(id)!, mass_kg };
    });
    charges.push(lines);
  }
  return { charges, objective_usd };
}

/** Takes as much as possible of the last `lots` materials, one after the other, then completes at least cost. */
async function fillInTurn(blend: Blend, lots: number, options: BaselineOptions): Promise<Solution | null> {
  const lower = blend.model.lower.slice();
  const first = blend.problem.materials.length - lots;
  for (let material = first; material < blend.problem.materials.length; material++) {
    const column = blend.columns.findIndex((c) => c.kind === 'charge' && c.material === material);
    if (column < 0) continue;
    const cost = new Float64Array(lower.length);
    cost[column] = -1;
    const most = await optimumOf(blend, { ...blend.model, cost, lower: lower.slice() }, options);
    if (!most) return null;
    lower[column] = Math.max(0, most.x[column]! * (1 - HELD));
  }
  return optimumOf(blend, { ...blend.model, lower }, options);
}

/** A planner leaves out a lot that breaks a maximum by itself more than twice over. */
function fitsAlone({ composition }: ChargeMaterial, heat: HeatOrder): boolean {
  const means = meanFractions(composition);
  return limitRows(heat.specification, elementsOf(composition)).every(
    (row) => row.elements.reduce((sum, element) => sum + (means[element] ?? 0), 0) <= 2 * row.max,
  );
}
