import type { Diagnostic } from './diagnostic.ts';
import type { Reader } from './reader.ts';

/** What a statistic may return: JSON, every number finite. A bound that does not exist is null. */
export type Quantity =
  | number
  | string
  | boolean
  | null
  | readonly Quantity[]
  | { readonly [name: string]: Quantity };

/** Named results of a method. */
export type Quantities = Readonly<Record<string, Quantity>>;

/** Result of one run before overrides are applied. */
export interface Outcome {
  readonly quantities: Quantities;
  /** Verdicts of the assumptions this method needs; empty when it is plain arithmetic. */
  readonly diagnostics?: readonly Diagnostic[];
}

/**
 * One statistic: what it computes, from where, how far it was compared, and what it refuses.
 * The texts are data so that `--explain` and the index of methods print what the code carries.
 */
export interface StatisticMethod {
  /** METHOD of `remelt stats METHOD FILE`. */
  readonly name: string;
  /** What is returned, one line. */
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  /** Compared with what, over which range, how close. */
  readonly comparedWith: string;
  readonly refuses: string;
  /** What must hold for the number to mean what it says; each is checked by a diagnostic or named as unchecked. */
  readonly assumptions: readonly string[];
  /** Inputs by name, with unit or shape. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly run: (reader: Reader) => Outcome;
}
