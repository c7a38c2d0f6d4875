import { type Composition, meanFractions } from '../../metal/alloy/composition.ts';
import { ELEMENTS, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Price } from '../../metal/alloy/market.ts';
import type { Facts } from '../facts.ts';

/** A price that somebody set, of an element contained or of a charge material. */
export interface KeptPrice {
  readonly of: string;
  readonly usd_per_kg: number;
  /** ISO date. */
  readonly on: string;
  readonly source: string;
}

/**
 * The facts with prices that were set in place of the deck's. A charge material without a price of its own keeps its
 * premium: it moves with the metals in it.
 */
export function withKeptPrices(facts: Facts, kept: readonly KeptPrice[]): Facts {
  if (kept.length === 0) return facts;
  const set = new Map(kept.map((price) => [price.of, price]));
  const metals = new Map<ElementSymbol, Price>(facts.market.metals);
  for (const { of, usd_per_kg, on, source } of kept)
    if (isElement(of)) metals.set(of, { value: usd_per_kg, date: on, source, confidence: 'read' });
  /** What the metals that were set add to a kg of the deck's price. */
  const moved = (composition: Composition): number =>
    entriesOf(meanFractions(composition)).reduce((sum, [element, fraction]) => {
      const before = facts.market.metals.get(element);
      return before ? sum + fraction * (metals.get(element)!.value - before.value) : sum;
    }, 0);
  const chargeMaterials = new Map(
    [...facts.chargeMaterials].map(([id, material]) => {
      const price = set.get(id)?.usd_per_kg ?? material.price_usd_per_kg + moved(material.composition);
      return [
        id,
        price === material.price_usd_per_kg
          ? material
          : { ...material, price_usd_per_kg: Math.max(0, price) },
      ];
    }),
  );
  // the tables of the facts are read when first used: a spread would read them all
  return Object.create(facts, {
    market: { value: { ...facts.market, metals }, enumerable: true },
    chargeMaterials: { value: chargeMaterials, enumerable: true },
  }) as Facts;
}

export const isElement = (name: string): name is ElementSymbol =>
  ELEMENTS.some((element) => element === name);
