import { adviceOn, byUnpaid, type Planned, plannedWorth } from '../../../calculations/lots/yard-rows.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { controlOf } from '../../../desk/control.ts';
import { orRefusalLater } from '../../../desk/or-refusal.ts';
import { outletsOfLot, planOf, type Yard, yardWithOrders } from '../../../desk/yard/yard-orders.ts';
import type { PlanOutput } from '../../../documents/heats/plan.ts';
import type { YardValue } from '../../../documents/yard/yard-value.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * The plant's own returns by what is not paid for in them when they are sold as a lesser alloy, what its orders would pay for each,
 * and what others pay. Records nothing.
 */
export const valueYard = defineVerb(contract, async ({ orders: given }, context) => {
  const yard = await yardWithOrders(given, context);
  const plan = await planned(yard, context);
  const worth = plannedWorth(plan);
  const lots: YardValue['lots'][number][] = [];
  const unknown = [...yard.unknown];
  for (const one of yard.known.filter(({ lot }) => !BOUGHT.includes(lot.lotClass))) {
    const outlets = await orRefusalLater(outletsOfLot(one, yard, context));
    if (outlets instanceof Error) unknown.push({ lot: one.lot.id, why: outlets.message });
    else lots.push(rowOf(one, worth.get(one.lot.id), outlets));
  }
  return {
    format: 'remelt-yard-value/1' as const,
    orders: {
      from: yard.from,
      heats: (yard.orders?.heats ?? []).map(({ id, target }) => ({
        id,
        gradeId: target.gradeId ?? null,
        mass_kg: target.mass_kg,
      })),
      cost_usd: plan?.cost_usd ?? null,
    },
    lots: byUnpaid(lots),
    unknown,
    assumed: [
      ...(plan?.assumed ?? []).map(({ what, value, unit, source }) => ({ what, value, unit, source })),
      ...yard.facts.outlets.map(({ as, source }) => ({
        what: `terms of ${as}`,
        value: 'data/outlets.json',
        unit: 'none',
        source,
      })),
    ],
    rules: RULES,
  };
});

/** Metal that is bought to be added: nobody sells it as scrap. */
const BOUGHT: readonly string[] = ['virgin', 'addition-alloy'];

const RULES = [
  'The orders are planned from the cleared lots, at the prices that plans reckon with, each grade with its whole windows.',
  'Planned heats are taken without their routes, as the charge itself must meet the grade; a file of orders may name routes.',
  'Most that may be paid: the price of the next kilogram at which an order would still take it. The value of a whole lot is lower.',
  'What others pay is settled on the dry weight, by the terms of data/outlets.json or the plant’s own, over draws of these terms.',
  'Unpaid is the worth at the price deck of Re, Hf, Ta and Nb that the terms do not pay for. Lots of customers are left out.',
];

/** The plan of the orders; null where there is none. */
async function planned({ orders, known }: Yard, context: TaskContext): Promise<PlanOutput | null> {
  const cleared = known.filter(({ lot }) => lot.status === 'cleared').map(({ material }) => material);
  if (orders === null || cleared.length === 0) return null;
  await context.letGo?.();
  return context.compute.plan(planOf(orders, cleared), controlOf(context));
}

function rowOf(
  { lot, material }: Yard['known'][number],
  worth: Planned | undefined,
  outlets: YardValue['lots'][number]['outlets'],
): YardValue['lots'][number] {
  const row = {
    lot: lot.id,
    status: lot.status,
    grade: lot.clearedAs ?? lot.declaredGrade,
    form: lot.form,
    free_kg: material.available_kg!,
    price_usd_per_kg: material.price_usd_per_kg,
    used_kg: worth?.used_kg ?? 0,
    worth_usd_per_kg: worth?.worth_usd_per_kg ?? null,
    outlets,
  };
  return { ...row, advice: adviceOn(row) };
}
