import { byElementOrder, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Predicted } from './recorded-heat.ts';

/** Metal added to a melt: contents [ppm] of all its elements, and the share of each that is taken up [1], default all. */
export interface AddedMetal {
  readonly mass_g: number;
  readonly contents_ppm: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly recovery?:
    | Readonly<Partial<Record<ElementSymbol, { readonly mean: number; readonly sd?: number | undefined }>>>
    | undefined;
}

export interface Additions {
  readonly additions: readonly AddedMetal[];
  /** Elements in the charge; default none. */
  readonly charged?: ReadonlySet<ElementSymbol>;
}

/** Grams that additions bring of an element, and one standard deviation of it. */
interface Gain {
  readonly mean_g: number;
  readonly sd_g: number;
}

/** What a material is added for is in it above this content [ppm]; the rest of it is tramp. */
const ADDED_FOR_PPM = 50_000;

/**
 * Contents of a melt of `melt_g` after additions [ppm], by mass balance: what is not taken up is dross. Elements that nobody knows of the
 * melt are not known afterwards, save what is added on purpose to a melt that was charged without.
 */
export function afterAdditions(
  melt: readonly Predicted[],
  melt_g: number,
  { additions, charged = new Set() }: Additions,
): Predicted[] {
  const gained = new Map<ElementSymbol, Gain>();
  const wanted = new Set<ElementSymbol>();
  let total_g = melt_g;
  for (const { mass_g, contents_ppm, recovery } of additions)
    for (const [element, ppm] of entriesOf(contents_ppm)) {
      const { mean = 1, sd = 0 } = recovery?.[element] ?? {};
      if (ppm >= ADDED_FOR_PPM && !charged.has(element)) wanted.add(element);
      const held_g = mass_g * (ppm / 1e6);
      const before = gained.get(element) ?? { mean_g: 0, sd_g: 0 };
      gained.set(element, {
        mean_g: before.mean_g + held_g * mean,
        sd_g: Math.hypot(before.sd_g, held_g * sd),
      });
      total_g += held_g * mean;
    }
  const known = new Map(melt.map((row) => [row.element, row]));
  return [...new Set([...known.keys(), ...wanted])].sort(byElementOrder).map((element) => {
    const { mean_ppm = 0, sd_ppm = 0 } = known.get(element) ?? {};
    const { mean_g, sd_g } = gained.get(element) ?? { mean_g: 0, sd_g: 0 };
    return {
      element,
      mean_ppm: (mean_ppm * melt_g + 1e6 * mean_g) / total_g,
      sd_ppm: Math.hypot(sd_ppm * melt_g, 1e6 * sd_g) / total_g,
    };
  });
}

/**
 * What the other contents of a melt leave for its base [ppm]; null where they leave nothing. An element that is limited and that nobody
 * knows counts with half of its upper limit, spread evenly below it: `unknown_ppm` holds these limits.
 */
export function baseByDifference(
  base: ElementSymbol,
  others: readonly Predicted[],
  unknown_ppm: readonly number[],
): Predicted | null {
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const rest_ppm = sum(others.map(({ mean_ppm }) => mean_ppm)) + sum(unknown_ppm) / 2;
  const sd_ppm = Math.hypot(
    ...others.map((one) => one.sd_ppm),
    ...unknown_ppm.map((limit) => limit / Math.sqrt(12)),
  );
  return rest_ppm >= 1e6 ? null : { element: base, mean_ppm: 1e6 - rest_ppm, sd_ppm };
}

/**
 * What a later operation makes of a bath that is now another: each content changes by the factor of the bath; the
 * scatter that the operation adds stays its own share.
 */
export function downstream(
  later: readonly Predicted[],
  { before, after }: { readonly before: readonly Predicted[]; readonly after: readonly Predicted[] },
): Predicted[] {
  const old = new Map(before.map((row) => [row.element, row]));
  const now = new Map(after.map((row) => [row.element, row]));
  const elements = new Set([...later.map(({ element }) => element), ...now.keys()]);
  const then = new Map(later.map((row) => [row.element, row]));
  return [...elements].sort(byElementOrder).map((element): Predicted => {
    const bath = now.get(element);
    const [was, end] = [old.get(element), then.get(element)];
    if (!bath) return end!;
    // An element that nobody predicted passes as it is.
    if (!end || !was || was.mean_ppm === 0) return bath;
    const kept = end.mean_ppm / was.mean_ppm;
    const added_sd = Math.sqrt(Math.max(0, end.sd_ppm ** 2 - (kept * was.sd_ppm) ** 2));
    const factor = bath.mean_ppm / was.mean_ppm;
    return {
      element,
      mean_ppm: kept * bath.mean_ppm,
      sd_ppm: Math.hypot(kept * bath.sd_ppm, factor * added_sd),
    };
  });
}
