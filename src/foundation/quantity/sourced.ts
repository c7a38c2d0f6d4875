/** How far a number may be trusted. */
export const CONFIDENCES = ['read', 'measured', 'derived', 'recalled', 'assumption', 'imputed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What a result had to assume: one row of the `assumed` list that every output document carries. */
export interface Assumption {
  readonly what: string;
  readonly value: string | number;
  readonly unit: string;
  readonly source: string;
}
