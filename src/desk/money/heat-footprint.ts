import {
  type FootprintOrder,
  footprintOfHeat,
  type HeatFootprint,
} from '../../calculations/heats/footprint.ts';
import { heatDocument, type Route } from '../../calculations/heats/heat-route.ts';
import { type Move, recycledOf } from '../../calculations/heats/metal-flows.ts';
import type { HeatFootprintAnswer } from '../../documents/heats/heat-footprint.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { ConflictError } from '../../foundation/errors.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import { signalOf, type TaskContext } from '../context.ts';
import { chargeOf } from '../heat/charge-of-heat.ts';
import { knownHeat, plannedRoute } from '../heat/known-heat.ts';
import { orRefusal } from '../or-refusal.ts';
import { bookedParts } from '../planning/predict-through.ts';
import { consumablesOf, type ModelledHeat } from './consumables-of-heat.ts';

/** Operation of a heat whose plan named no route (assumption). */
export const USUAL_ROUTE = ['vacuum-induction'];

/**
 * The footprint of a heat as the ledger books it now, the one number of every page and file: what was charged and added, before that
 * what is reserved; the metal that came out, before that the mass wanted. Null for a heat without metal.
 */
export async function footprintOfLedger(
  heat: HeatState,
  context: TaskContext,
): Promise<HeatFootprintAnswer | null> {
  const charge = await chargeOf(heat, context);
  const charged_kg = sumOf(charge, ({ mass_kg }) => mass_kg);
  if (charged_kg === 0) return null;
  const product_kg = (heat.output_g ?? heat.target.mass_g ?? 1000 * charged_kg) / 1000;
  const { operations, modelled } = metered(heat, await energyOf(heat, charged_kg, context));
  const footprint = footprintOfCharge(
    charge.map(({ lot, ...rest }) => ({ id: lot, ...rest })),
    {
      product_kg,
      operations: plannedRoute(heat)?.map(({ operation }) => operation) ?? USUAL_ROUTE,
      // by practice nothing is modelled: the calculation takes the same practice by itself
      energy_kWh: modelled ? sumOf(operations, ({ energy_kWh }) => energy_kWh) : null,
      weighed: wasWeighed(heat),
      ...(heat.used ? { used: heat.used } : {}),
    },
    context,
  );
  const unknown = charge.filter(({ material }) => material === null).map(({ lot }) => lot);
  return {
    format: 'remelt-heat-footprint/1' as const,
    ...{ heat: heat.id, product_kg, charged_kg, operations },
    consumables: consumablesOf(heat, modelled, { product_kg, context }),
    functionalUnit: '1 kg of metal at the gate of the heat',
    ...{ parts: [...footprint.parts], total: footprint.total, allVirgin: footprint.allVirgin },
    recycled: recycledOf(charge.map(moveOf)),
    rests: restsOn(heat, operations, unknown),
    boundary: [...footprint.boundary, NO_REVIEW],
    missing: [...footprint.missing, ...unknown],
  };
}

/** The same of a heat by its number. Throws NotFoundError for an unknown heat, ConflictError for one without metal. */
export async function knownFootprint(id: string, context: TaskContext): Promise<HeatFootprintAnswer> {
  const heat = await knownHeat(id, context);
  const footprint = await footprintOfLedger(heat, context);
  if (footprint) return footprint;
  throw new ConflictError(`heat ${id} is ${heat.status} and has no metal`, {
    path: `heat:${id}`,
    allowed: 'a heat with reserved or charged lots',
    cure: 'plan or charge the heat first',
  });
}

/** Whether the masses are of a scale: charged, and not said to be as planned. */
const wasWeighed = ({ inputs, charges }: HeatState): boolean =>
  inputs.length > 0 && !charges.some(({ asPlanned }) => asPlanned);

type Operation = HeatFootprintAnswer['operations'][number];

/** A lot of a charge: null material = nobody analysed it, or it is a remelted object. */
interface ChargedMaterial {
  readonly id: string;
  readonly mass_kg: number;
  readonly originClass: string | null;
  readonly material: PlanInput['materials'][number] | null;
}

/** Greenhouse-gas footprint of a charge through a route of this plant; what is not virgin brings no burden. */
function footprintOfCharge(
  charge: readonly ChargedMaterial[],
  {
    product_kg,
    operations,
    energy_kWh,
    used,
    weighed,
  }: Pick<FootprintOrder, 'product_kg' | 'energy_kWh' | 'used' | 'weighed'> & {
    readonly operations: readonly string[];
  },
  { compute }: Pick<TaskContext, 'compute'>,
): HeatFootprint {
  const { footprints, plant } = compute.facts();
  const charged_kg = charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  return footprintOfHeat(
    {
      product_kg,
      energy_kWh,
      weighed,
      ...(used ? { used } : {}),
      grid: plant.sites[0]?.region ?? 'EU',
      operations: operations.map((name) => ({ name, mass_kg: charged_kg })),
      lines: charge.map(({ id, mass_kg, originClass, material }) => ({
        id,
        mass_kg,
        origin: originClass === 'virgin' ? 'virgin' : 'return',
        contents: material ? contentsOf(material) : {},
      })),
    },
    footprints,
  );
}

/** Contents of a material [kg/kg], its balance by difference. */
function contentsOf({ composition_wtpct, balance }: PlanInput['materials'][number]) {
  const known = entriesOf(composition_wtpct);
  const rest = known.reduce((sum, [, wtpct]) => sum - wtpct, 100);
  return Object.fromEntries([
    ...known.map(([element, wtpct]) => [element, wtpct / 100]),
    ...(balance ? [[balance, rest / 100]] : []),
  ]);
}

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
  // The late additions belong to the last melt of the whole route, whichever part of it is run.
  const document = orRefusal(() =>
    heatDocument(parts, route, { facts: compute.facts(), seed, samples: SAMPLES }),
  );
  if (document instanceof Error) return null;
  for (const [i, { operation }] of route.entries()) {
    const begun = { ...document, route: document.route.slice(0, i + 1) };
    const { energy_kWh, ...answer } = await compute.simulate(begun, signalOf(context));
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
  const [weighed, out] = [wasWeighed(heat), heat.output_g !== null];
  const on = operations[0]?.basis ?? 'assumed';
  const { argon, refractory } = heat.used ?? {};
  return [
    weighed
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
      on: 'published sets of footprints',
    },
    { what: 'origin of the lots', basis: 'assumed', on: 'what was stated when they came in' },
  ];
}
