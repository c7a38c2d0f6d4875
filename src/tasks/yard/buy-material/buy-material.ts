import { isLikeUsd, knownOfMass, knownOfPrice } from '../../../calculations/lots/asked-amounts.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { lastPrice } from '../../../desk/money/kept-prices.ts';
import { withNamesSaid } from '../../../desk/yard/same-names.ts';
import { type AskedValue, askAsTyped } from '../../../documents/as-typed.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { findMaterial } from '../../../metal/alloy/charge-material.ts';
import { defineVerb } from '../../task.ts';
import { type BoughtMaterial, bookMaterials } from '../book-materials.ts';
import { contract } from './contract.ts';

/**
 * Books a virgin metal or addition alloy by its data sheet, cleared. Throws InputError for an unknown material, and for a mass or a
 * price that is far from what is known unless `asTyped`.
 */
export const buyMaterial = defineVerb(contract, async ({ sameNames, asTyped, price, ...rest }, context) => {
  const today = context.clock().toISOString().slice(0, 10);
  const bought = { ...rest, ...(price ? { price: { on: today, ...price } } : {}) };
  askAsTyped(await askedPurchase(bought, context), asTyped);
  return (await bookMaterials(await withNamesSaid([bought], sameNames, context), context))[0]!;
});

/** A mass that no lorry carries, and a price far from the last one of the material. */
async function askedPurchase(
  { material: name, mass_g, price }: BoughtMaterial,
  context: TaskContext,
): Promise<AskedValue[]> {
  const mass = knownOfMass(mass_g);
  const isComparable = price !== undefined && isLikeUsd(price.currency);
  const { id } = findMaterial(context.compute.facts().chargeMaterials, name, 'material');
  const paid = isComparable ? knownOfPrice(Number(price.text), await lastPrice(id, context)) : undefined;
  return [
    ...(mass === undefined ? [] : [{ typed: `${id} ${kilograms(mass_g)}`, known: mass }]),
    ...(paid === undefined ? [] : [{ typed: `${id} ${price!.text} ${price!.currency}/kg`, known: paid }]),
  ];
}
