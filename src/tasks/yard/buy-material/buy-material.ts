import { isLikeUsd, knownOfMass, knownOfPrice } from '../../../calculations/lots/asked-amounts.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { lastPrice } from '../../../desk/money/kept-prices.ts';
import { withNamesSaid } from '../../../desk/yard/same-names.ts';
import { type AskedValue, askAsTyped } from '../../../documents/as-typed.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { findMaterial } from '../../../metal/alloy/charge-material.ts';
import { idOf } from '../../../metal/alloy/words.ts';
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
  const named = { ...bought, lot: bought.lot ?? (await freeLot(bought.material, context)) };
  return (await bookMaterials(await withNamesSaid([named], sameNames, context), context))[0]!;
});

/** Purchases of one material that are numbered by themselves. */
const MOST_PURCHASES = 1000;

/** The number of a purchase that names none: `V-Ni-electrolytic`, then `V-Ni-electrolytic-2`; the same where it was booked before. */
async function freeLot(name: string, { compute, store, booked = [] }: TaskContext): Promise<string> {
  const before = booked.find(({ record }) => record.kind === 'lot.received');
  if (before) return idOf(before.record.subject);
  const { id } = findMaterial(compute.facts().chargeMaterials, name, 'material');
  const names = Array.from({ length: MOST_PURCHASES }, (_, i) => `V-${id}${i === 0 ? '' : `-${i + 1}`}`);
  const used = new Set((await store.lots({ ids: names })).map((lot) => lot.id));
  return names.find((one) => !used.has(one)) ?? names[0]!;
}

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
