import type { Facts } from '../facts.ts';
import type { Quantities } from '../method/quantities.ts';
import type { Reader } from '../method/reader.ts';

/** Result of one run. */
export interface Outcome {
  readonly quantities: Quantities;
  /** What a reader must know beside the numbers: the rule they follow, what was reported instead of repaired. */
  readonly notes?: readonly string[];
}

/** One question of the life cycle: what it computes, from where, how far it was compared, and what it refuses. */
export interface LifecycleMethod {
  /** METHOD of `remelt lifecycle METHOD FILE`. */
  readonly name: string;
  /** What is returned, one line. */
  readonly title: string;
  readonly formula: string;
  readonly source: string;
  /** Compared with what, how close. */
  readonly comparedWith: string;
  readonly refuses: string;
  /** Inputs by name, with unit or shape. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Facts: the background that names one of the data folder. */
  readonly run: (reader: Reader, facts: Facts) => Outcome;
}
