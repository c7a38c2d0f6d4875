import type { Flows } from '../../documents/economics/flows.ts';
import type { Composition } from '../../metal/alloy/composition.ts';
import { byElementOrder, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import { breathe } from '../control.ts';
import type { Recorded } from './recorded-heat.ts';

/** Content of one element [kg/kg]: `own` = standard deviation that nothing shares, `shared` = by named source. */
interface Known {
  readonly mean: number;
  readonly own: number;
  readonly shared: Readonly<Record<string, number>>;
  /** It is only known to be less than a detection limit. */
  readonly isBound?: boolean;
}
/** What is known of some metal, by element. */
export type KnownContents = ReadonlyMap<ElementSymbol, Known>;

const BOUND = { isBound: true } as const;

/** Contents of a lot; the balance is what the others leave, with their uncertainty. */
export function contentsOfComposition({ contents, balance }: Composition): KnownContents {
  const known = new Map<ElementSymbol, Known>();
  let rest: Known = { mean: 1, own: 0, shared: {} };
  for (const [element, { mean, spread, law, loadings = {} }] of entriesOf(contents)) {
    known.set(element, { mean, own: spread, shared: loadings, ...(law === 'below' ? BOUND : {}) });
    const shared = addShared(rest.shared, loadings, -1);
    rest = { mean: rest.mean - mean, own: Math.hypot(rest.own, spread), shared };
  }
  if (balance) known.set(balance, rest);
  return known;
}

/** Contents that were measured; "<" = anything from nothing to the limit. */
export const contentsOfResults = (results: readonly Recorded[]): KnownContents =>
  new Map(
    results.map(({ element, value_ppm, below, u_ppm }) => [
      element,
      below
        ? { mean: value_ppm / 2e6, own: value_ppm / Math.sqrt(12) / 1e6, shared: {}, ...BOUND }
        : { mean: value_ppm / 1e6, own: u_ppm / 1e6, shared: {} },
    ]),
  );

/** Some metal with what is known of it; `id` = metal with the same contents, whose errors are the same. */
export interface KnownMetal {
  readonly id: string;
  readonly mass_g: number;
  readonly contents: KnownContents;
}

/** A melted heat: what went in, what came out as metal, and its measured contents. */
export interface BalancedHeat {
  readonly inputs: readonly KnownMetal[];
  /** Pieces, revert lots and what was lost as metal, not slag or fume [g]. */
  readonly metal_g: number;
  readonly id: string;
  readonly contents: KnownContents;
}

/** Metal of each step with its contents, and the heats that can be balanced. */
export interface ElementMoves {
  readonly received: readonly KnownMetal[];
  readonly charged: readonly KnownMetal[];
  readonly made: readonly KnownMetal[];
  readonly returned: readonly KnownMetal[];
  readonly shipped: readonly KnownMetal[];
  readonly heats: readonly BalancedHeat[];
}

/**
 * Masses of each element [kg], in print order; the difference is over the heats that were measured for it. A year of a plant takes
 * its time, so others are let in after each element.
 */
export async function elementFlows(moves: ElementMoves): Promise<Flows['elements']> {
  const steps = [moves.received, moves.charged, moves.made, moves.returned, moves.shipped].flat();
  const elements = [...new Set(steps.flatMap(({ contents }) => [...contents.keys()]))].sort(byElementOrder);
  const flows: Flows['elements'][number][] = [];
  for (const element of elements) {
    await breathe();
    flows.push(flowsOf(element, moves));
  }
  return flows;
}

const flowsOf = (element: ElementSymbol, moves: ElementMoves): Flows['elements'][number] => ({
  element,
  received_kg: massOf(moves.received, element),
  charged_kg: massOf(moves.charged, element),
  unknown_kg:
    moves.charged
      .filter(({ contents }) => !contents.has(element))
      .reduce((sum, { mass_g }) => sum + mass_g, 0) / 1000,
  made_kg: massOf(moves.made, element),
  returned_kg: massOf(moves.returned, element),
  shipped_kg: massOf(moves.shipped, element),
  ...differenceOf(
    moves.heats.filter((heat) => isBalanced(heat, element)),
    element,
  ),
});

/** Whether the element was found on both sides: half a detection limit against metal that nobody analysed is no difference. */
const isBalanced = ({ inputs, contents }: BalancedHeat, element: ElementSymbol): boolean =>
  [[{ contents }], inputs].every((side) => side.some((one) => isFound(one.contents, element)));

const isFound = (contents: KnownContents, element: ElementSymbol): boolean => {
  const known = contents.get(element);
  return known !== undefined && known.isBound !== true;
};

const massOf = (metals: readonly KnownMetal[], element: ElementSymbol): number =>
  metals.reduce((sum, { mass_g, contents }) => sum + mass_g * (contents.get(element)?.mean ?? 0), 0) / 1000;

/**
 * difference = sum of m(in) c(in) - sum of m(out) c(out). What two heats took from one lot has one error; errors of a
 * named source (a laboratory) add over lots, the others are independent. Masses count as exact.
 */
function differenceOf(
  heats: readonly BalancedHeat[],
  element: ElementSymbol,
): Pick<Flows['elements'][number], 'heats' | 'difference_kg' | 'sd_kg'> {
  if (heats.length === 0) return { heats: 0, difference_kg: null, sd_kg: null };
  const parts = heats.flatMap(({ id, inputs, metal_g, contents }) => [
    ...inputs,
    { id: `heat:${id}`, mass_g: -metal_g, contents },
  ]);
  const own = new Map<string, number>();
  const shared = new Map<string, number>();
  for (const { id, mass_g, contents } of parts) {
    const known = contents.get(element);
    if (!known) continue;
    own.set(id, (own.get(id) ?? 0) + mass_g * known.own);
    for (const [source, loading] of Object.entries(known.shared))
      shared.set(source, (shared.get(source) ?? 0) + mass_g * loading);
  }
  return {
    heats: heats.length,
    difference_kg: massOf(parts, element),
    sd_kg: Math.sqrt(squares([...own.values(), ...shared.values()])) / 1000,
  };
}

const squares = (values: readonly number[]): number => values.reduce((sum, one) => sum + one ** 2, 0);

/** `shared` with `factor` times `more` added, source by source. */
function addShared(
  shared: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
  factor: number,
): Readonly<Record<string, number>> {
  const sums = new Map(Object.entries(shared));
  for (const [source, loading] of Object.entries(more))
    sums.set(source, (sums.get(source) ?? 0) + factor * loading);
  return Object.fromEntries(sums);
}
