import { availableParallelism } from 'node:os';
import type { PartPool, PartWork, WorkSize } from '../calculations/part-pool.ts';
import type { OwnPlant } from '../calculations/plant/own-plant.ts';
import { threadProgram } from './own-files.ts';
import { ThreadPool } from './thread-pool.ts';
import type { ThreadData } from './thread-work.ts';

/** A calculation that a thread is asked for. */
export interface CalculationOrder {
  readonly name: string;
  readonly document: unknown;
  readonly withoutReasons?: boolean | undefined;
  readonly own?: OwnPlant | undefined;
}

/** What such a thread is started with. */
export interface CalculationData extends ThreadData {
  /** Work from which it hands parts out [s]. */
  readonly worthFrom_s: number;
}

/** Work that a calculation in a thread has computed in parts. */
export interface HelpOrder {
  readonly work: PartWork;
  readonly size: WorkSize;
  readonly own?: OwnPlant | undefined;
}

/** How long a calculation that is stopped may take to its next pause before its thread is ended [ms]. */
const GRACE_MS = 1000;

/** Fewest and most threads of a server: one long calculation does not hold the others up, and each takes some 150 MB. */
const THREADS = { least: 2, most: 4 };

/** Threads for a server on this machine. */
export const usualThreads = (): number =>
  Math.max(THREADS.least, Math.min(THREADS.most, availableParallelism()));

/**
 * Threads that calculations run in, so that who asks goes on answering others meanwhile. Their parts are computed by `pool`, one for
 * all of them.
 */
export const calculationThreads = (threads: number, overrides: string | undefined, pool: PartPool) =>
  new ThreadPool<CalculationOrder, unknown>({
    program: threadProgram('./calculation-worker.ts'),
    threads,
    data: { overrides, worthFrom_s: pool.worthFrom_s } satisfies CalculationData,
    failed: { words: 'the thread of the calculation failed', cure: 'try again, or ask for less at once' },
    grace_ms: GRACE_MS,
    help: (order, { signal, onDone }) => {
      const { work, size, own } = order as HelpOrder;
      return pool.compute(work, size, { signal, own, onProgress: onDone });
    },
  });
