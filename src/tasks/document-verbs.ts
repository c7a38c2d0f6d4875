import type { AnyCalculation } from '../calculations/calculation.ts';
import { CALCULATIONS } from '../calculations/index.ts';

/** A calculation whose document has a verb of the terminal. */
export interface OfDocument {
  /** Its name in `compute`. */
  readonly calculation: string;
  readonly title: string;
  readonly format: string | undefined;
  readonly verb: NonNullable<AnyCalculation['verb']>;
}

/** Every verb of the terminal that follows from the contract of a calculation. */
export const DOCUMENT_VERBS: readonly OfDocument[] = Object.entries<AnyCalculation>(CALCULATIONS).flatMap(
  ([calculation, { title, format, verb }]) => (verb ? [{ calculation, title, format, verb }] : []),
);
