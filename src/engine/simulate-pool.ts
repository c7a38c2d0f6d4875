import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Control } from '../calculations/control.ts';
import type { PartNumbers, SampleRange } from '../calculations/simulate/parts.ts';
import type { SamplePool } from '../calculations/simulate/sample-pool.ts';
import type { SimulateInput } from '../documents/simulate.ts';
import { CancelledError, errorOfCode, throwIfCancelled, UnavailableError } from '../foundation/errors.ts';
import { threadProgram } from './own-files.ts';
import type { PartReply, PartRequest, PartThreadData } from './simulate-worker.ts';

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

interface Job {
  readonly request: PartRequest;
  readonly resolve: (numbers: PartNumbers) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Computes large ensembles on several threads. Random numbers are counter-based and properties are evaluated at a
 * reference sample, so the answer is the same to the last bit for any number of threads. Threads start with the first
 * document, stay warm and do not keep the process alive while idle.
 */
export class SimulatePool implements SamplePool {
  readonly worthFrom = POOL_FROM_SAMPLES;
  private readonly count: number;
  private readonly data: PartThreadData;
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Job>();
  private readonly waiting: Job[] = [];
  private nextId = 0;

  constructor(options: PoolOptions = {}) {
    this.count = options.threads ?? Math.min(MOST_THREADS, availableParallelism());
    this.data = options.overrides === undefined ? {} : { overrides: options.overrides };
  }

  /** As the port says; UnavailableError when a thread dies. */
  async compute(
    input: SimulateInput,
    samples: number,
    control: Control = {},
  ): Promise<readonly PartNumbers[]> {
    throwIfCancelled(control.signal);
    const ranges = rangesOf(samples, this.count * PARTS_PER_THREAD);
    const onAbort = (): void => void this.close(new CancelledError());
    control.signal?.addEventListener('abort', onAbort, { once: true });
    let done = 0;
    try {
      return await Promise.all(
        ranges.map(async (range) => {
          const numbers = await this.ask(input, range);
          done += range.count;
          control.onProgress?.(done / samples, `${done} samples`);
          return numbers;
        }),
      );
    } finally {
      control.signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Ends all threads; what they were computing fails with `reason`. */
  async close(reason: unknown = new CancelledError()): Promise<void> {
    const threads = [...this.idle.splice(0), ...this.busy.keys()];
    const jobs = [...this.busy.values(), ...this.waiting.splice(0)];
    this.busy.clear();
    for (const job of jobs) job.reject(reason);
    await Promise.all(
      threads.map(async (thread) => {
        thread.removeAllListeners();
        await thread.terminate();
      }),
    );
  }

  private ask(input: SimulateInput, range: SampleRange): Promise<PartNumbers> {
    const { promise, resolve, reject } = Promise.withResolvers<PartNumbers>();
    this.waiting.push({ request: { id: this.nextId++, input, range }, resolve, reject });
    this.startNext();
    return promise;
  }

  private startNext(): void {
    if (this.waiting.length === 0) return;
    const thread = this.idle.pop() ?? (this.busy.size < this.count ? this.startThread() : undefined);
    if (!thread) return;
    const job = this.waiting.shift()!;
    this.busy.set(thread, job);
    thread.ref();
    thread.postMessage(job.request);
  }

  private startThread(): Worker {
    const program = threadProgram('./simulate-worker.ts');
    const thread = new Worker(program, { workerData: this.data, execArgv: [], stderr: true });
    thread.on('message', (reply: PartReply) => this.hear(thread, reply));
    thread.on('error', (error) => this.mourn(thread, String((error as Error).message)));
    thread.on('exit', (code) => this.mourn(thread, `exit code ${code}`));
    return thread;
  }

  private hear(thread: Worker, reply: PartReply): void {
    const job = this.busy.get(thread);
    if (!job || job.request.id !== reply.id) return;
    this.busy.delete(thread);
    thread.unref();
    this.idle.push(thread);
    if ('numbers' in reply) job.resolve(reply.numbers);
    else job.reject(errorOf(reply.fault));
    this.startNext();
  }

  private mourn(thread: Worker, reason: string): void {
    const job = this.busy.get(thread);
    this.busy.delete(thread);
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
    job?.reject(
      new UnavailableError(`a simulation thread failed: ${reason}`, {
        cure: 'try again, or use fewer samples',
      }),
    );
    this.startNext();
  }
}

/** Samples cut into parts of nearly equal size. */
function rangesOf(samples: number, parts: number): SampleRange[] {
  const count = Math.min(parts, samples);
  return Array.from({ length: count }, (_, k) => {
    const first = Math.floor((k * samples) / count);
    return { first, count: Math.floor(((k + 1) * samples) / count) - first };
  });
}

function errorOf(fault: Extract<PartReply, { fault: unknown }>['fault']): Error {
  return fault.code === null
    ? new Error(fault.message)
    : errorOfCode(fault.code, fault.message, fault.details);
}
