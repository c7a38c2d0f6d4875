import type { HeatContract } from '../../documents/heat-contract.ts';
import { type Contract, revenueOf } from '../../models/economics/contract/heat-cost.ts';

/** A heat that came out, in kg and USD. */
export interface PouredHeat {
  readonly product_kg: number;
  readonly charged_kg: number;
  /** Metal as recorded, and everything else. */
  readonly metal_usd: number;
  readonly other_usd: number;
  /** The same metal bought new; null where an element has no price. */
  readonly new_usd: number | null;
}

/** What a heat is sold for under its contract, what of its cost the plant bears, and what is left [USD]. */
export interface HeatMargin {
  readonly sales_usd: number;
  readonly cost_usd: number;
  readonly margin_usd: number;
}

/** Margin of a heat [USD]; null where the contract shares a saving that cannot be stated for want of a price. */
export function marginOf(contract: HeatContract, heat: PouredHeat): HeatMargin | null {
  const { product_kg, charged_kg, metal_usd, other_usd, new_usd } = heat;
  const paid = revenueOf(inUsd(contract), { product_kg, charged_kg, metal: metal_usd, bound: 0 });
  if (contract.savingShare !== undefined && new_usd === null) return null;
  const saved = contract.type === 'toll' || new_usd === null ? 0 : Math.max(0, new_usd - metal_usd);
  const sales_usd = paid.revenue - (contract.savingShare ?? 0) * saved;
  const cost_usd = metal_usd + other_usd - paid.notOurs;
  return { sales_usd, cost_usd, margin_usd: sales_usd - cost_usd };
}

/** The contract as the model reads it, its money in USD. */
function inUsd(contract: HeatContract): Contract {
  const rate = contract.currency === 'USD' ? 1 : contract.usd_per_unit!;
  switch (contract.type) {
    case 'fixed':
      return { type: 'fixed', price: rate * contract.price_per_kg };
    case 'pass-through':
      return { type: 'pass-through', fee: rate * contract.fee_per_kg };
    case 'surcharge': {
      const { price_per_kg, index, baseIndex, factor } = contract;
      return { type: 'surcharge', base: rate * price_per_kg, index, baseIndex, factor: rate * factor };
    }
    case 'toll': {
      const { fee_per_kg, allowedLoss = 1, metal_per_kg = 0 } = contract;
      return { type: 'toll', fee: rate * fee_per_kg, allowedLoss, metalPrice: rate * metal_per_kg };
    }
    case 'buy-back': {
      const { price_per_kg, returned, return_per_kg, worth_per_kg } = contract;
      return {
        type: 'buy-back',
        price: rate * price_per_kg,
        returned,
        buyBackPrice: rate * return_per_kg,
        worth: rate * worth_per_kg,
      };
    }
  }
}
