import type { BareModel } from '../calculations/solver-port.ts';

/**
 * Limits in work. HiGHS knows a limit of time alone, and what it reaches in a second depends on what else the machine does; so
 * a limit counts simplex iterations and nodes, weighed by the size of the model (its coefficients, rows and columns together), at
 * one fixed rate. The rate is that of HiGHS 1.15 in WebAssembly on an AMD EPYC (Zen 4), in processor time: 3,265 iterations on
 * 100,460 numbers 0.68 s, 735 on as many 0.17 s, 21 on 45,879 numbers 0.08 s; the root of an integer search on 5,899 numbers
 * 0.24 s, on 1,280 numbers 0.05 s.
 */

/** Per iteration and number [s of a machine of fixed speed]. */
const ITERATION_S = 2e-9;
/** For each number handed over: built, presolved, factorised once; and at the root of an integer search, probed and cut. */
const SET_UP_S = 5e-7;
const ROOT_S = 3e-5;
/** For each number of a model solved again from a basis: factorised, checked. 107 solves of 15,500 numbers 0.17 s. */
const AGAIN_S = 1e-7;
/** A node of an integer search beside its iterations. */
const NODE_S = 1e-3;

const sizeOf = (model: BareModel): number => model.values.length + model.rowLower.length + model.cost.length;

/** What handing a model over counts [s of a machine of fixed speed]. */
export const setUp_s = (model: BareModel): number => (model.integrality ? ROOT_S : SET_UP_S) * sizeOf(model);

/** What solving a model again from a basis counts beside its iterations [s of a machine of fixed speed]. */
export const again_s = (model: BareModel): number => AGAIN_S * sizeOf(model);

/** What iterations and nodes on a model count [s of a machine of fixed speed]. */
export const searched_s = (model: BareModel, iterations: number, nodes: number): number =>
  iterations * ITERATION_S * sizeOf(model) + nodes * NODE_S;

const MOST_ITERATIONS = 2 ** 31 - 1;

/** Iterations that a limit pays for, setting up included; at least one. */
export const iterationsIn = (model: BareModel, limit_s: number): number =>
  Math.max(1, Math.min(MOST_ITERATIONS, Math.floor((limit_s - setUp_s(model)) / searched_s(model, 1, 0))));

/** The clock behind a limit: so many times the limit, and never less than the other [s]. */
const FAR_GUARD = 20;
const LEAST_CLOCK_S = 60;

/**
 * Seconds of the clock that a limit of work may take. They are the far guard against a solver that hangs: a machine that shares a
 * processor with nine others comes to the end of its work before.
 */
export const clockOf = (limit_s: number): number => Math.max(LEAST_CLOCK_S, FAR_GUARD * limit_s);
