import type { Figures } from '../../../foundation/quantity/progress.ts';
import type { Refining, RefiningOption } from '../refining.ts';
import type { KnownChecks } from './known-checks.ts';
import type { ConfidentOptions } from './options.ts';

/** What planning with a conformance check needs. */
export interface ConfirmedOptions extends ConfidentOptions {
  /** The furnaces; null = what is charged comes out. */
  readonly refining: Refining | null;
  /** Routes to choose from; at least one when `refining` is given. */
  readonly options: readonly RefiningOption[];
  /** Monte Carlo checks that this heat has had; planning adds to them. */
  readonly checks?: KnownChecks;
  /** Lets other work in between two parts of a long one, such as a signal to stop; rejects when it came. */
  readonly pause?: (() => Promise<void>) | undefined;
  readonly onProgress?: ((done: number, words: string, figures?: Figures) => void) | undefined;
}
