import { byElementOrder, type ElementSymbol, elementsIn } from '../../metal/alloy/element.ts';
import { type LimitEnd, limitOf, type Specification } from '../../metal/alloy/specification.ts';

/** A limit of a specification as planning sees it: a window on the sum of one or more elements [kg/kg]. */
export interface LimitRow {
  readonly kind: 'element' | 'sum' | 'residual';
  readonly elements: readonly ElementSymbol[];
  readonly min: number;
  readonly max: number;
  /** The part of the window that the plant aims into; the window itself where it has none. */
  readonly inner: { readonly min: number; readonly max: number };
  /** Ends that are edges of a qualified envelope. */
  readonly edges?: readonly LimitEnd[];
}

/** What an end that is the edge of a qualified envelope is called beside its number; nothing for another. */
export const edgeWords = ({ edges = [] }: Pick<LimitRow, 'edges'>, side: LimitEnd): string =>
  edges.includes(side) ? ' (edge of the qualified envelope)' : '';

/** Internal range by element [kg/kg]. */
export type InternalRange = Readonly<
  Partial<Record<ElementSymbol, { readonly min?: number; readonly max?: number }>>
>;

const INF = Number.POSITIVE_INFINITY;

/**
 * Every limit that a specification puts on a heat made of `present` elements, in print order: rows, sums, and for what
 * has no row the residual. Windows that say nothing (no minimum and a maximum of 100 %) are left out.
 */
export function limitRows(
  specification: Specification,
  present: readonly ElementSymbol[],
  internal: InternalRange = {},
): LimitRow[] {
  const named = elementsIn(specification.limits);
  const rows: LimitRow[] = [];
  for (const element of [...new Set([...named, ...present])].sort(byElementOrder)) {
    const limit = limitOf(specification, element);
    if (!limit) continue;
    const kind = limit.basis === 'residual' ? 'residual' : 'element';
    const [min, max] = [limit.min ?? 0, limit.max ?? INF];
    const own = internal[element];
    rows.push({
      kind,
      elements: [element],
      min,
      max,
      inner: { min: Math.max(min, own?.min ?? 0), max: Math.min(max, own?.max ?? INF) },
      ...(limit.edges ? { edges: limit.edges } : {}),
    });
  }
  for (const { elements, min, max, edges } of specification.sums) {
    const window = { min: min ?? 0, max: max ?? INF };
    rows.push({ kind: 'sum', elements, ...window, inner: window, ...(edges ? { edges } : {}) });
  }
  return rows.filter((row) => row.inner.min > 0 || row.inner.max < 1);
}
