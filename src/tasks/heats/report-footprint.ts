import { heatDocument, type Route } from '../../calculations/heats/heat-route.ts';
import { type Move, recycledOf } from '../../calculations/heats/metal-flows.ts';
import { type HeatFootprintAnswer, heatFootprintSchema } from '../../documents/heat-footprint.ts';
import { reportFootprintOrder } from '../../documents/orders/heats.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';
import { defineTask } from '../task.ts';
import { chargeOf } from './charge-of-heat.ts';
import { consumablesOf, type ModelledHeat } from './consumables-of-heat.ts';
import { footprintOfCharge, USUAL_ROUTE } from './heat-footprint.ts';
import { knownHeat, plannedRoute } from './known-heat.ts';
import { bookedParts } from './predict-heat.ts';

type Operation = HeatFootprintAnswer['operations'][number];

/**
 * Greenhouse-gas footprint of a heat as the ledger books it now: virgin metal by its analyses, electricity of each operation by the
 * furnace models, recycled content in the figures of ISO 14021. Throws ConflictError for a heat without metal.
 */
export const reportFootprint = defineTask({
  name: 'report-footprint',
  title: 'Show the footprint of a heat, and what of it is measured, modelled and assumed',
  order: reportFootprintOrder,
  answer: heatFootprintSchema,
  act: null,
  reads: true,
  forVisitors: true,
  run: async ({ heat: id }, context) => {
    const heat = await knownHeat(id, context);
    const charge = await chargeOf(heat, context);
    const charged_kg = charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
    if (charged_kg === 0)
      throw new ConflictError(`heat ${id} is ${heat.status} and has no metal`, {
        path: `heat:${id}`,
        allowed: 'a heat with reserved or charged lots',
        cure: 'plan or charge the heat first',
      });
    const product_kg = (heat.output_g ?? heat.target.mass_g ?? 1000 * charged_kg) / 1000;
    const { operations, modelled } = metered(heat, await energyOf(heat, charged_kg, context));
    const footprint = footprintOfCharge(
      charge.map(({ lot, ...rest }) => ({ id: lot, ...rest })),
      {
        product_kg,
        operations: plannedRoute(heat)?.map(({ operation }) => operation) ?? USUAL_ROUTE,
        // by practice nothing is modelled: the calculation takes the same practice by itself
        energy_kWh: modelled ? sumOf(operations, ({ energy_kWh }) => energy_kWh) : null,
        ...(heat.used ? { used: heat.used } : {}),
      },
      context,
    );
    const unknown = charge.filter(({ material }) => material === null).map(({ lot }) => lot);
    return {
      format: 'remelt-heat-footprint/1' as const,
      ...{ heat: id, product_kg, charged_kg, operations },
      consumables: consumablesOf(heat, modelled, { product_kg, context }),
      functionalUnit: '1 kg of metal at the gate of the heat',
      ...{ parts: footprint.parts, total: footprint.total, allVirgin: footprint.allVirgin },
      recycled: recycledOf(charge.map(moveOf)),
      rests: restsOn(heat, operations, unknown),
      boundary: [...footprint.boundary, NO_REVIEW],
      missing: [...footprint.missing, ...unknown],
    };
  },
});

const NO_REVIEW =
  'No critical review (ISO 14044) is recorded: the comparison with virgin metal is for use in the plant, not for the public.';

/** A line of the charge as recycled content counts it; metal that the plant remelts is internal revert. */
const moveOf = ({ mass_kg, originClass, clearedAs }: Awaited<ReturnType<typeof chargeOf>>[number]): Move => ({
  ...{ step: 'charged', from: 'yard', to: 'heats', mass_g: Math.round(1000 * mass_kg) },
  ...(clearedAs === 'remelted object'
    ? { origin: 'internal-revert' as const }
    : originClass === null
      ? {}
      : { origin: originClass }),
});

/** The operations with their electricity, in one row where the meters of the heat were read. */
function metered(
  { used }: HeatState,
  found: Awaited<ReturnType<typeof energyOf>>,
): Awaited<ReturnType<typeof energyOf>> {
  if (used?.energy === undefined) return found;
  const operation = found.operations.map((one) => one.operation).join(', ');
  return { ...found, operations: [{ operation, energy_kWh: used.energy, basis: 'measured' }] };
}

/** Draws of a run whose mean energy alone is wanted. */
const SAMPLES = 50;

/** Electricity of each operation: what the models add with it to the route before it; by practice where none can be run. */
async function energyOf(
  heat: HeatState,
  charged_kg: number,
  context: TaskContext,
): Promise<{ readonly operations: Operation[]; readonly modelled: ModelledHeat | null }> {
  const route = plannedRoute(heat);
  const parts = await bookedParts(heat, context);
  const modelled = route && parts.length > 0 ? await modelledEnergy(route, { parts, context }) : null;
  if (modelled) return modelled;
  const { operations } = context.compute.facts().footprints;
  const practice = (route?.map(({ operation }) => operation) ?? USUAL_ROUTE).map(
    (operation): Operation => ({
      operation,
      energy_kWh: ((operations.get(operation)?.value ?? 0) * charged_kg) / 1000,
      basis: 'assumed',
    }),
  );
  return { operations: practice, modelled: null };
}

/** Null where the furnace models refuse the charge. */
async function modelledEnergy(
  route: Route,
  {
    parts,
    context,
  }: { readonly parts: Awaited<ReturnType<typeof bookedParts>>; readonly context: TaskContext },
): Promise<{ readonly operations: Operation[]; readonly modelled: ModelledHeat } | null> {
  const { compute, seed } = context;
  const found: Operation[] = [];
  let exchange: ModelledHeat['exchange'] = [];
  let before_kWh = 0;
  for (const [i, { operation }] of route.entries()) {
    const begun = route.slice(0, i + 1);
    const document = orRefusal(() =>
      heatDocument(parts, begun, { facts: compute.facts(), seed, samples: SAMPLES }),
    );
    if (document instanceof Error) return null;
    const { energy_kWh, ...answer } = await compute.simulate(document, signalOf(context));
    exchange = answer.exchange;
    found.push({ operation, energy_kWh: energy_kWh - before_kWh, basis: 'modelled' });
    before_kWh = energy_kWh;
  }
  return { operations: found, modelled: { route, exchange } };
}

const METERS = 'what the ledger records of the heat';
const ELECTRICITY: Readonly<Record<Operation['basis'], string>> = {
  measured: METERS,
  modelled: 'the furnace models, operation by operation',
  assumed: 'practice per tonne of charge',
};

function restsOn(
  heat: HeatState,
  operations: readonly Operation[],
  unknown: readonly string[],
): HeatFootprintAnswer['rests'] {
  const [weighed, out] = [heat.inputs.length > 0, heat.output_g !== null];
  const asPlanned = heat.charges.some((charge) => charge.asPlanned);
  const on = operations[0]?.basis ?? 'assumed';
  const { argon, refractory } = heat.used ?? {};
  return [
    weighed && !asPlanned
      ? { what: 'masses charged', basis: 'measured', on: 'weights of the ledger' }
      : { what: 'masses charged', basis: 'assumed', on: 'the plan' },
    out
      ? { what: 'metal that came out', basis: 'measured', on: 'weight of the ledger' }
      : { what: 'metal that came out', basis: 'assumed', on: 'the mass wanted' },
    {
      what: 'contents of the lots',
      basis: 'measured',
      on: unknown.length === 0 ? 'their analyses' : `their analyses; unknown: ${unknown.join(', ')}`,
    },
    { what: 'electricity of the furnaces', basis: on, on: ELECTRICITY[on] },
    ...(argon === undefined ? [] : [{ what: 'argon', basis: 'measured' as const, on: METERS }]),
    ...(refractory === undefined
      ? []
      : [{ what: 'crucible and lining', basis: 'measured' as const, on: METERS }]),
    ...(argon !== undefined && refractory !== undefined
      ? []
      : [
          {
            what: 'argon, refractories, crucible',
            basis: 'assumed' as const,
            on: `practice per tonne of product${argon === undefined && refractory === undefined ? '' : ', less what is recorded'}`,
          },
        ]),
    {
      what: 'burden of virgin metals and of electricity',
      basis: 'assumed',
      on: 'published sets (data/footprints.json)',
    },
    { what: 'origin of the lots', basis: 'assumed', on: 'what was stated when they came in' },
  ];
}
