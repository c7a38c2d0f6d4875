import type { Toll } from '../../documents/economics/toll.ts';
import { byElementOrder, type ElementSymbol } from '../../metal/alloy/element.ts';

/** Grams of each element. */
export type ElementGrams = ReadonlyMap<ElementSymbol, number>;

/** One entry of a toll account [g]; plus = it grows. */
export interface TollEntry {
  readonly on: string;
  readonly about: string;
  readonly kind: Toll['entries'][number]['kind'];
  readonly what: string;
  readonly mass_g: number;
  readonly grams: ElementGrams;
}

/** Entries of one day in this order. */
const ORDER: readonly TollEntry['kind'][] = ['received', 'added', 'difference', 'lost', 'gone'];

/** Balances before and after the days asked for, the entries between, and the same by element [kg]. */
export function accountOf(
  entries: readonly TollEntry[],
  { from, to }: { readonly from: string | null; readonly to: string },
): Pick<Toll, 'opening_kg' | 'closing_kg' | 'entries' | 'elements'> {
  const before = entries.filter(({ on }) => from !== null && on < from);
  const within = entries
    .filter(({ on }) => (from === null || on >= from) && on <= to)
    .sort((a, b) => a.on.localeCompare(b.on) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const opening_g = massOf(before);
  const elements = [...new Set([...before, ...within].flatMap(({ grams }) => [...grams.keys()]))];
  return {
    opening_kg: opening_g / 1000,
    closing_kg: (opening_g + massOf(within)) / 1000,
    entries: within.map(({ mass_g, grams, ...entry }) => ({
      ...entry,
      mass_kg: mass_g / 1000,
      elements: [...grams]
        .filter(([, of_g]) => of_g !== 0)
        .sort(([a], [b]) => byElementOrder(a, b))
        .map(([element, of_g]) => ({ element, mass_kg: of_g / 1000 })),
    })),
    elements: elements.sort(byElementOrder).map((element) => {
      const opening_kg = elementKg(before, element);
      const of = (kind: TollEntry['kind']): number =>
        elementKg(
          within.filter((entry) => entry.kind === kind),
          element,
        );
      return {
        element,
        opening_kg,
        received_kg: of('received'),
        added_kg: of('added'),
        lost_kg: of('lost'),
        difference_kg: of('difference'),
        gone_kg: of('gone'),
        closing_kg: opening_kg + elementKg(within, element),
      };
    }),
  };
}

const massOf = (entries: readonly TollEntry[]): number =>
  entries.reduce((sum, { mass_g }) => sum + mass_g, 0);

const elementKg = (entries: readonly TollEntry[], element: ElementSymbol): number =>
  entries.reduce((sum, { grams }) => sum + (grams.get(element) ?? 0), 0) / 1000;

/** Grams of each element in some metal; `sign` -1 = taken away. */
export const gramsIn = (
  mass_g: number,
  contents: ReadonlyMap<ElementSymbol, { readonly mean: number }>,
  sign: 1 | -1 = 1,
): ElementGrams => new Map([...contents].map(([element, { mean }]) => [element, sign * mass_g * mean]));

/** The sum of several. */
export function sumOfGrams(all: readonly ElementGrams[]): ElementGrams {
  const sum = new Map<ElementSymbol, number>();
  for (const grams of all)
    for (const [element, of_g] of grams) sum.set(element, (sum.get(element) ?? 0) + of_g);
  return sum;
}
