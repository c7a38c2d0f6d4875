import { Worker } from 'node:worker_threads';
import {
  type LinearModel,
  refuseUnscaled,
  type Solution,
  type SolveBudget,
  type Solver,
} from '../../calculations/solver-port.ts';
import { CancelledError, UnavailableError } from '../../foundation/errors.ts';
import type { SolveReply, SolveRequest } from './highs-worker.ts';

/** A solver with a thread to give back. */
export interface HighsSolver extends Solver {
  /** Ends the thread; the process can exit. Solves under way fail with CancelledError. */
  readonly close: () => Promise<void>;
  /** Threads started so far: 1 unless the watchdog or a crash had to replace one. */
  readonly threadsStarted: () => number;
}

export interface HighsOptions {
  /**
   * Time beyond the limit [s] after which the thread is ended. HiGHS can overrun its own limit inside presolve for
   * minutes (HiGHS #885, #2226), and looks at the clock seldom: 3 s became 3.2 s (planning reference).
   */
  readonly grace_s?: number;
  /** The thread's program; tests pass one that hangs or dies. */
  readonly program?: URL;
}

const DEFAULTS = { grace_s: 3, relativeGap: 1e-6 };

interface Job {
  readonly id: number;
  readonly request: SolveRequest;
  readonly budget: SolveBudget;
  readonly resolve: (solution: Solution) => void;
  readonly reject: (error: unknown) => void;
  incumbent: Solution | null;
}

/**
 * HiGHS (npm `highs`, WebAssembly) in a thread of its own. Solves wait for each other in the order asked. The thread
 * is kept warm between solves, does not keep the process alive while idle, and is replaced when it hangs beyond its
 * time limit (best point so far, status `feasible` or `stopped`), dies or is cancelled.
 */
export function createHighsSolver(options: HighsOptions = {}): HighsSolver {
  const grace_s = options.grace_s ?? DEFAULTS.grace_s;
  const program = options.program ?? new URL('./highs-worker.ts', import.meta.url);
  let worker: Worker | null = null;
  let started = 0;
  let nextId = 0;
  let current: Job | null = null;
  let watchdog: NodeJS.Timeout | undefined;
  const waiting: Job[] = [];

  const replaceWorker = async (): Promise<void> => {
    const old = worker;
    worker = null;
    old?.removeAllListeners();
    await old?.terminate();
  };

  const settle = (finish: (job: Job) => void): void => {
    clearTimeout(watchdog);
    const job = current;
    current = null;
    worker?.unref();
    if (job) finish(job);
    startNext();
  };

  const startWorker = (): Worker => {
    started++;
    const thread = new Worker(program, { execArgv: [], stderr: true });
    thread.on('message', (reply: SolveReply) => {
      if (!current || reply.id !== current.id) return;
      if ('incumbent' in reply) current.incumbent = asSolution(reply.incumbent);
      else if ('solution' in reply) settle((job) => job.resolve(reply.solution));
      else {
        void replaceWorker();
        settle((job) =>
          job.reject(
            new UnavailableError(`the solver failed: ${reply.fault}`, {
              cure: 'ask again; if it fails again, ask for a smaller plan',
            }),
          ),
        );
      }
    });
    const died = (reason: string): void => {
      void replaceWorker();
      settle((job) =>
        answerFromIncumbent(
          job,
          new UnavailableError(`the solver thread died: ${reason.slice(0, 300)}`, {
            cure: 'ask again with fewer materials or heats',
          }),
        ),
      );
    };
    thread.on('error', (error) => died(String((error as Error).message)));
    thread.on('exit', (code) => died(`exit code ${code}`));
    return thread;
  };

  const startNext = (): void => {
    if (current || waiting.length === 0) return;
    current = waiting.shift()!;
    worker ??= startWorker();
    worker.ref();
    const limit_s = current.budget.timeLimit_s + grace_s;
    watchdog = setTimeout(() => {
      void replaceWorker();
      settle((job) => job.resolve(job.incumbent ?? stopped(`no answer within ${limit_s} s`)));
    }, limit_s * 1e3);
    worker.postMessage(current.request);
  };

  const cancel = (job: Job): void => {
    if (current === job) {
      void replaceWorker();
      settle(() => job.reject(new CancelledError()));
      return;
    }
    const at = waiting.indexOf(job);
    if (at >= 0) {
      waiting.splice(at, 1);
      job.reject(new CancelledError());
    }
  };

  return {
    threadsStarted: () => started,
    solve: (model: LinearModel, budget: SolveBudget, signal?: AbortSignal) =>
      new Promise<Solution>((resolve, reject) => {
        if (signal?.aborted) throw new CancelledError();
        refuseUnscaled(model);
        const { name: _name, columnNames: _columns, rowNames: _rows, ...bare } = model;
        const id = nextId++;
        const request = { id, model: bare, budget: { relativeGap: DEFAULTS.relativeGap, ...budget } };
        const onAbort = (): void => cancel(job);
        const done =
          <T>(finish: (value: T) => void) =>
          (value: T): void => {
            signal?.removeEventListener('abort', onAbort);
            finish(value);
          };
        const job: Job = {
          id,
          request,
          budget,
          resolve: done(resolve),
          reject: done(reject),
          incumbent: null,
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        waiting.push(job);
        startNext();
      }),
    close: async () => {
      for (const job of [...waiting, ...(current ? [current] : [])]) cancel(job);
      await replaceWorker();
    },
  };
}

const EMPTY = new Float64Array(0);
const STOPPED = {
  rowActivity: EMPTY,
  rowDual: EMPTY,
  reducedCost: EMPTY,
  linearBound: null,
  basis: null,
  solver: 'HiGHS, ended by the watchdog',
};

const asSolution = (point: {
  readonly x: Float64Array;
  readonly objective: number;
  readonly bound: number;
}): Solution => ({
  ...STOPPED,
  status: 'feasible',
  x: point.x,
  objective: point.objective,
  bound: Number.isFinite(point.bound) ? point.bound : null,
  doubts: ['the solver did not stop at its time limit and was ended: its best point so far'],
});

const stopped = (words: string): Solution => ({
  ...STOPPED,
  status: 'stopped',
  x: EMPTY,
  objective: null,
  bound: null,
  doubts: [words],
});

function answerFromIncumbent(job: Job, error: UnavailableError): void {
  if (job.incumbent) job.resolve({ ...job.incumbent, doubts: [error.message, 'its best point so far'] });
  else job.reject(error);
}

let shared: HighsSolver | undefined;

/** The one warm solver of this process. */
export function highsSolver(): HighsSolver {
  shared ??= createHighsSolver();
  return shared;
}

/** Ends the shared solver's thread, if one was ever started. */
export async function closeSolver(): Promise<void> {
  await shared?.close();
  shared = undefined;
}
