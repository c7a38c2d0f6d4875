import { availableParallelism } from 'node:os';
import type { OwnPlant } from '../calculations/plant/own-plant.ts';
import { threadProgram } from './own-files.ts';
import { ThreadPool } from './thread-pool.ts';
import type { ThreadFolder } from './thread-work.ts';

/** A calculation that a thread is asked for. */
export interface CalculationOrder {
  readonly name: string;
  readonly document: unknown;
  readonly withoutReasons?: boolean | undefined;
  readonly own?: OwnPlant | undefined;
}

/** How long a calculation that is stopped may take to its next pause before its thread is ended [ms]. */
const GRACE_MS = 1000;

/** Fewest and most threads of a server: one long calculation does not hold the others up, and each takes some 150 MB. */
const THREADS = { least: 2, most: 4 };

/** Threads for a server on this machine. */
export const usualThreads = (): number =>
  Math.max(THREADS.least, Math.min(THREADS.most, availableParallelism()));

/** Threads that calculations run in, so that who asks goes on answering others meanwhile. */
export const calculationThreads = (threads: number, overrides: string | undefined) =>
  new ThreadPool<CalculationOrder, unknown>({
    program: threadProgram('./calculation-worker.ts'),
    threads,
    data: { overrides } satisfies ThreadFolder,
    failed: { words: 'the thread of the calculation failed', cure: 'try again, or ask for less at once' },
    grace_ms: GRACE_MS,
  });
