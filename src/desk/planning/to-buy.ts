import type { CorrectOutput } from '../../documents/heats/correct.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { kilogramsText, usd } from '../../foundation/quantity/format.ts';
import type { TaskContext } from '../context.ts';
import { gramsFor, lotsToAdd } from './stocked-additions.ts';

/**
 * What of the advised metals of the catalogue the yard lacks, one line each: mass, price, and the date of the price in the
 * deck. Metal that the yard holds of the same kind is taken off.
 */
export async function toBuy(
  { additions }: Pick<CorrectOutput, 'additions'>,
  heat: HeatState,
  { compute, store }: Pick<TaskContext, 'compute' | 'store'>,
): Promise<string[]> {
  if (additions.length === 0) return [];
  const { chargeMaterials, market } = compute.facts();
  const lots = await lotsToAdd(heat, store);
  return additions.flatMap(({ id, mass_kg, cost_usd }) => {
    const held_kg = lots
      .filter(({ clearedAs }) => clearedAs === id)
      .reduce((sum, lot) => sum + gramsFor(lot, heat) / 1000, 0);
    const missing_kg = mass_kg - held_kg;
    if (missing_kg <= 0) return [];
    const metal = chargeMaterials.get(id)?.composition.balance;
    const date = metal === undefined || metal === null ? undefined : market.metals.get(metal)?.date;
    const price = `${usd(cost_usd / mass_kg)}/kg${date === undefined ? '' : `, price of ${metal} in the deck: ${date}`}`;
    return [
      `buy: ${kilogramsText(missing_kg)} kg of ${id} (${price})${held_kg > 0 ? `; the yard holds ${kilogramsText(held_kg)} kg` : ''}`,
    ];
  });
}
