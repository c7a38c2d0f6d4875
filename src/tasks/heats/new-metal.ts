import type { KeptPrices } from '../../documents/reference.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';

/** Cost of what was charged of a grade as pure metals at today's prices [USD]; null for an unknown grade, or a metal without a price. */
export function newMetal(
  {
    target: { grade: id },
    input_g,
  }: { readonly target: { readonly grade: string | null }; readonly input_g: number },
  prices: KeptPrices['prices'],
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
