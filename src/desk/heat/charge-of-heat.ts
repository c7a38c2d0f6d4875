import { withKeptPrices } from '../../calculations/lots/kept-prices.ts';
import { materialOfLot } from '../../calculations/lots/material.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { pricesSet } from '../money/kept-prices.ts';
import { orRefusal } from '../or-refusal.ts';
import { forPlanning } from '../yard/lot-documents.ts';

/** Lots that were charged, before the first charge those reserved, with what they cost today: 0 where that cannot be said, null for whoever reads no money. */
export async function chargeOf(heat: HeatState, context: TaskContext) {
  const portions =
    heat.inputs.length > 0
      ? heat.inputs.map(({ from, mass_g }) => [from, mass_g] as const)
      : (Object.entries(heat.reserved_g) as [Subject, number][]);
  const costs = (usd: number): number | null => (context.hidesMoney ? null : usd);
  const facts = withKeptPrices(context.compute.facts(), await pricesSet(context));
  return Promise.all(
    portions.map(async ([from, mass_g]) => {
      const row = { lot: idOf(from), mass_kg: mass_g / 1000 };
      if (!from.startsWith('lot:'))
        return {
          ...row,
          ...{ price_usd_per_kg: costs(0), clearedAs: 'remelted object', specimen: false },
          ...{ originClass: null, material: null, imputed: [] },
        };
      const lot = await context.store.lot(idOf(from));
      const material = orRefusal(() => materialOfLot(forPlanning(lot), facts));
      return {
        ...row,
        price_usd_per_kg: costs(material instanceof Error ? 0 : material.material.price_usd_per_kg),
        clearedAs: lot.clearedAs ?? '',
        specimen: lot.specimen === true,
        originClass: lot.originClass,
        ...(material instanceof Error
          ? { material: null, imputed: [] }
          : { material: material.material, imputed: material.imputed }),
      };
    }),
  );
}
