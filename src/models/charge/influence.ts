import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { type ChargeMaterial, type HeatOrder, NO_REFINING } from './problem.ts';

/** kg in the refined metal per kg of each element in a charged material [1], elements without influence left out. */
export type Influence = ReadonlyMap<ElementSymbol, number>;

/**
 * How the elements of a material act on the sum of `elements` in the refined metal: melting and route yield, retained
 * fraction or late recovery, and what one element takes from another. Per kg charged; linear (docs/theory/charge.md,
 * equation 1).
 */
export function influenceOn(
  heat: HeatOrder,
  material: ChargeMaterial,
  elements: readonly ElementSymbol[],
): Influence {
  const { cross, metalYield } = heat.refining ?? NO_REFINING;
  const influence = new Map<ElementSymbol, number>();
  const add = (element: ElementSymbol, kept: number): void =>
    void influence.set(element, (influence.get(element) ?? 0) + kept * metalYield * material.metalYield);
  for (const element of elements) {
    add(element, keptOf(heat, material, element));
    if (material.recovery) continue;
    for (const [other, taken] of entriesOf(cross?.[element] ?? {})) add(other, taken);
  }
  return influence;
}

/**
 * The influence on one element when nothing else acts on it: kg per kg of the element in a charged material. null when
 * other elements do act on it.
 */
export function aloneOn(
  heat: HeatOrder,
  material: ChargeMaterial,
  elements: readonly ElementSymbol[],
): number | null {
  const [element] = elements;
  if (elements.length !== 1 || element === undefined) return null;
  if (!material.recovery && heat.refining?.cross?.[element]) return null;
  return keptOf(heat, material, element) * (heat.refining?.metalYield ?? 1) * material.metalYield;
}

/** Share of an element of a material that is in the refined metal, route and melting yield aside [1]. */
export function keptOf(
  { refining }: HeatOrder,
  { recovery }: ChargeMaterial,
  element: ElementSymbol,
): number {
  if (!recovery) return refining?.retained[element] ?? 1;
  return (recovery[element]?.mean ?? 1) * (refining?.lateRetained?.[element] ?? 1);
}

/** kg of refined metal per kg charged [1]: everything that is kept, whatever it is. */
export function metalPerKg(
  heat: HeatOrder,
  material: ChargeMaterial,
  contents: Readonly<Partial<Record<ElementSymbol, number>>>,
): number {
  const { cross, metalYield } = heat.refining ?? NO_REFINING;
  let kept = 1;
  for (const [element, fraction] of entriesOf(contents)) {
    kept -= fraction * (1 - keptOf(heat, material, element));
  }
  for (const taken of Object.values(material.recovery ? {} : (cross ?? {}))) {
    for (const [other, share] of entriesOf(taken)) kept += share * (contents[other] ?? 0);
  }
  return kept * metalYield * material.metalYield;
}

/** kg per kg of refined metal that the furnace adds to the sum of `elements`, whatever is charged. */
export const gainedBy = (heat: HeatOrder, elements: readonly ElementSymbol[]): number =>
  elements.reduce((sum, element) => sum + (heat.refining?.gained[element] ?? 0), 0);
