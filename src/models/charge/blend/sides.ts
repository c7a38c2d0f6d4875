import { type ElementSymbol, elementsIn } from '../../../metal/alloy/element.ts';
import type { ContentEnds } from '../content-ends.ts';
import { aloneOn, gainedBy, type Influence, influenceOn } from '../influence.ts';
import type { LimitRow } from '../limit-row.ts';
import { type ChargeMaterial, type HeatOrder, relativeOf } from '../problem.ts';
import type { Linearised } from '../refining.ts';
import type { Build } from './build.ts';

/** One side or both of a limit in one heat, with the kg per kg of every material. */
export interface Side {
  readonly limit: LimitRow;
  readonly side: 'min' | 'max' | 'both';
  readonly perKg: Float64Array;
  readonly gained: number;
  /** True when the maximum caps each material by itself: no other material can lower the content again. */
  readonly caps: boolean;
  /** How far each material can be above its mean with some chance [kg/kg]; absent in an exact model. */
  readonly reach?: Float64Array;
  /** Materials that do not count here: kept for trims. */
  readonly leftOut?: readonly number[];
  /** True where a trim stands in for a guard. */
  readonly certain?: boolean;
  /** Share of the guard that is kept, where a trim stands in for the rest [1]. */
  readonly guardShare?: number;
}

/** What a limit asks of a heat: one row, or one for each end where contents are known as "< L" or trims follow. */
export function sidesOf(build: Build, heat: HeatOrder, limit: LimitRow): Side[] {
  const { materials } = build.problem;
  const gained = gainedBy(heat, limit.elements);
  const alone = materials.map((material) => aloneOn(heat, material, limit.elements));
  const perKg = (end: keyof ContentEnds): Float64Array =>
    Float64Array.from(materials, (material, i) => {
      const kept = alone[i]!;
      const ends = build.ends[i]!;
      return kept !== null && kept >= 0
        ? kept * (ends[end][limit.elements[0]!] ?? 0)
        : contentPerKg(influenceOn(heat, material, limit.elements), ends, end);
    });
  const sideOf = (side: Side['side'], contents: Float64Array): Side => ({
    limit,
    side,
    perKg: contents,
    ...(build.contentColumns
      ? { reach: Float64Array.from(materials, (material) => reachOf(heat, material, limit)) }
      : {}),
    gained,
    caps: side !== 'min' && contents.every((content) => content >= 0),
  });
  if (build.contentColumns)
    return heat.trim
      ? trimmedSides(build, heat, { limit, contents: perKg('mean'), sideOf })
      : [sideOf('both', perKg('mean'))];
  const low = perKg('low');
  const high = perKg('high');
  const sides: Side[] = [];
  const [wantsLow, wantsHigh] = [limit.inner.min > 0, Number.isFinite(limit.inner.max)];
  if (wantsLow && wantsHigh && low.every((v, i) => v === high[i])) return [sideOf('both', high)];
  if (wantsLow) sides.push(sideOf('min', low));
  if (wantsHigh) sides.push(sideOf('max', high));
  return sides;
}

/**
 * Sides of a limit when trims follow: above, what is charged keeps its guard, with room for thinning; below, what
 * a trim can raise has to come out above the minimum only on average, trims included.
 */
function trimmedSides(
  build: Build,
  heat: HeatOrder,
  of: {
    limit: LimitRow;
    contents: Float64Array;
    sideOf: (side: Side['side'], contents: Float64Array) => Side;
  },
): Side[] {
  const { limit, contents, sideOf } = of;
  const trim = heat.trim!;
  const guard = Math.hypot(...limit.elements.map((element) => trim.guard[element] ?? 0));
  // thinning helps the tails only: seldom is anything charged beyond a limit, and never on average
  const max = Math.max(limit.max, (limit.max - guard) * trim.room);
  const seen = limit.elements.every((one) => !trim.unseen.includes(one));
  const thinned = seen && max > limit.max;
  const [element] = limit.elements;
  const raised = limit.elements.length === 1 && trim.elements.includes(element!) && limit.min > 0;
  const leftOut = build.problem.materials.flatMap(({ id }, i) => (trim.materials.includes(id) ? [i] : []));
  // before it is trimmed the melt is smaller: in place of its trims it has the limit itself
  const standIn = Math.min(limit.max, limit.inner.max);
  const charged = contents.map((content, i) =>
    leftOut.includes(i)
      ? Number.isFinite(standIn)
        ? standIn * build.problem.materials[i]!.metalYield
        : 0
      : content,
  );
  const upper = (to: number): Side => ({
    ...sideOf('max', charged),
    leftOut,
    limit: { ...limit, min: 0, max: to, inner: { min: 0, max: limit.inner.max } },
  });
  const seldom = { ...upper(limit.max), guardShare: trim.thinShare };
  const left = limit.elements.length === 1 ? (trim.left[element!] ?? 1) : 1;
  const least = (raised ? limit.min + guard : limit.min) / left;
  const both = {
    ...sideOf('both', contents),
    limit: { ...limit, min: least, inner: { min: Math.max(limit.inner.min, least), max: limit.inner.max } },
  };
  if (!raised)
    return [{ ...both, limit: { ...both.limit, max } }, ...(thinned ? [seldom] : [upper(limit.max)])];
  return [...(thinned ? [upper(max), seldom] : [upper(max)]), { ...both, certain: true }];
}

/** kg per kg charged, at one end of "< L" results; what lowers a content counts at its other end. */
export function contentPerKg(influence: Influence, ends: ContentEnds, end: keyof ContentEnds): number {
  let sum = 0;
  for (const [element, kept] of influence) {
    const at = end === 'mean' || kept >= 0 ? end : end === 'low' ? 'high' : 'low';
    sum += kept * (ends[at][element] ?? 0);
  }
  return sum;
}

/** A maximum that no material exceeds, without a minimum, holds for every mixture. */
export function cannotBind({ side, limit, perKg, reach, gained }: Side, metal: Float64Array): boolean {
  if (side === 'min' || (side === 'both' && limit.inner.min > 0)) return false;
  return (
    gained <= 0 && perKg.every((content, i) => content + (reach?.[i] ?? 0) <= limit.inner.max * metal[i]!)
  );
}

/** Standard deviations beyond which nothing is expected: with less than one draw in 10^9 [1]. */
const FAR = 6;

/** How far a material's share of a limit can be above its mean: contents, common causes, furnace and recovery together. */
function reachOf(heat: HeatOrder, material: ChargeMaterial, limit: LimitRow): number {
  const { contents, balance } = material.composition;
  const furnace = (heat.refining as Partial<Linearised> | null)?.relativeSpread ?? {};
  const spreadOf = (element: ElementSymbol): number => {
    const content = contents[element];
    if (!content) return 0;
    return Object.values(content.loadings ?? {}).reduce((sum, by) => sum + Math.abs(by), content.spread);
  };
  let reach = 0;
  for (const [element, kept] of influenceOn(heat, material, limit.elements)) {
    const others = element === balance ? elementsIn(contents) : [element];
    const own = others.reduce((sum, other) => sum + spreadOf(other), 0);
    const relative = material.recovery ? relativeOf(material.recovery[element]) : (furnace[element] ?? 0);
    reach += Math.abs(kept) * (own + relative * (contents[element]?.mean ?? (element === balance ? 1 : 0)));
  }
  return FAR * reach;
}
