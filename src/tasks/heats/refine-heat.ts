import { heatDocument, type Route } from '../../calculations/heats/heat-route.ts';
import type { SimulateInput, SimulateOutput } from '../../documents/simulate.ts';
import { SD_IN_90_PERCENT } from '../../foundation/numerics/normal.ts';
import { toDecimalText } from '../../foundation/quantity/reading.ts';
import type { TaskContext } from '../context.ts';
import type { PlannedHeat } from './plan-heat.ts';

export interface RefinedHeat {
  readonly document: SimulateInput;
  readonly output: SimulateOutput;
}

/** The furnaces, and the looks at the metal on the way [s of the whole route]; default the ends of operations alone. */
export interface RouteTaken {
  readonly route: Route;
  readonly at_s?: readonly number[];
}

/** Samples of a prediction; the 5 and 95 % points then rest on 50 samples each. */
const SAMPLES = 1000;

/**
 * What the route makes of a planned charge, with the spread of its lots and of the furnaces; booked on the heat as an
 * analysis with basis `predicted`. Throws what `simulate` throws.
 */
export async function refineHeat(
  planned: PlannedHeat,
  { route, at_s = [] }: RouteTaken,
  context: TaskContext,
): Promise<RefinedHeat> {
  const { compute, store, seed } = context;
  const charge = planned.output.heats[0]?.charge ?? [];
  const parts = charge.map(({ id, mass_kg }) => {
    const { material, lot } = planned.offered.get(id)!;
    return {
      material,
      mass_kg,
      chargeMaterial: compute.facts().chargeMaterials.has(lot.clearedAs ?? '') ? lot.clearedAs : null,
    };
  });
  const document: SimulateInput = {
    ...heatDocument(parts, route, { facts: compute.facts(), seed, samples: SAMPLES }),
    ...(at_s.length > 0 ? { at_s: [...at_s] } : {}),
  };
  const output = await compute.simulate(document);
  // The ledger keeps mean and spread as decimals, so that a later recorded heat can be held against its prediction.
  await store.execute({
    type: 'recordAnalysis',
    of: `heat:${planned.order.heat}`,
    analysis: 'predicted',
    basis: 'predicted',
    method: `simulate ${route.map((step) => step.operation).join(' + ')}`,
    results: Object.entries(output.final).map(([element, content]) => ({
      element,
      text: toDecimalText(content.mean_ppm, 3),
      unit: 'ppm' as const,
      sd: toDecimalText((content.p95_ppm - content.p05_ppm) / SD_IN_90_PERCENT, 3),
    })),
  });
  return { document, output };
}
