import { Worker } from 'node:worker_threads';
import {
  type BoundChanges,
  type EachBudget,
  type LinearModel,
  NO_WORK,
  refuseUnscaled,
  type Solution,
  type SolveBudget,
  type Solver,
} from '../calculations/solver-port.ts';
import { CancelledError, throwIfCancelled, UnavailableError } from '../foundation/errors.ts';
import type { SolveReply, SolveRequest } from './highs-worker.ts';
import { threadProgram } from './own-files.ts';
import { clockOf } from './solver-work.ts';

export interface HighsOptions {
  /** Seconds of the clock for a limit of work; default twenty times as much, a minute at least. */
  readonly clockOf?: (limit_s: number) => number;
  /**
   * Time beyond that clock [s] after which the thread is ended. HiGHS can overrun its own limit inside presolve for
   * minutes (HiGHS #885, #2226), and looks at the clock seldom: 3 s became 3.2 s (measured).
   */
  readonly grace_s?: number;
  /** The thread's program; tests pass one that hangs or dies. */
  readonly program?: URL;
}

const DEFAULTS = { grace_s: 3, clockOf, relativeGap: 1e-6 };
/** Longest text of a fault that is passed on: some print the solver's whole loader. */
const FAULT_LENGTH = 300;

interface Job {
  readonly request: SolveRequest;
  readonly onBetter: SolveBudget['onBetter'];
  readonly resolve: (solutions: readonly Solution[]) => void;
  readonly reject: (error: unknown) => void;
  incumbent: Solution | null;
}

/**
 * HiGHS (npm `highs`, WebAssembly) in a thread of its own. Solves wait for each other in the order asked. The thread
 * is kept warm between solves, does not keep the process alive while idle, and is replaced when it hangs beyond its
 * limit by the clock (best point so far, status `feasible` or `stopped`), dies or is cancelled.
 */
export class HighsSolver implements Solver {
  private readonly grace_s: number;
  private readonly clockOf: (limit_s: number) => number;
  private readonly program: URL;
  private readonly waiting: Job[] = [];
  private thread: Worker | null = null;
  private current: Job | null = null;
  private watchdog: NodeJS.Timeout | undefined;
  private nextId = 0;
  private online: Promise<void> = Promise.resolve();
  /** Threads started so far: 1 unless the watchdog or a crash had to replace one. */
  threadsStarted = 0;

  constructor(options: HighsOptions = {}) {
    this.grace_s = options.grace_s ?? DEFAULTS.grace_s;
    this.clockOf = options.clockOf ?? DEFAULTS.clockOf;
    this.program = options.program ?? threadProgram('./highs-worker.ts');
  }

  async solve(model: LinearModel, budget: SolveBudget, signal?: AbortSignal): Promise<Solution> {
    const { onBetter, ...told } = budget;
    const [solution] = await this.asked(model, { budget: this.runBudget(told) }, { onBetter, signal });
    return solution!;
  }

  each(
    model: LinearModel,
    changes: readonly BoundChanges[],
    { budget, signal }: { readonly budget: EachBudget; readonly signal?: AbortSignal | undefined },
  ): Promise<readonly Solution[]> {
    return this.asked(model, { budget: this.runBudget(budget), changes }, { signal });
  }

  private runBudget<B extends Omit<SolveBudget, 'onBetter'>>(told: B) {
    return { relativeGap: DEFAULTS.relativeGap, clock_s: this.clockOf(told.timeLimit_s), ...told };
  }

  private async asked(
    model: LinearModel,
    what: Pick<SolveRequest, 'budget' | 'changes'>,
    {
      onBetter,
      signal,
    }: { readonly onBetter?: SolveBudget['onBetter']; readonly signal: AbortSignal | undefined },
  ): Promise<readonly Solution[]> {
    throwIfCancelled(signal);
    refuseUnscaled(model);
    const { name: _name, columnNames: _columns, rowNames: _rows, ...bare } = model;
    const request = { id: this.nextId++, model: bare, ...what } as SolveRequest;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Solution[]>();
    const job: Job = { request, onBetter, resolve, reject, incumbent: null };
    const onAbort = (): void => this.cancel(job);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.waiting.push(job);
    this.startNext();
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Ends the thread. Solves under way fail with CancelledError. */
  async close(): Promise<void> {
    for (const job of [...this.waiting, ...(this.current ? [this.current] : [])]) this.cancel(job);
    await this.dropThread();
  }

  private startNext(): void {
    const job = this.current ? undefined : this.waiting.shift();
    if (!job) return;
    this.current = job;
    this.thread ??= this.startThread();
    this.thread.ref();
    void this.online.then(() => this.watch(job));
    this.thread.postMessage(job.request);
  }

  /** Arms the watchdog, once the thread runs: starting one can take longer than a short time limit. */
  private watch(job: Job): void {
    if (this.current !== job) return;
    const limit_s = job.request.budget.clock_s + this.grace_s;
    this.watchdog = setTimeout(() => {
      void this.dropThread();
      this.settle(() => job.resolve(forEach(job, job.incumbent ?? stopped(`no answer within ${limit_s} s`))));
    }, limit_s * 1e3);
  }

  private startThread(): Worker {
    this.threadsStarted++;
    const thread = new Worker(this.program, { execArgv: [], stderr: true });
    this.online = new Promise((resolve) => void thread.once('online', resolve));
    thread.on('message', (reply: SolveReply) => this.hear(reply));
    thread.on('error', (error) => this.mourn(String((error as Error).message)));
    thread.on('exit', (code) => this.mourn(`exit code ${code}`));
    return thread;
  }

  private hear(reply: SolveReply): void {
    const job = this.current;
    if (!job || reply.id !== job.request.id) return;
    if ('incumbent' in reply) {
      job.incumbent = asSolution(reply.incumbent);
      job.onBetter?.(job.incumbent);
    } else if ('solutions' in reply) this.settle(() => job.resolve(reply.solutions));
    else this.mourn(reply.fault);
  }

  /** The thread died or its memory cannot be trusted any more: a best point saves the solve, else it fails. */
  private mourn(reason: string): void {
    const job = this.current;
    void this.dropThread();
    const words = `the solver thread failed: ${reason.slice(0, FAULT_LENGTH)}`;
    this.settle(() => {
      if (job?.incumbent) job.resolve([{ ...job.incumbent, doubts: [words, 'its best point so far'] }]);
      else
        job?.reject(
          new UnavailableError(words, {
            cure: 'try again; if it fails again, use fewer materials or heats',
          }),
        );
    });
  }

  private settle(finish: () => void): void {
    clearTimeout(this.watchdog);
    this.current = null;
    this.thread?.unref();
    finish();
    this.startNext();
  }

  private cancel(job: Job): void {
    if (this.current === job) {
      void this.dropThread();
      this.settle(() => job.reject(new CancelledError()));
      return;
    }
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    job.reject(new CancelledError());
  }

  private async dropThread(): Promise<void> {
    const old = this.thread;
    this.thread = null;
    old?.removeAllListeners();
    await old?.terminate();
  }
}

const EMPTY = new Float64Array(0);
const STOPPED = {
  rowActivity: EMPTY,
  rowDual: EMPTY,
  reducedCost: EMPTY,
  linearBound: null,
  basis: null,
  solver: 'HiGHS, ended by the watchdog',
  work: NO_WORK,
};

/** One answer for all that was asked in a job. */
const forEach = ({ request }: Job, one: Solution): readonly Solution[] =>
  request.changes ? request.changes.map(() => one) : [one];

const asSolution = (point: {
  readonly x: Float64Array;
  readonly objective: number;
  readonly bound: number;
}): Solution => ({
  ...STOPPED,
  status: 'feasible',
  stoppedBy: 'clock',
  x: point.x,
  objective: point.objective,
  bound: Number.isFinite(point.bound) ? point.bound : null,
  doubts: ['the solver did not stop at its limit and was stopped by the clock: its best point so far'],
});

const stopped = (words: string): Solution => ({
  ...STOPPED,
  status: 'stopped',
  stoppedBy: 'clock',
  x: EMPTY,
  objective: null,
  bound: null,
  doubts: [words],
});

let shared: HighsSolver | undefined;

/** The one warm solver of this process. */
export function highsSolver(): HighsSolver {
  shared ??= new HighsSolver();
  return shared;
}

let borrowers = 0;

/** The one warm solver of this process, and how it is given back: the last who does ends its thread, if one was ever started. */
export function borrowSolver(): { readonly solver: HighsSolver; readonly giveBack: () => Promise<void> } {
  const solver = highsSolver();
  borrowers += 1;
  let isLent = true;
  return {
    solver,
    giveBack: async () => {
      if (!isLent) return;
      isLent = false;
      borrowers -= 1;
      if (borrowers === 0) await solver.close();
    },
  };
}

/** The cheapest of one material at 2 per unit of which 3 units are needed: cost 6. */
const SMALLEST: LinearModel = {
  name: 'smallest',
  columnNames: ['material'],
  cost: Float64Array.of(2),
  lower: Float64Array.of(0),
  upper: Float64Array.of(10),
  integrality: null,
  rowNames: ['needed'],
  rowLower: Float64Array.of(3),
  rowUpper: Float64Array.of(10),
  starts: Int32Array.of(0, 1),
  indices: Int32Array.of(0),
  values: Float64Array.of(1),
};

/** Name and version of the solver, once it has solved a small model rightly; else UnavailableError. */
export async function trySolver(): Promise<string> {
  const { status, objective, solver } = await highsSolver().solve(SMALLEST, { timeLimit_s: 10 });
  if (objective === 6) return `${solver} solves`;
  throw new UnavailableError(`the solver says ${objective} (${status}) where 6 is right`, {
    cure: 'install Remelt again with all its packages',
  });
}
