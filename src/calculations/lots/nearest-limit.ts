import { type Composition, elementsOf } from '../../metal/alloy/composition.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';
import type { Specification } from '../../metal/alloy/specification.ts';

/** The content of a metal that lies nearest to a limit, or furthest beyond one [wt%]. */
export interface NearestLimit {
  readonly element: ElementSymbol;
  readonly min_wtpct?: number;
  readonly max_wtpct?: number;
  readonly value_wtpct: number;
  /** Upper end of a "<" result, which leaves open where the content lies. */
  readonly below_wtpct?: number;
  /** Nobody measured it. */
  readonly isImputed?: true;
  /** Distance to the limit as a share of the window [1]; negative beyond it. */
  readonly margin: number;
}

/** Of the elements with a row in a specification the one with the least margin; null where none of them is known. */
export function nearestLimit(composition: Composition, { limits }: Specification): NearestLimit | null {
  let nearest: NearestLimit | null = null;
  for (const element of elementsOf(composition)) {
    const content = composition.contents[element];
    const limit = limits[element];
    if (!content || !limit || (limit.min === undefined && limit.max === undefined)) continue;
    const { mean, origin, limit: below } = content;
    const low = limit.min ?? 0;
    const window = (limit.max ?? 2 * low) - low || 1;
    const margin = Math.min(
      limit.min === undefined ? Infinity : ((below === undefined ? mean : 0) - low) / window,
      limit.max === undefined ? Infinity : (limit.max - (below ?? mean)) / window,
    );
    if (nearest !== null && nearest.margin <= margin) continue;
    nearest = {
      element,
      ...(limit.min === undefined ? {} : { min_wtpct: 100 * limit.min }),
      ...(limit.max === undefined ? {} : { max_wtpct: 100 * limit.max }),
      value_wtpct: 100 * mean,
      ...(below === undefined ? {} : { below_wtpct: 100 * below }),
      ...(origin === 'imputed' ? { isImputed: true } : {}),
      margin,
    };
  }
  return nearest;
}
