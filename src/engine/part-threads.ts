import { availableParallelism } from 'node:os';
import type { Control } from '../calculations/control.ts';
import { type PartPool, type PartWork, rangesOf } from '../calculations/part-pool.ts';
import { threadProgram } from './own-files.ts';
import type { PartOrder } from './part-worker.ts';
import { ThreadPool } from './thread-pool.ts';
import type { ThreadFolder } from './thread-work.ts';

/** How a pool is set up. */
export interface PoolOptions {
  /** Threads; default: one per processor, eight at most. */
  readonly threads?: number;
  /** The plant's own data folder. */
  readonly overrides?: string;
}

/** Threads beyond which memory traffic, not arithmetic, sets the pace. Source: assumption. */
const MOST_THREADS = 8;
/**
 * Samples from which threads pay: a thread takes 0.7 s to start and read its data, a thousand samples of two furnaces 0.75 s, of which
 * 8 % is done in the asking thread (bench simulate). Two processors break even at 2000, and are 1.75 times as fast once warm.
 */
const POOL_FROM_SAMPLES = 3000;
/** Parts per thread, so that a slow one does not hold all of the others up. */
const PARTS_PER_THREAD = 2;

/**
 * Computes large ensembles on several threads. Random numbers are counter-based and properties are evaluated at a
 * reference sample, so the answer is the same to the last bit for any number of threads. Threads start with the first
 * document, stay warm and do not keep the process alive while idle.
 */
export class PartThreads implements PartPool {
  readonly worthFrom = POOL_FROM_SAMPLES;
  private readonly count: number;
  private readonly threads: ThreadPool<PartOrder, Uint8Array>;

  constructor({ threads = Math.min(MOST_THREADS, availableParallelism()), overrides }: PoolOptions = {}) {
    this.count = threads;
    this.threads = new ThreadPool({
      program: threadProgram('./part-worker.ts'),
      threads,
      data: { overrides } satisfies ThreadFolder,
      failed: { words: 'a simulation thread failed', cure: 'try again, or use fewer samples' },
    });
  }

  /** As the port says; UnavailableError when a thread dies. */
  async compute(
    work: PartWork,
    samples: number,
    { signal, onProgress, own }: Control = {},
  ): Promise<readonly Uint8Array[]> {
    let done = 0;
    return Promise.all(
      rangesOf(samples, this.count * PARTS_PER_THREAD).map(async (range) => {
        const part = await this.threads.ask({ work, range, own }, { signal });
        done += range.count;
        onProgress?.(done / samples, `${done} samples`);
        return part;
      }),
    );
  }

  /** Ends all threads; what they were computing fails with CancelledError. */
  close(): Promise<void> {
    return this.threads.close();
  }
}
