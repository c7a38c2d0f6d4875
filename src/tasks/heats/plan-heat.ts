import { windowsOf } from '../../calculations/plan/windows.ts';
import { heatPlanSchema } from '../../documents/heats.ts';
import { planHeatOrder } from '../../documents/orders/heats.ts';
import { namesOfPlant } from '../names-of-plant.ts';
import { defineTask } from '../task.ts';
import { namedOrder } from './named-order.ts';
import { type PlannedHeat, plannedHeat, remarksOnCharge } from './planned-heat.ts';
import { refineHeat } from './predict-heat.ts';

/** Plans a heat from the cleared lots of the yard; what `plannedHeat` does, and throws. */
export const planHeat = defineTask({
  name: 'plan-heat',
  title: 'Plan the cheapest charge of a heat from free cleared lots, and reserve them',
  order: planHeatOrder,
  answer: heatPlanSchema,
  act: 'plan heat',
  run: async (asked, context) => {
    const order = await namedOrder(asked, context);
    const planned = await plannedHeat(order, context);
    // What the furnaces make of it is booked with it: the make-up sheet and the bath sample are held against that.
    if (order.route && !order.dryRun) await refineHeat(planned, {}, context);
    const paid = Object.keys(ofCharged(planned, ({ lot }) => lot.price?.currency === 'USD' || undefined));
    const { nameOf } = namesOfPlant(context.compute);
    return {
      format: 'remelt-heat-plan/1' as const,
      heat: asked.heat,
      ordered: { grade: order.gradeId, mass_kg: order.mass_kg, at: context.clock().toISOString() },
      ...(asked.dryRun ? { dryRun: true as const } : {}),
      plan: planned.output,
      blocked: planned.blocked,
      clearedAs: ofCharged(planned, ({ lot }) =>
        lot.clearedAs === null ? undefined : nameOf(lot.clearedAs),
      ),
      windows_wtpct: windowsOf(planned.document, context.compute.facts()),
      prices_usd_per_kg: ofCharged(planned, ({ material }) => material.price_usd_per_kg),
      ...(paid.length > 0 ? { paid } : {}),
      remarks: remarksOnCharge(planned),
      ...(planned.fit ? { crucible: { ...planned.fit, loads_kg: [...planned.fit.loads_kg] } } : {}),
    };
  },
});

/** Something of each charged lot, by its id; lots that have none are left out. */
function ofCharged<T>(
  { output, offered }: PlannedHeat,
  read: (lot: NonNullable<ReturnType<PlannedHeat['offered']['get']>>) => T | undefined,
): Record<string, T> {
  const charged = output.heats.flatMap(({ charge }) => charge.map(({ id }) => id));
  const known = charged.flatMap((id) => {
    const lot = offered.get(id);
    const value = lot && read(lot);
    return value === undefined ? [] : [[id, value] as const];
  });
  return Object.fromEntries(known);
}
