import { type CostItem, type HeatCost, heatCost, kgOf, totalOf } from './heat-cost.ts';

/** Why the cost of a heat is another than planned, and by how much. */
export interface HeatVariance {
  readonly planned: readonly CostItem[];
  readonly recorded: readonly CostItem[];
  /** In the order in which the numbers are exchanged; they add up to the difference. */
  readonly why: readonly { readonly why: string; readonly amount: number }[];
}

type Charge = HeatCost['charge'];

/**
 * Cost of a heat, planned against recorded: the numbers of the plan are exchanged for those of the record in groups, one after the
 * other, and each group has what its exchange changes. `size` is the plan for the metal that came out; then the metal charged for it
 * (yield), shares of the lots (mix), prices of metal, power, labour and money, hours and days (time), what was used up, the risk of a
 * reject, and the qualification.
 */
export function heatVariance(planned: HeatCost, recorded: HeatCost): HeatVariance {
  const size = recorded.product_kg / planned.product_kg;
  const steps: readonly (readonly [string, (heat: HeatCost) => HeatCost])[] = [
    ['size', (heat) => ({ ...heat, product_kg: recorded.product_kg, charge: scaled(heat.charge, size) })],
    [
      'yield',
      (heat) => ({ ...heat, charge: scaled(heat.charge, kgOf(recorded.charge) / kgOf(heat.charge)) }),
    ],
    ['mix', (heat) => ({ ...heat, charge: atPlannedPrices(recorded.charge, planned.charge) })],
    [
      'price',
      (heat) => ({
        ...heat,
        charge: recorded.charge,
        energy_per_kWh: recorded.energy_per_kWh,
        labour_per_h: recorded.labour_per_h,
        bottleneck_per_h: recorded.bottleneck_per_h,
        liningCost: recorded.liningCost,
        interest: recorded.interest,
      }),
    ],
    [
      'time',
      (heat) => ({
        ...heat,
        labour_h: recorded.labour_h,
        bottleneck_h: recorded.bottleneck_h,
        inventoryDays: recorded.inventoryDays,
      }),
    ],
    [
      'use',
      (heat) => ({
        ...heat,
        wash: recorded.wash,
        energy_kWh: recorded.energy_kWh,
        consumables: recorded.consumables,
        heatsPerLining: recorded.heatsPerLining,
        analyses: recorded.analyses,
      }),
    ],
    [
      'risk of a reject',
      (heat) => ({
        ...heat,
        rejectChance: recorded.rejectChance,
        downgradeLoss_per_kg: recorded.downgradeLoss_per_kg,
      }),
    ],
    ['qualification', (heat) => ({ ...heat, qualification_per_kg: recorded.qualification_per_kg })],
  ];
  let heat = planned;
  const why = steps.map(([name, exchange]) => {
    const before = costOf(heat);
    heat = exchange(heat);
    return { why: name, amount: costOf(heat) - before };
  });
  return { planned: heatCost(planned), recorded: heatCost(recorded), why };
}

const costOf = (heat: HeatCost): number => totalOf(heatCost(heat));
const scaled = (charge: Charge, by: number): Charge => charge.map((one) => ({ ...one, kg: one.kg * by }));

/** Metal that the plan does not name has the price it was bought at. */
const atPlannedPrices = (charge: Charge, planned: Charge): Charge =>
  charge.map((one) => ({
    ...one,
    price_per_kg: planned.find(({ item }) => item === one.item)?.price_per_kg ?? one.price_per_kg,
  }));
