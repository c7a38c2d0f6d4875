import { type HeatFields, heatCostInputs } from '../../../documents/economics/economics-methods.ts';
import { InputError } from '../../../foundation/errors.ts';
import { sumOf } from '../../../foundation/numerics/sum.ts';
import {
  type CostItem,
  type HeatCost,
  heatCost,
  kgOf,
  revenueOf,
  totalOf,
} from '../../../models/economics/contract/heat-cost.ts';
import { heatVariance } from '../../../models/economics/contract/heat-variance.ts';
import type { Quantities } from '../../method/quantities.ts';
import { defineMethod } from '../method.ts';

export const heatCostMethod = defineMethod({
  name: 'heat-cost',
  title:
    'cost of a heat by item, of a kilogram and of a finished part; why it differs from the plan; margin under a contract',
  formula:
    'metal + wash + energy + lining/heats + labour + hours at the bottleneck + analyses + reject chance x loss + metal x interest x days/365',
  source: 'plain sums; internal revert at what it would fetch',
  schema: heatCostInputs,
  run(inputs) {
    const { product_kg, planned, contract, saving, savingShares } = inputs;
    const heat = heatOf(inputs, '');
    const charged_kg = kgOf(inputs.charge);
    const items = heatCost(heat);
    const cost = totalOf(items);
    const metal = sumOf(inputs.charge, ({ kg, price }) => kg * price);
    const bound = items.find(({ item }) => item === 'metal bound')?.amount ?? 0;
    const lost_kg = charged_kg - product_kg;
    const paid = contract && revenueOf(contract, { product_kg, charged_kg, lost_kg, metal, bound });
    return {
      quantities: {
        items: items.map((one) => ({ ...one })),
        cost,
        costPerKg: cost / product_kg,
        costPerPartKg: (cost / product_kg) * productPerPart(inputs),
        metalYield: product_kg / charged_kg,
        ...(paid ? { revenue: paid.revenue, margin: paid.revenue - (cost - paid.notOurs) } : {}),
        ...(saving === undefined || savingShares === undefined
          ? {}
          : {
              savingOf: split(saving, savingShares),
              savingOfPart: split(saving * productPerPart(inputs), savingShares),
            }),
        ...(planned ? againstPlan(planned, inputs, heat) : {}),
      },
    };
  },
});

/** Product bought for a kilogram of good parts. */
const productPerPart = ({ buyToFly = 1, partYield = 1 }: HeatFields): number => buyToFly / partYield;

/** A heat as the model reads it. Throws InputError for more metal out than in. */
function heatOf(inputs: HeatFields, path: string): HeatCost {
  refuseGain(inputs.product_kg, kgOf(inputs.charge), path);
  return {
    charge: inputs.charge.map(({ item, kg, price }) => ({ item, kg, price_per_kg: price })),
    product_kg: inputs.product_kg,
    wash: inputs.wash ?? 0,
    energy_kWh: inputs.energy_kWh ?? 0,
    energy_per_kWh: inputs.energyPrice ?? 0,
    consumables: inputs.consumables ?? 0,
    liningCost: inputs.liningCost ?? 0,
    heatsPerLining: inputs.heatsPerLining ?? 1,
    labour_h: inputs.labour_h ?? 0,
    labour_per_h: inputs.labourRate ?? 0,
    bottleneck_h: inputs.bottleneck_h ?? 0,
    bottleneck_per_h: inputs.bottleneckRate ?? 0,
    analyses: inputs.analyses ?? 0,
    rejectChance: inputs.rejectChance ?? 0,
    downgradeLoss_per_kg: inputs.downgradeLoss ?? 0,
    inventoryDays: inputs.inventoryDays ?? 0,
    interest: inputs.interest ?? 0,
    qualification_per_kg: inputs.qualification ?? 0,
  };
}

/** Plan and record side by side, and why they differ; of a part also what its own yield and buy-to-fly make of it. */
function againstPlan(planned: HeatFields, recorded: HeatFields, heat: HeatCost): Quantities {
  const { planned: before, recorded: after, why } = heatVariance(heatOf(planned, 'planned.'), heat);
  const [plannedCost, cost] = [totalOf(before), totalOf(after)];
  const names = [...new Set([...before, ...after].map(({ item }) => item))];
  const amount = (items: readonly CostItem[], name: string): number =>
    totalOf(items.filter((one) => one.item === name));
  const [plannedKg, kg] = [plannedCost / planned.product_kg, cost / recorded.product_kg];
  return {
    plannedCost,
    plannedCostPerKg: plannedKg,
    plannedCostPerPartKg: plannedKg * productPerPart(planned),
    sideBySide: names.map((item) => ({ item, planned: amount(before, item), recorded: amount(after, item) })),
    variance: why.filter((one) => one.amount !== 0).map((one) => ({ ...one })),
    variancePerPartKg: [
      { why: 'the heat', amount: (kg - plannedKg) * productPerPart(planned) },
      {
        why: 'buy-to-fly and yield of the parts',
        amount: kg * (productPerPart(recorded) - productPerPart(planned)),
      },
    ],
  };
}

function refuseGain(product_kg: number, charged_kg: number, path: string): void {
  if (product_kg <= charged_kg) return;
  throw new InputError(
    `heat-cost: ${product_kg} kg of product from ${charged_kg} kg: more metal out than in`,
    {
      path: `${path}product_kg`,
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
