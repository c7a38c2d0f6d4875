import { fromPpm } from '../../foundation/quantity/fractions.ts';
import { type ElementSymbol, RARE_EARTHS } from './element.ts';
import { type Limit, type LimitEnd, limitOf, type Specification, type SumLimit } from './specification.ts';

/** What qualified heats cover of one quantity: an edge is claimed only where two heats stand at it or beyond. */
export interface CoveredRange {
  readonly low: number;
  readonly high: number;
  /** Values of the heats, ascending. */
  readonly heats: readonly number[];
}

/** The content of an element, or the sum of several [ppm]. */
export interface CoveredContent {
  readonly elements: readonly ElementSymbol[];
  readonly range: CoveredRange;
}

/** What the qualified heats of a material cover. Quantities that too few heats state are absent, and so not watched. */
export interface Envelope {
  readonly contents: readonly CoveredContent[];
  /** Share of the charge that is not virgin metal [1]. */
  readonly revertShare: CoveredRange | undefined;
  /** So often remelted, at most. */
  readonly generation: CoveredRange | undefined;
  readonly liningAge: CoveredRange | undefined;
  /** Numeric settings by `operation.setting`. */
  readonly settings: ReadonlyMap<string, CoveredRange>;
  /** Words that two heats or more have, by what they name; routes are joined by " > ". Empty = not watched. */
  readonly words: Readonly<Record<CoveredWord, readonly string[]>>;
}

/** What a heat is said to have in words. */
export type CoveredWord =
  | 'lotClass'
  | 'route'
  | 'lining'
  | 'furnace'
  | 'heatTreatment'
  | 'site'
  | 'specification'
  | 'laboratory';

/** Classes of metal that is not revert. */
export const NEW_METAL: readonly string[] = ['virgin', 'addition-alloy', 'master-heat'];

/**
 * A specification narrowed to an envelope: no content and no sum above its highest edge, and of rare earths none below
 * its lowest; `edges` names the ends that are no longer those of the specification. The balance element is left out.
 */
export function insideEnvelope(specification: Specification, { contents }: Envelope): Specification {
  const limits = { ...specification.limits };
  const sums: SumLimit[] = [...specification.sums];
  for (const { elements, range } of contents) {
    const [element, ...others] = elements;
    if (element === undefined || elements.some((one) => one === specification.balance)) continue;
    if (others.length > 0) sums.push({ elements, max: fromPpm(range.high), edges: ['max'] });
    else limits[element] = narrowed(limitOf(specification, element), range, RARE_EARTHS.includes(element));
  }
  return { ...specification, limits, sums };
}

function narrowed(limit: Limit | null, range: CoveredRange, both: boolean): Limit {
  const [low, high] = [fromPpm(range.low), fromPpm(range.high)];
  const edges: LimitEnd[] = [
    ...(both && low > (limit?.min ?? 0) ? (['min'] as const) : []),
    ...(high < (limit?.max ?? Number.POSITIVE_INFINITY) ? (['max'] as const) : []),
  ];
  if (limit && edges.length === 0) return limit;
  const { printed: _text, ...bounds } = limit ?? {};
  return {
    ...bounds,
    ...(edges.includes('min') ? { min: low } : {}),
    ...(edges.includes('max') ? { max: high } : {}),
    edges,
    basis: 'derived',
  };
}
