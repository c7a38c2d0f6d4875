import { sumOf } from '../../../foundation/numerics/sum.ts';

/** A heat as it is paid for; money of one currency. */
export interface HeatCost {
  readonly charge: readonly { readonly item: string; readonly kg: number; readonly price_per_kg: number }[];
  readonly product_kg: number;
  /** Metal lost in heats that clean the crucible before this one, shared among the heats they serve. */
  readonly wash: number;
  readonly energy_kWh: number;
  readonly energy_per_kWh: number;
  readonly consumables: number;
  readonly liningCost: number;
  readonly heatsPerLining: number;
  readonly labour_h: number;
  readonly labour_per_h: number;
  /** Hours at the furnace that limits the plant, and what an hour of it earns elsewhere. */
  readonly bottleneck_h: number;
  readonly bottleneck_per_h: number;
  readonly analyses: number;
  /** Chance that the heat is reworked or rejected, and what is lost then on a kilogram. */
  readonly rejectChance: number;
  readonly downgradeLoss_per_kg: number;
  readonly inventoryDays: number;
  readonly interest: number;
  readonly qualification_per_kg: number;
}

/** A cost of the heat. */
export interface CostItem {
  readonly item: string;
  readonly amount: number;
}

const DAYS = 365;

/** Costs of a heat by item: metal, everything around it, the loss that is expected, and the money bound meanwhile. */
export function heatCost(heat: HeatCost): CostItem[] {
  const metal = heat.charge.map(({ item, kg, price_per_kg }) => ({ item, amount: kg * price_per_kg }));
  const bound = metal.reduce((sum, { amount }) => sum + amount, 0);
  const items = [
    ...metal,
    { item: 'wash heats', amount: heat.wash },
    { item: 'energy', amount: heat.energy_kWh * heat.energy_per_kWh },
    { item: 'consumables', amount: heat.consumables },
    { item: 'lining', amount: heat.liningCost / heat.heatsPerLining },
    { item: 'labour', amount: heat.labour_h * heat.labour_per_h },
    { item: 'hours at the bottleneck', amount: heat.bottleneck_h * heat.bottleneck_per_h },
    { item: 'analyses', amount: heat.analyses },
    { item: 'rejects expected', amount: heat.rejectChance * heat.downgradeLoss_per_kg * heat.product_kg },
    { item: 'metal bound', amount: (bound * heat.interest * heat.inventoryDays) / DAYS },
    { item: 'qualification', amount: heat.qualification_per_kg * heat.product_kg },
  ];
  return items.filter(({ amount }) => amount !== 0);
}

/** Amount of all items together. */
export const totalOf = (items: readonly CostItem[]): number => sumOf(items, ({ amount }) => amount);

/** Metal of a charge [kg]. */
export const kgOf = (charge: readonly { readonly kg: number }[]): number => sumOf(charge, ({ kg }) => kg);

/** How a customer pays; money per kg of product. */
export type Contract =
  | { readonly type: 'fixed'; readonly price: number }
  /** Metal at cost, and a fee. */
  | { readonly type: 'pass-through'; readonly fee: number }
  /** A base price, and what the metal index moved since. */
  | {
      readonly type: 'surcharge';
      readonly base: number;
      readonly index: number;
      readonly baseIndex: number;
      readonly factor: number;
    }
  /** A fee on the customer's metal; loss beyond the allowed share is paid by the melter. */
  | { readonly type: 'toll'; readonly fee: number; readonly allowedLoss: number; readonly metalPrice: number }
  /** A price, and returns bought back. */
  | {
      readonly type: 'buy-back';
      readonly price: number;
      readonly returned: number;
      readonly buyBackPrice: number;
      readonly worth: number;
    };

/** Revenue of a heat, and what of its costs falls away because the metal is the customer's. */
export function revenueOf(
  contract: Contract,
  heat: {
    readonly product_kg: number;
    readonly charged_kg: number;
    /** What the melt lost of it; a contract may allow a share. */
    readonly lost_kg: number;
    readonly metal: number;
    readonly bound: number;
  },
): { readonly revenue: number; readonly notOurs: number } {
  const { product_kg, charged_kg, lost_kg, metal, bound } = heat;
  switch (contract.type) {
    case 'fixed':
      return { revenue: contract.price * product_kg, notOurs: 0 };
    case 'pass-through':
      return { revenue: metal + contract.fee * product_kg, notOurs: 0 };
    case 'surcharge':
      return {
        revenue: (contract.base + contract.factor * (contract.index - contract.baseIndex)) * product_kg,
        notOurs: 0,
      };
    case 'toll': {
      const excess = Math.max(0, lost_kg - contract.allowedLoss * charged_kg);
      return { revenue: contract.fee * product_kg - excess * contract.metalPrice, notOurs: metal + bound };
    }
    case 'buy-back':
      return {
        revenue: (contract.price + contract.returned * (contract.worth - contract.buyBackPrice)) * product_kg,
        notOurs: 0,
      };
  }
}
