import type { HeatContract } from '../../documents/heats/heat-contract.ts';
import { type Contract, revenueOf } from '../../models/economics/contract/heat-cost.ts';
import type { SoldMetal } from './sold-metal.ts';

/** A heat that was poured, in kg and USD. */
export interface PouredHeat {
  readonly sold: SoldMetal;
  readonly charged_kg: number;
  /** What came out of the furnace: the rest of the charge is the loss of the melt. */
  readonly poured_kg: number;
  /** Metal as recorded, and everything else. */
  readonly metal_usd: number;
  readonly other_usd: number;
  /** The same metal bought new; null where an element has no price. */
  readonly new_usd: number | null;
}

/** What was sold of a heat under its contract, what of its cost that metal bears, and what is left [USD]. */
export interface HeatMargin {
  readonly sales_usd: number;
  readonly cost_usd: number;
  readonly margin_usd: number;
  /** Sales of what is still here and has not failed, once it is shipped. */
  readonly toCome_usd: number;
}

/**
 * Margin of what was sold of a heat [USD] (docs/theory/economics.md, equation 26); null where the contract shares a saving that cannot be
 * stated for want of a price. The good metal bears the whole cost of the heat, also that of what failed; where all failed, the heat
 * has its cost and no sale.
 */
export function marginOf(contract: HeatContract, heat: PouredHeat): HeatMargin | null {
  if (contract.savingShare !== undefined && heat.new_usd === null) return null;
  const { sold_kg, here_kg } = heat.sold;
  const good_kg = sold_kg + here_kg;
  const { sales_usd, cost_usd } = partOf(contract, heat, {
    kg: sold_kg,
    share: good_kg === 0 ? 1 : sold_kg / good_kg,
  });
  const toCome = partOf(contract, heat, { kg: here_kg, share: good_kg === 0 ? 0 : here_kg / good_kg });
  return { sales_usd, cost_usd, margin_usd: sales_usd - cost_usd, toCome_usd: toCome.sales_usd };
}

/** Sales and cost of a part of the good metal: its mass, and the share of the heat that it bears. */
function partOf(
  contract: HeatContract,
  { charged_kg, poured_kg, metal_usd, other_usd, new_usd }: PouredHeat,
  { kg, share }: { readonly kg: number; readonly share: number },
): { readonly sales_usd: number; readonly cost_usd: number } {
  // The metal of a toll heat is the customer's.
  const cost_usd = share * (other_usd + (contract.type === 'toll' ? 0 : metal_usd));
  if (kg === 0) return { sales_usd: 0, cost_usd };
  const paid = revenueOf(inUsd(contract), {
    product_kg: kg,
    charged_kg: share * charged_kg,
    lost_kg: share * (charged_kg - poured_kg),
    metal: share * metal_usd,
    bound: 0,
  });
  const saved = contract.type === 'toll' || new_usd === null ? 0 : share * Math.max(0, new_usd - metal_usd);
  return { sales_usd: paid.revenue - (contract.savingShare ?? 0) * saved, cost_usd };
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
