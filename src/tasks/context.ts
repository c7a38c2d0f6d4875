import type { Compute } from '../calculations/compute.ts';
import type { Store } from '../evidence/ledger/store.ts';
import type { Actor } from './actor.ts';

/** What every task gets passed in: nothing here reads a clock, a file or a random source on its own. */
export interface TaskContext {
  readonly compute: Compute;
  readonly store: Store;
  readonly clock: () => Date;
  /** Seed of every ensemble that a task draws. */
  readonly seed: number;
  /** Who acts. */
  readonly actor: Actor;
  /** Aborted when the one who asked wants no more of it. */
  readonly signal?: AbortSignal | undefined;
  /** Words about long work, for a person. */
  readonly onProgress?: ((words: string) => void) | undefined;
}
