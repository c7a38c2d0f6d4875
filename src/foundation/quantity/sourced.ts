/** How far a number may be trusted. */
export const CONFIDENCES = ['read', 'measured', 'derived', 'recalled', 'assumption', 'imputed'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A number with its origin. `spread` is one standard deviation in `unit`, or the reason why none is known. */
export interface Sourced {
  readonly value: number;
  readonly unit: string;
  readonly spread: number | { readonly unknownBecause: string };
  readonly source: string;
  readonly confidence: Confidence;
}

/** What a result had to assume: one row of the `assumed` list that every output document carries. */
export interface Assumption {
  readonly what: string;
  readonly value: string | number;
  readonly unit: string;
  readonly source: string;
}

/** True when `word` is one of the six confidence tags. */
export const isConfidence = (word: unknown): word is Confidence => CONFIDENCES.includes(word as Confidence);
