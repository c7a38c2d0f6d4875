import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import highsModule from 'highs';
import type { BareModel, BoundChanges, Solution } from '../calculations/solver-port.ts';
import { type EachRunBudget, runEach } from './highs-each.ts';
import { type RunBudget, runModel } from './highs-run.ts';

/** To the thread: a model to solve, as it is or once with each set of other bounds. */
export type SolveRequest = { readonly id: number; readonly model: BareModel } & (
  | { readonly budget: RunBudget; readonly changes?: undefined }
  | { readonly budget: EachRunBudget; readonly changes: readonly BoundChanges[] }
);

/** From the thread: better points on the way, then the solutions or the words of what went wrong. */
export type SolveReply =
  | {
      readonly id: number;
      readonly incumbent: { readonly x: Float64Array; readonly objective: number; readonly bound: number };
    }
  | { readonly id: number; readonly solutions: readonly Solution[] }
  | { readonly id: number; readonly fault: string };

/** Longest text of an error that crosses: an uncaught fault of the solver prints its whole loader, 168 kB on one line. */
const FAULT_LENGTH = 300;

/**
 * Code that a function of a WebAssembly module runs before V8 compiles it anew at its best [bytes]; 15 times the default. A
 * plan of one heat solves some hundred models of a few milliseconds: that compiler took longer than they did. A long
 * solve reaches it within its first second.
 */
const TIERING_BUDGET = 200_000_000;
setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);

// The package describes its CommonJS door; the ES door that Node takes here exports the loader itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = loadHighs();

parentPort?.on('message', async (request: SolveRequest) => {
  const { id, model } = request;
  const reply = (message: SolveReply): void => parentPort?.postMessage(message);
  try {
    const solutions = request.changes
      ? runEach(await highs, model, { ...request.budget, changes: request.changes })
      : [
          runModel(await highs, model, request.budget, (x, objective, bound) =>
            reply({ id, incumbent: { x, objective, bound } }),
          ),
        ];
    reply({ id, solutions });
  } catch (error) {
    reply({ id, fault: String(error instanceof Error ? error.message : error).slice(0, FAULT_LENGTH) });
  }
});
