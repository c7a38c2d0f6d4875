import { isBought, shareOf } from '../../calculations/plan/changed-plan.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import type { KeptPrices } from '../../documents/reference.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import { meanFractions } from '../../metal/alloy/composition.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';
import { keptPrices, pricedFacts } from '../money/kept-prices.ts';
import { orRefusal } from '../or-refusal.ts';

/** Share of an element from which a bought material counts as that metal [1]: 95 %. */
const PURE = 0.95;

/** Price of an element [USD/kg]. */
type PriceOf = Pick<KeptPrices['prices'][number], 'of' | 'usd_per_kg'>;

/** The elements that these materials may be bought for as metals, each at the cheapest. */
function cheapest(
  materials: readonly { readonly shares: Iterable<readonly [string, number]>; readonly usd_per_kg: number }[],
): PriceOf[] {
  const prices = new Map<string, number>();
  for (const { shares, usd_per_kg } of materials)
    for (const [element, share] of shares)
      if (share >= PURE)
        prices.set(element, Math.min(usd_per_kg / share, prices.get(element) ?? Number.POSITIVE_INFINITY));
  return [...prices].map(([of, usd_per_kg]) => ({ of, usd_per_kg }));
}

/** What a plan pays for a kilogram of each element that it may buy as a metal, cheapest first taken. */
export const pricesOffered = (materials: PlanInput['materials']): PriceOf[] =>
  cheapest(
    materials.filter(isBought).map((material) => {
      const elements = new Set([
        ...(Object.keys(material.composition_wtpct) as ElementSymbol[]),
        ...(material.balance ? [material.balance] : []),
      ]);
      return {
        shares: [...elements].map((element) => [element, shareOf(material, element)] as const),
        usd_per_kg: material.price_usd_per_kg / (material.metal_yield ?? 1),
      };
    }),
  );

/**
 * What new metal costs by element, the one rule of plans and accounts: what a plan pays for the metals that it is offered, else what the charge
 * materials of the catalogue cost with the prices that the plant has set, else the price of the element itself.
 */
export async function newMetalPrices(
  context: TaskContext,
  offered: readonly PriceOf[] = [],
): Promise<readonly PriceOf[]> {
  const facts = await pricedFacts(context);
  const catalogue = cheapest(
    [...facts.chargeMaterials.values()].map(({ composition, metalYield, price_usd_per_kg }) => ({
      shares: entriesOf(meanFractions(composition)),
      usd_per_kg: price_usd_per_kg / metalYield.mean,
    })),
  );
  const deck = (await keptPrices(context)).prices;
  const known = new Map([...deck, ...catalogue, ...offered].map((one) => [one.of, one.usd_per_kg]));
  return [...known].map(([of, usd_per_kg]) => ({ of, usd_per_kg }));
}

/** Cost of what was charged of a grade as pure metals at these prices [USD]; null for an unknown grade, or a metal without a price. */
export function newMetal(
  {
    target: { grade: id },
    input_g,
  }: { readonly target: { readonly grade: string | null }; readonly input_g: number },
  prices: readonly PriceOf[],
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
