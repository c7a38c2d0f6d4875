/** How far a number may be trusted. */
export const CONFIDENCES = ['read', 'measured', 'derived', 'recalled', 'assumption', 'imputed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Assumptions that a face says beside the result: part of a material its analysis leaves untold, prices that may be old. */
export const ASSUMPTION_KINDS = [
  'untold-rest',
  'price-age',
  'learned-yield',
  'melt-loss',
  'short-mass',
] as const;

/** What a result had to assume: one row of the `assumed` list that every output document carries. */
export interface Assumption {
  /** Present where more hangs on it than a row in the list shows. */
  readonly kind?: (typeof ASSUMPTION_KINDS)[number] | undefined;
  readonly what: string;
  readonly value: string | number;
  readonly unit: string;
  readonly source: string;
}

/** The first row of each thing assumed with one value: the documents of one heat repeat each other. */
export function uniqueAssumptions<A extends Pick<Assumption, 'what' | 'value'>>(list: readonly A[]): A[] {
  const first = new Map<string, A>();
  for (const one of list) {
    const key = `${one.what}|${one.value}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}
