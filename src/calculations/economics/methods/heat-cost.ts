import { heatCostInputs } from '../../../documents/economics-methods.ts';
import { InputError } from '../../../foundation/errors.ts';
import { heatCost, revenueOf } from '../../../models/economics/contract/heat-cost.ts';
import { defineMethod } from '../method.ts';

export const heatCostMethod = defineMethod({
  name: 'heat-cost',
  title: 'cost of a heat by item, of a kilogram and of a finished part; margin under a contract',
  formula:
    'metal + wash + energy + lining/heats + labour + hours at the bottleneck + analyses + reject chance x loss + metal x interest x days/365',
  source: 'plain sums; internal revert at what it would fetch',
  schema: heatCostInputs,
  run(inputs) {
    const { charge, product_kg, contract, buyToFly = 1, partYield = 1, saving, savingShares } = inputs;
    const charged_kg = charge.reduce((sum, { kg }) => sum + kg, 0);
    refuseGain(product_kg, charged_kg);
    const items = heatCost({
      charge: charge.map(({ item, kg, price }) => ({ item, kg, price_per_kg: price })),
      product_kg,
      wash: inputs.wash ?? 0,
      energy: (inputs.energy_kWh ?? 0) * (inputs.energyPrice ?? 0),
      consumables: inputs.consumables ?? 0,
      lining: (inputs.liningCost ?? 0) / (inputs.heatsPerLining ?? 1),
      labour: (inputs.labour_h ?? 0) * (inputs.labourRate ?? 0),
      bottleneck_h: inputs.bottleneck_h ?? 0,
      bottleneck_per_h: inputs.bottleneckRate ?? 0,
      analyses: inputs.analyses ?? 0,
      rejectChance: inputs.rejectChance ?? 0,
      downgradeLoss_per_kg: inputs.downgradeLoss ?? 0,
      inventoryDays: inputs.inventoryDays ?? 0,
      interest: inputs.interest ?? 0,
      qualification_per_kg: inputs.qualification ?? 0,
    });
    const cost = items.reduce((sum, { amount }) => sum + amount, 0);
    const metal = charge.reduce((sum, { kg, price }) => sum + kg * price, 0);
    const bound = items.find(({ item }) => item === 'metal bound')?.amount ?? 0;
    const paid = contract && revenueOf(contract, { product_kg, charged_kg, metal, bound });
    return {
      quantities: {
        items: items.map((one) => ({ ...one })),
        cost,
        costPerKg: cost / product_kg,
        costPerPartKg: ((cost / product_kg) * buyToFly) / partYield,
        metalYield: product_kg / charged_kg,
        ...(paid ? { revenue: paid.revenue, margin: paid.revenue - (cost - paid.notOurs) } : {}),
        ...(saving === undefined || savingShares === undefined
          ? {}
          : { savingOf: split(saving, savingShares) }),
      },
    };
  },
});

function refuseGain(product_kg: number, charged_kg: number): void {
  if (product_kg <= charged_kg) return;
  throw new InputError(
    `heat-cost: ${product_kg} kg of product from ${charged_kg} kg: more metal out than in`,
    {
      path: 'product_kg',
      value: product_kg,
      unit: 'kg',
      allowed: `at most ${charged_kg}`,
      cure: 'correct a weight',
    },
  );
}

/** A saving by who gets it; what nobody gets stays with the plant and is not listed. */
function split(saving: number, shares: Readonly<Record<string, number>>): Record<string, number> {
  const sum = Object.values(shares).reduce((all, one) => all + one, 0);
  if (sum > 1 + 1e-9) {
    throw new InputError(`heat-cost: the shares of the saving add up to ${Number(sum.toPrecision(6))}`, {
      path: 'savingShares',
      value: sum,
      allowed: 'at most 1',
      cure: 'correct a share',
    });
  }
  return Object.fromEntries(Object.entries(shares).map(([who, share]) => [who, saving * share]));
}
