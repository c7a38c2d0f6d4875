import type { Facts } from '../../../calculations/facts.ts';
import { knownOfPrice } from '../../../calculations/lots/asked-amounts.ts';
import { isElement } from '../../../calculations/lots/kept-prices.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { keptPrices, lastPrice } from '../../../desk/money/kept-prices.ts';
import { askAsTyped } from '../../../documents/as-typed.ts';
import { InputError } from '../../../foundation/errors.ts';
import { nearestWords } from '../../../foundation/near-words.ts';
import { materialCalled } from '../../../metal/alloy/charge-material.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Sets what an element contained or a charge material costs, with day and source; plans reckon with the latest day. Throws
 * InputError for an unknown name, with the nearest ones, for a price far from the last one unless `asTyped`, and for a day to come.
 */
export const setPrice = defineVerb(
  contract,
  async ({ of, usd_per_kg, source, asTyped, ...asked }, context) => {
    const on = asked.on ?? context.clock().toISOString().slice(0, 10);
    const name = pricedName(of, context.compute.facts());
    const known = knownOfPrice(Number(usd_per_kg), await lastPrice(name, context));
    if (known !== undefined) askAsTyped([{ typed: `${name} ${usd_per_kg} USD/kg`, known }], asTyped);
    await context.store.execute(
      { type: 'setPrice', of: name, usdPerKg: usd_per_kg, on, source, ...signatureOf(context.actor) },
      signalOf(context),
    );
    const { prices, ...rest } = await keptPrices(context);
    return { ...rest, prices: prices.filter((price) => price.of === name) };
  },
);

function pricedName(of: string, { chargeMaterials }: Facts): string {
  if (isElement(of)) return of;
  const found = materialCalled(chargeMaterials, of);
  if (found) return found.id;
  throw new InputError(`"${of}" is neither an element nor a charge material`, {
    path: 'of',
    value: of,
    allowed: 'a symbol such as Ni, or the id of a charge material',
    cure: `did you mean ${nearestWords(of, [...chargeMaterials.keys()], 3).join(', ')}?`,
  });
}
