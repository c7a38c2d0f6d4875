/** How far a number may be trusted. */
export const CONFIDENCES = ['read', 'measured', 'derived', 'recalled', 'assumption', 'imputed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Assumptions that a face says beside the result: part of a material its analysis leaves untold, prices that may be old. */
export const ASSUMPTION_KINDS = ['untold-rest', 'price-age'] as const;

/** What a result had to assume: one row of the `assumed` list that every output document carries. */
export interface Assumption {
  /** Present where more hangs on it than a row in the list shows. */
  readonly kind?: (typeof ASSUMPTION_KINDS)[number] | undefined;
  readonly what: string;
  readonly value: string | number;
  readonly unit: string;
  readonly source: string;
}
