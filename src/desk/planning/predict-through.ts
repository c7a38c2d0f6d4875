import type { Facts } from '../../calculations/facts.ts';
import {
  type ChargePart,
  heatDocument,
  type Material,
  type Route,
} from '../../calculations/heats/heat-route.ts';
import { materialOfLot } from '../../calculations/lots/material.ts';
import { skullPart } from '../../calculations/plant/skull-part.ts';
import { takenHeats } from '../../documents/heats/below-asked.ts';
import type { SimulateInput, SimulateOutput } from '../../documents/heats/simulate.ts';
import type { RecordAnalysis } from '../../evidence/ledger/commands/metal/record-analysis.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { LotView } from '../../evidence/ledger/store.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { SD_IN_90_PERCENT } from '../../foundation/numerics/normal.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import { idOf } from '../../metal/alloy/words.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { LEAK, withMeasuredLeak } from '../furnace/leak-of-route.ts';
import { plannedRoute } from '../heat/known-heat.ts';
import { loggedRoute } from '../heat/logged-route.ts';
import { forPlanning } from '../yard/lot-documents.ts';
import type { PlannedHeat } from './charge-plan.ts';
import { nameOfRun } from './kept-predictions.ts';

export interface RefinedHeat {
  readonly document: SimulateInput;
  readonly output: SimulateOutput;
}

/** The furnaces, default as they were logged, else those of the plan; and the looks at the metal on the way [s of the whole route], default the ends of operations alone. */
export interface RouteTaken {
  readonly route?: Route;
  readonly at_s?: readonly number[];
}

/** Samples of a prediction; the 5 and 95 % points then rest on 50 samples each. */
const SAMPLES = 1000;

/**
 * What a route makes of a heat of the ledger: of what was charged, before that of what is reserved for it; through its furnaces as they were
 * logged, where nobody states a route. Throws ConflictError for a heat without metal, and what `simulate` throws.
 */
export async function predictBooked(
  { heat, route: stated, ...taken }: RouteTaken & { readonly heat: HeatState },
  context: TaskContext,
): Promise<SimulateOutput> {
  const { id, status } = heat;
  const logged = stated ? null : loggedRoute(heat);
  const through = stated ?? logged?.route ?? plannedRoute(heat);
  if (!through)
    throw new InputError(`heat ${id} is planned without a route`, {
      path: 'route',
      cure: 'name its furnaces as a route, or plan it through them',
    });
  const parts = await bookedParts(heat, context);
  if (parts.length === 0)
    throw new ConflictError(`heat ${id} is ${status} and has no metal to predict from`, {
      path: `heat:${id}`,
      allowed: 'a heat with reserved or charged lots',
      cure: 'plan the heat first',
    });
  const keepGiven = !!stated || (logged?.recorded.includes(LEAK) ?? false);
  const measured = withMeasuredLeak(heat, through, { facts: context.compute.facts(), keepGiven });
  const { output } = await predicted(heat, { parts, route: measured.route, ...taken }, context);
  return { ...output, assumed: [...output.assumed, ...measured.assumed, ...(logged?.assumed ?? [])] };
}

/**
 * What the route makes of a planned charge, with the spread of its lots and of the furnaces; booked on the heat as
 * analyses with basis `predicted`, one for the end of each operation. Throws what `simulate` throws.
 */
export async function refineHeat(
  planned: PlannedHeat,
  { route = planned.document.heats[0]?.route, at_s = [] }: RouteTaken,
  context: TaskContext,
): Promise<RefinedHeat> {
  const { compute, store } = context;
  if (!route)
    throw new InputError(`heat ${planned.order.heat} is planned without a route`, {
      path: 'route',
      cure: 'plan the heat with its furnaces, or name them here',
    });
  const heat = await store.heat(planned.order.heat);
  return predicted(heat, { parts: chargedParts(planned, compute.facts()), route, at_s }, context);
}

async function predicted(
  heat: HeatState,
  { parts, route, at_s = [] }: RouteTaken & { readonly parts: readonly ChargePart[]; readonly route: Route },
  context: TaskContext,
): Promise<RefinedHeat> {
  const { compute, store, seed } = context;
  const document: SimulateInput = {
    ...heatDocument(parts, route, { facts: compute.facts(), seed, samples: SAMPLES }),
    ...(at_s.length > 0 ? { at_s: [...at_s] } : {}),
  };
  const output = await compute.simulate(document, signalOf(context));
  await store.execute({ type: 'batch', commands: predictionsOf(heat, { route, output }) }, signalOf(context));
  return { document, output };
}

/** The lots that a heat was charged with, or that are reserved for it, as they are melted. */
export async function bookedParts(heat: HeatState, { compute, store }: TaskContext): Promise<ChargePart[]> {
  const booked =
    heat.inputs.length > 0
      ? heat.inputs.map(({ from, mass_g }) => [from, mass_g] as const)
      : Object.entries(heat.below?.accepted === null ? heat.planned_g : heat.reserved_g);
  const facts = compute.facts();
  return Promise.all(
    booked
      .filter(([from]) => from.startsWith('lot:'))
      .map(async ([from, mass_g]) => {
        const lot = await store.lot(idOf(from));
        return partOf(lot, {
          material: materialOfLot(forPlanning(lot), facts).material,
          mass_kg: mass_g / 1000,
          facts,
        });
      }),
  );
}

const partOf = (
  { clearedAs }: Pick<LotView, 'clearedAs'>,
  {
    material,
    mass_kg,
    facts,
  }: { readonly material: Material; readonly mass_kg: number; readonly facts: Facts },
): ChargePart => ({
  material,
  mass_kg,
  chargeMaterial: facts.chargeMaterials.has(clearedAs ?? '') ? clearedAs : null,
});

/**
 * What the ledger keeps of a simulated route, so that a bath sample and later the finished heat can be held against it:
 * mean and spread as decimals at the end of each operation, in the order of the route.
 */
function predictionsOf(
  heat: HeatState,
  { route, output }: { readonly route: Route; readonly output: SimulateOutput },
): RecordAnalysis[] {
  const name = nameOfRun(heat);
  return route.map(({ operation }, index): RecordAnalysis => {
    const last = index === route.length - 1;
    const contents = last
      ? output.final
      : output.trajectory.findLast((look) => look.index === index)!.composition;
    return {
      type: 'recordAnalysis',
      of: `heat:${heat.id}`,
      analysis: last ? name : `${name}.${index + 1}`,
      basis: 'predicted',
      method: `simulate ${route
        .slice(0, index + 1)
        .map((step) => step.operation)
        .join(' + ')}`,
      stage: { number: index + 1, operation },
      results: Object.entries(contents).map(([element, content]) => ({
        element,
        text: toDecimalText(content.mean_ppm, 3),
        unit: 'ppm' as const,
        sd: toDecimalText((content.p95_ppm - content.p05_ppm) / SD_IN_90_PERCENT, 3),
      })),
    };
  });
}

/** What is melted: the lots that were charged, and what the heat before left in the crucible. */
function chargedParts({ document, output, offered }: PlannedHeat, facts: Facts): ChargePart[] {
  const lots = (takenHeats(output)[0]?.charge ?? []).flatMap(({ id, mass_kg }): ChargePart[] => {
    const known = offered.get(id);
    if (!known) return [];
    return [partOf(known.lot, { material: known.material, mass_kg, facts })];
  });
  const skull = skullPart(document.heats[0]?.skull, facts);
  return skull ? [...lots, skull] : lots;
}
