import type { LifecycleExplanation } from '../../documents/economics/lifecycle.ts';
import type { Facts } from '../facts.ts';
import type { Quantities } from '../method/quantities.ts';
import type { Inputs, Reader } from '../method/reader.ts';

/** Result of one run. */
export interface Outcome {
  readonly quantities: Quantities;
  /** What a reader must know beside the numbers: the rule they follow, what was reported instead of repaired. */
  readonly notes?: readonly string[];
}

/** One question of the life cycle: what it computes, from where, how far it was compared, and what it refuses. */
export interface LifecycleMethod extends LifecycleExplanation {
  /** Facts: the background that names one of the data folder. */
  readonly run: (reader: Reader, facts: Facts) => Outcome;
  /**
   * For inputs that `run` has answered: answers other numbers in the same places, of the wanted quantities alone. Null where it must
   * be read anew each time; undefined for a draw that must.
   */
  readonly again?: (
    reader: Reader,
    facts: Facts,
    wanted: ReadonlySet<string>,
  ) => ((filled: Inputs) => Quantities | undefined) | null;
}
