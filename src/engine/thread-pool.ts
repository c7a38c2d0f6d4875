import { Worker } from 'node:worker_threads';
import { CancelledError, throwIfCancelled, UnavailableError } from '../foundation/errors.ts';
import type { Figures } from '../foundation/quantity/progress.ts';
import { type Asked, errorOf, faultOf, type Helped, type Told } from './thread-work.ts';

/** How a pool is set up. */
interface PoolOptions {
  readonly program: URL;
  /** Most threads at once. */
  readonly threads: number;
  /** What each thread is started with. */
  readonly data: unknown;
  /** What is said where a thread dies at its work. */
  readonly failed: { readonly words: string; readonly cure: string };
  /** How long work that is stopped may take to end by itself before its thread is ended [ms]; default 0. */
  readonly grace_ms?: number;
  /** Answers what a thread asks for help with; absent: it asks for none. */
  readonly help?: (order: unknown, control: HelpControl) => Promise<unknown>;
}

/** How help is stopped, and how it tells how far it is. */
export interface HelpControl {
  readonly signal: AbortSignal;
  readonly onDone: (done: number) => void;
}

/** How a piece of work is followed and stopped. */
interface Following {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, words: string, figures?: Figures) => void) | undefined;
}

interface Job extends Pick<Following, 'onProgress'> {
  readonly id: number;
  readonly order: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Stops the help that it asked for. */
  readonly helps: AbortController;
}

/**
 * Threads of one program that work off what is asked in its order. They start with the first work, stay warm and do not keep the
 * process alive while idle. One that dies or is ended is replaced by the next work.
 */
export class ThreadPool<Order, Answer> {
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, Job>();
  private readonly waiting: Job[] = [];
  private readonly options: PoolOptions;
  private nextId = 0;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  /** The answer to an order. Throws what the work throws, CancelledError, and UnavailableError when its thread dies. */
  async ask(order: Order, { signal, onProgress }: Following = {}): Promise<Answer> {
    throwIfCancelled(signal);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const helps = new AbortController();
    const job: Job = { id: this.nextId++, order, resolve, reject, onProgress, helps };
    const stop = (): void => this.stop(job);
    signal?.addEventListener('abort', stop, { once: true });
    this.waiting.push(job);
    this.startNext();
    try {
      return (await promise) as Answer;
    } finally {
      helps.abort();
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Ends all threads; what they were at fails with CancelledError. */
  async close(): Promise<void> {
    const threads = [...this.idle, ...this.busy.keys()];
    for (const job of [...this.busy.values(), ...this.waiting.splice(0)]) job.reject(new CancelledError());
    await Promise.all(threads.map((thread) => this.end(thread)));
  }

  private startNext(): void {
    if (this.waiting.length === 0) return;
    const thread = this.idle.pop() ?? (this.busy.size < this.options.threads ? this.start() : undefined);
    if (!thread) return;
    const { id, order, ...rest } = this.waiting.shift()!;
    this.busy.set(thread, { id, order, ...rest });
    thread.ref();
    thread.postMessage({ id, order } satisfies Asked);
  }

  private start(): Worker {
    const { program, data } = this.options;
    const thread = new Worker(program, { workerData: data, execArgv: [], stderr: true });
    thread.on('message', (told: Told) => this.hear(thread, told));
    thread.on('error', (error) => this.mourn(thread, String((error as Error).message)));
    thread.on('exit', (code) => this.mourn(thread, `exit code ${code}`));
    return thread;
  }

  private hear(thread: Worker, told: Told): void {
    const job = this.busy.get(thread);
    if (!job || job.id !== told.id) return;
    if ('progress' in told) {
      job.onProgress?.(...told.progress);
      return;
    }
    if ('help' in told) {
      void this.help(thread, job, told);
      return;
    }
    this.busy.delete(thread);
    thread.unref();
    this.idle.push(thread);
    if ('answer' in told) job.resolve(told.answer);
    else job.reject(errorOf(told.fault));
    this.startNext();
  }

  private async help(
    thread: Worker,
    { id, helps: { signal } }: Job,
    { help, order }: { readonly help: number; readonly order: unknown },
  ): Promise<void> {
    const tell = (helped: Helped): void => {
      if (!signal.aborted) thread.postMessage({ id, help, ...helped } satisfies Asked);
    };
    try {
      const answer = await this.options.help?.(order, { signal, onDone: (done) => tell({ done }) });
      tell({ answer });
    } catch (error) {
      tell({ fault: faultOf(error) });
    }
  }

  /** The work may say what it found by then; the thread is ended where it does not stop by itself. */
  private stop(job: Job): void {
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    const [thread] = [...this.busy].find(([, { id }]) => id === job.id) ?? [];
    if (!thread) {
      job.reject(new CancelledError());
      return;
    }
    const { grace_ms = 0 } = this.options;
    job.helps.abort();
    if (grace_ms > 0) thread.postMessage({ id: job.id, stop: true } satisfies Asked);
    const endIt = (): void => {
      job.reject(new CancelledError());
      if (this.busy.get(thread)?.id === job.id) void this.end(thread).then(() => this.startNext());
    };
    if (grace_ms === 0) endIt();
    else setTimeout(endIt, grace_ms).unref();
  }

  private mourn(thread: Worker, reason: string): void {
    const { words, cure } = this.options.failed;
    this.busy.get(thread)?.reject(new UnavailableError(`${words}: ${reason}`, { cure }));
    void this.end(thread);
    this.startNext();
  }

  private async end(thread: Worker): Promise<void> {
    this.busy.delete(thread);
    const at = this.idle.indexOf(thread);
    if (at >= 0) this.idle.splice(at, 1);
    thread.removeAllListeners();
    await thread.terminate();
  }
}
