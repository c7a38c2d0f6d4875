import { marginOf } from '../../../calculations/heats/heat-margin.ts';
import { windowsOf } from '../../../calculations/plan/windows.ts';
import { overfullWords, unnamedWords } from '../../../calculations/plant/furnace-words.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { contractOf } from '../../../desk/heat/known-heat.ts';
import { namesOfPlant } from '../../../desk/names-of-plant.ts';
import { askedBeforeRelease } from '../../../desk/planning/before-release.ts';
import { type PlannedHeat, planAndReserve, remarksOnCharge } from '../../../desk/planning/charge-plan.ts';
import { freeNumberFrom } from '../../../desk/planning/free-number.ts';
import { namedOrder } from '../../../desk/planning/named-order.ts';
import { refineHeat } from '../../../desk/planning/predict-through.ts';
import type { AskedHeat, HeatOrder } from '../../../documents/contract/plan-fields.ts';
import { belowAsked, takenHeats } from '../../../documents/heats/below-asked.ts';
import { contractWords } from '../../../documents/heats/heat-contract.ts';
import type { HeatPlan } from '../../../documents/heats/heats.ts';
import { ConflictError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Plans a heat from the cleared lots of the yard; what `planAndReserve` does, and throws. */
export const planHeat = defineVerb(contract, async (asked, context) => {
  await refuseUsedNumber(asked.heat, context);
  const order = await namedOrder(asked, context);
  const planned = await planAndReserve({ ...order, typed: asked }, context);
  // What the furnaces make of it is booked with it: the make-up sheet and the bath sample are held against that.
  if (order.route && !order.dryRun) await refineHeat(planned, {}, context);
  const paid = Object.keys(ofCharged(planned, ({ lot }) => lot.price?.currency === 'USD' || undefined));
  const { nameOf } = namesOfPlant(context.compute);
  const windows_wtpct = windowsOf(planned.document, context.compute.facts());
  return {
    format: 'remelt-heat-plan/1' as const,
    heat: asked.heat,
    ordered: orderedBy(asked, order, context.clock()),
    ...(await soldUnder(planned, context)),
    ...(asked.dryRun ? { dryRun: true as const } : {}),
    plan: planned.output,
    ...belowOf(planned),
    blocked: planned.blocked,
    clearedAs: ofCharged(planned, ({ lot }) => (lot.clearedAs === null ? undefined : nameOf(lot.clearedAs))),
    windows_wtpct,
    prices_usd_per_kg: ofCharged(planned, ({ material }) => material.price_usd_per_kg),
    ...(paid.length > 0 ? { paid } : {}),
    remarks: [
      ...askedBeforeRelease(
        Object.values(ofCharged(planned, (lot) => lot)),
        { name: order.controlled?.name ?? nameOf(order.gradeId), limits: windows_wtpct },
        context.compute.facts(),
      ),
      ...furnaceRemarks(planned, context),
      ...remarksOnCharge(planned),
      ...(order.route
        ? []
        : [
            'no route is planned: nothing is predicted of this heat, its charge alone is held against the limits, and advice takes a kept route chosen at the furnace',
          ]),
      ...(order.holdPoints ?? []).map(({ kind, step, look }) => `${kind} point before ${step}: ${look}`),
    ],
    shown: planned.shown,
    ...(planned.fit ? { crucible: { ...planned.fit, loads_kg: [...planned.fit.loads_kg] } } : {}),
  };
});

/** How far the plan is below what was asked, and why its planner takes it. */
function belowOf({ order: { acceptBelow }, output }: PlannedHeat): Pick<HeatPlan, 'below'> {
  const below = belowAsked(output);
  return below ? { below: { ...below, ...(acceptBelow === undefined ? {} : { reason: acceptBelow }) } } : {};
}

/** Throws ConflictError for the number of a heat that is no longer only planned: the ledger would refuse it after the planning. */
async function refuseUsedNumber(heat: string, { store }: TaskContext): Promise<void> {
  const [before] = await store.heats({ ids: [heat] });
  if (before === undefined || before.status === 'planned') return;
  const free = await freeNumberFrom(heat, store);
  throw new ConflictError(`heat ${heat} is ${before.status} and cannot be planned`, {
    path: 'heat',
    value: heat,
    allowed: 'a new number, or a heat that is not charged yet',
    cure:
      free === undefined
        ? 'give the plan a new heat number'
        : `give the plan a new heat number: ${free} is free`,
  });
}

/** What was asked for, by its names. */
function orderedBy(
  { spec, route, programme }: AskedHeat,
  { gradeId, mass_kg, within, owner }: HeatOrder,
  now: Date,
): HeatPlan['ordered'] {
  const inside = programme ?? within?.programme;
  return {
    ...{ grade: gradeId, mass_kg, at: now.toISOString() },
    ...(spec === undefined ? {} : { specification: spec }),
    ...(route === undefined
      ? {}
      : {
          route: typeof route === 'string' ? route : route.map(({ operation }) => operation).join(', then '),
        }),
    ...(inside === undefined ? {} : { programme: inside }),
    ...(owner === undefined ? {} : { owner }),
  };
}

/** How the heat is paid, by the order or as it was booked before, and what that leaves of the planned cost. */
async function soldUnder(
  { order, output }: PlannedHeat,
  { store }: Pick<TaskContext, 'store'>,
): Promise<Pick<HeatPlan, 'sold'>> {
  const [before] = await store.heats({ ids: [order.heat] });
  const contract = order.contract ?? (before ? contractOf(before) : null);
  const [heat] = output.heats;
  if (contract === null || heat === undefined) return {};
  const other_usd = heat.route?.cost_usd ?? 0;
  const margin =
    contract.savingShare === undefined
      ? marginOf(contract, {
          ...{ metal_usd: heat.cost_usd - other_usd, other_usd, new_usd: null, poured_kg: order.mass_kg },
          sold: { sold_kg: order.mass_kg, here_kg: 0, failed_kg: 0 },
          charged_kg: heat.charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0),
        })
      : null;
  return {
    sold: {
      contract: contractWords(contract),
      sales_usd: margin?.sales_usd ?? null,
      margin_usd: margin?.margin_usd ?? null,
    },
  };
}

/** Furnaces that hold the charge where the plan names none, and a charge above the range of the one it names. */
function furnaceRemarks(
  { order: { mass_kg }, output }: PlannedHeat,
  { compute }: Pick<TaskContext, 'compute'>,
): string[] {
  const { plant } = compute.facts();
  const charged_kg = takenHeats(output).reduce(
    (sum, { charge }) => sum + charge.reduce((part, one) => part + one.mass_kg, 0),
    0,
  );
  const named = output.assumed.find(({ what }) => what === 'furnace');
  const furnace = plant.furnaces.find(({ id }) => id === named?.value);
  if (furnace) return overfullWords(furnace, { wanted_kg: mass_kg, charged_kg });
  return plant.furnaces.length === 0 ? [] : [`furnace ${unnamedWords(plant, charged_kg)}`];
}

/** Something of each charged lot, by its id; lots that have none are left out. */
function ofCharged<T>(
  { output, offered }: PlannedHeat,
  read: (lot: NonNullable<ReturnType<PlannedHeat['offered']['get']>>) => T | undefined,
): Record<string, T> {
  const charged = takenHeats(output).flatMap(({ charge }) => charge.map(({ id }) => id));
  const known = charged.flatMap((id) => {
    const lot = offered.get(id);
    const value = lot && read(lot);
    return value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(known);
}
