import { availableParallelism } from 'node:os';
import type { Control } from '../calculations/control.ts';
import { type PartPool, type PartWork, rangesOf, type WorkSize } from '../calculations/part-pool.ts';
import { threadProgram } from './own-files.ts';
import type { PartOrder } from './part-work.ts';
import { ThreadPool } from './thread-pool.ts';
import type { ThreadData } from './thread-work.ts';

/** How a pool is set up. */
export interface PoolOptions {
  /** Threads; default: one per processor, eight at most. */
  readonly threads?: number;
  /** The plant's own data folder. */
  readonly overrides?: string | undefined;
}

/** Threads beyond which memory traffic, not arithmetic, sets the pace. Source: assumption. */
const MOST_THREADS = 8;
/**
 * Work from which threads pay [s]: a thread takes 0.7 s to start and read its data, and some of the work is done in the asking thread.
 * Two processors break even at 1.5 s of an ensemble, and are 1.75 times as fast once warm (bench simulate).
 */
const WORTH_S = 2.25;
/** Parts per thread, so that a slow one does not hold all of the others up. */
const PARTS_PER_THREAD = 2;

/** Threads for parts on this machine. */
const usualPartThreads = (): number => Math.min(MOST_THREADS, availableParallelism());

/**
 * Computes large work on several threads. Random numbers are counter-based and properties are evaluated at a reference sample, so the
 * answer is the same to the last bit for any number of threads. Threads start with the first document, stay warm and do not keep the
 * process alive while idle.
 */
export class PartThreads implements PartPool {
  readonly worthFrom_s: number;
  readonly count: number;
  private readonly threads: ThreadPool<PartOrder, Uint8Array>;

  constructor({ threads = usualPartThreads(), overrides }: PoolOptions = {}) {
    this.count = threads;
    this.worthFrom_s = threads > 1 ? WORTH_S : Number.POSITIVE_INFINITY;
    this.threads = new ThreadPool({
      program: threadProgram('./part-worker.ts'),
      threads,
      data: { overrides } satisfies ThreadData,
      failed: { words: 'a thread of the calculation failed', cure: 'try again, or ask for fewer samples' },
    });
  }

  /** As the port says; UnavailableError when a thread dies. */
  async compute(
    work: PartWork,
    { count }: WorkSize,
    { signal, onProgress, own }: Control = {},
  ): Promise<readonly Uint8Array[]> {
    let done = 0;
    return Promise.all(
      rangesOf(count, this.count * PARTS_PER_THREAD).map(async (range) => {
        const part = await this.part({ work, range, own }, { signal });
        done += range.count;
        onProgress?.(done / count, `${done} of ${count}`);
        return part;
      }),
    );
  }

  /** One part. Throws as `compute`. */
  part(order: PartOrder, control: Pick<Control, 'signal'> = {}): Promise<Uint8Array> {
    return this.threads.ask(order, control);
  }

  /** Ends all threads; what they were computing fails with CancelledError. */
  close(): Promise<void> {
    return this.threads.close();
  }
}
