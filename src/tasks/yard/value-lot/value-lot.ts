import { controlOf } from '../../../desk/control.ts';
import { outletsOfLot, planOf, yardWithOrders } from '../../../desk/yard/yard-orders.ts';
import { cureBy, InputError } from '../../../foundation/errors.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * What a lot of the ledger is worth to the plant's orders, kilogram by kilogram, and what else it could be sold as. A lot on hold
 * is valued as if it were cleared. Throws NotFoundError for an unknown lot, InputError where nothing is ordered or known of the lot.
 */
export const valueLot = defineVerb(contract, async ({ lot: id, orders: given }, context) => {
  await context.store.lot(id);
  const yard = await yardWithOrders(given, context);
  const found = yard.known.find(({ lot }) => lot.id === id);
  if (!found) throw notValued(id, yard.unknown.find(({ lot }) => lot === id)?.why);
  if (!yard.orders)
    throw new InputError('nothing is ordered: no heat of the plant’s own metal is planned', {
      path: 'orders',
      allowed: 'planned heats, or orders',
      ...cureBy('plan heats, or name orders', 'heats/plan-heat'),
    });
  const materials = yard.known.flatMap(({ lot, material }) =>
    lot.status === 'cleared' || lot.id === id ? [material] : [],
  );
  const elsewhere = await outletsOfLot(found, yard, context);
  await context.letGo?.();
  return context.compute.value(
    {
      lot: id,
      plan: planOf(yard.orders, materials),
      alternatives: elsewhere.map(({ by, as, net_usd_per_kg }) => ({
        as: `${as} (${by})`,
        price: {
          value: net_usd_per_kg.median,
          low: net_usd_per_kg.p05,
          high: net_usd_per_kg.p95,
          law: 'normal' as const,
          unit: 'USD/kg',
          source: 'terms of data/outlets.json at the price deck',
          confidence: 'assumption' as const,
        },
      })),
    },
    controlOf(context),
  );
});

const notValued = (id: string, why: string | undefined): InputError =>
  new InputError(
    `lot ${id} cannot be valued: ${why ?? 'nothing of it is free, or it belongs to a customer'}`,
    {
      path: 'lot',
      value: id,
      allowed: 'a lot of the plant’s own with an analysis and free metal',
      ...(why === undefined
        ? { cure: 'name another lot' }
        : cureBy('book an analysis of it', 'yard/analyse-lot', { lot: id })),
    },
  );
