import { isBought, shareOf } from '../../calculations/plan/changed-plan.ts';
import type { PlanInput } from '../../documents/plan.ts';
import type { KeptPrices } from '../../documents/reference.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';

/** Share of an element from which a bought material counts as that metal [1]: 95 %. */
const PURE = 0.95;

/** What a plan pays for a kilogram of each element that it may buy as a metal, cheapest first taken. */
export function pricesOffered(materials: PlanInput['materials']): { of: string; usd_per_kg: number }[] {
  const cheapest = new Map<string, number>();
  for (const material of materials.filter(isBought)) {
    const elements = new Set([
      ...(Object.keys(material.composition_wtpct) as ElementSymbol[]),
      ...(material.balance ? [material.balance] : []),
    ]);
    for (const element of elements) {
      const share = shareOf(material, element);
      if (share < PURE) continue;
      const usd_per_kg = material.price_usd_per_kg / (share * (material.metal_yield ?? 1));
      cheapest.set(element, Math.min(usd_per_kg, cheapest.get(element) ?? Number.POSITIVE_INFINITY));
    }
  }
  return [...cheapest].map(([of, usd_per_kg]) => ({ of, usd_per_kg }));
}

/** Cost of what was charged of a grade as pure metals at today's prices [USD]; null for an unknown grade, or a metal without a price. */
export function newMetal(
  {
    target: { grade: id },
    input_g,
  }: { readonly target: { readonly grade: string | null }; readonly input_g: number },
  prices: readonly Pick<KeptPrices['prices'][number], 'of' | 'usd_per_kg'>[],
  { compute }: Pick<TaskContext, 'compute'>,
): number | null {
  const grade = id === null ? null : orRefusal(() => findGrade(compute.facts().grades, id));
  if (grade === null || grade instanceof Error) return null;
  const contents = Object.entries(grade.nominal) as [ElementSymbol, number][];
  const parts = contents.map(([element, share]) => {
    const price = prices.find(({ of }) => of === element)?.usd_per_kg;
    return price === undefined ? null : share * price;
  });
  return parts.some((part) => part === null) ? null : (input_g / 1000) * sumOf(parts, (part) => part ?? 0);
}
