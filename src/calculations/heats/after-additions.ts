import { byElementOrder, type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { Predicted } from './recorded-heat.ts';

/** Metal added to a melt: contents [ppm] of all its elements, and the share of each that is taken up [1], default all. */
export interface AddedMetal {
  readonly mass_g: number;
  readonly contents_ppm: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly recovery?: Readonly<Partial<Record<ElementSymbol, { readonly mean: number }>>> | undefined;
}

/**
 * Contents of a melt of `melt_g` after additions [ppm], by mass balance: what is not taken up is dross. Elements that
 * nobody knows of the melt are not known afterwards, unless an addition brings them.
 */
export function afterAdditions(
  melt: readonly Predicted[],
  melt_g: number,
  additions: readonly AddedMetal[],
): Predicted[] {
  const gained = new Map<ElementSymbol, number>();
  let total_g = melt_g;
  for (const { mass_g, contents_ppm, recovery } of additions)
    for (const [element, ppm] of entriesOf(contents_ppm)) {
      const taken_g = mass_g * (ppm / 1e6) * (recovery?.[element]?.mean ?? 1);
      gained.set(element, (gained.get(element) ?? 0) + taken_g);
      total_g += taken_g;
    }
  const known = new Map(melt.map((row) => [row.element, row]));
  return [...new Set([...known.keys(), ...gained.keys()])].sort(byElementOrder).map((element) => {
    const { mean_ppm = 0, sd_ppm = 0 } = known.get(element) ?? {};
    return {
      element,
      mean_ppm: (mean_ppm * melt_g + 1e6 * (gained.get(element) ?? 0)) / total_g,
      sd_ppm: (sd_ppm * melt_g) / total_g,
    };
  });
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
