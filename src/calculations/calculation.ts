import type { Schema } from '../documents/common.ts';
import type { Solver } from '../models/charge/solver.ts';
import type { Control } from './control.ts';
import type { Facts } from './facts.ts';
import type { PartPool, Parts } from './part-pool.ts';

/** What the engine lends to the calculations that ask for it. */
export interface EnginePorts {
  readonly solver: Solver;
  /** Computes the parts of large work. */
  readonly pool: PartPool;
}

/**
 * What an abort leaves: `ends` = it makes no pause, so only its thread can be ended, where it has one: CancelledError; `stops` =
 * CancelledError, and progress until then; `best` = as `stops`, and a time limit in the document ends it with the best answer found so far.
 */
export type WhenAborted = 'ends' | 'stops' | 'best';

/** The verb of the terminal that reads the document of a calculation and shows the page of its answer. */
export interface DocumentVerb<Output> {
  /** As it is typed: `qualify assure`. */
  readonly name: string;
  readonly alias?: string;
  /** What its help says after the title: exit codes, what an interrupt leaves. */
  readonly says?: string;
  /** Format of its document, where that is of another calculation. */
  readonly reads?: string;
  /** What is typed after it in an example; default the example of its format. */
  readonly example?: string;
  // a method, so that a list can hold verbs of different answers
  /** Exit code of an answer: 0 yes, 1 no, 3 undecided; default 0. */
  exit?(answer: Output): 0 | 1 | 3;
}

/** What goes in and what comes out. */
export interface Schemas<Output> {
  readonly input: Schema<unknown>;
  readonly output: Schema<Output>;
  /** What a person writes into a file, where `input` holds more than that. */
  readonly file?: Schema<unknown>;
}

/** Parses a document and answers it. Throws InputError with path, value and cure for what is wrong in it. */
export type Run<Output, Port extends keyof EnginePorts> = (
  document: unknown,
  facts: Facts,
  control: Control & Pick<EnginePorts, Port>,
) => Output | Promise<Output>;

/**
 * All that is said of one calculation, once, in the contract.ts of its folder: what the published schemas, the command line, HTTP routes and
 * jobs need. Schemas and code are loaded when they are first asked for, so that a short command starts fast.
 */
export interface Calculation<Output, Port extends keyof EnginePorts> {
  /** What it answers, in one sentence for help and API. */
  readonly title: string;
  readonly schemas: () => Promise<Schemas<Output>>;
  readonly load: () => Promise<Run<Output, Port>>;
  /** Absent: it runs to its end, which is near. */
  readonly whenAborted?: WhenAborted;
  readonly needs?: readonly Port[];
  /** How a part of it is done, where it hands parts out; loaded where parts are done. */
  readonly parts?: () => Promise<Parts>;
  /** First part of the names of its schemas in docs/formats; absent = they are not published. */
  readonly format?: string;
  /** Absent: the terminal has it in `calculate` alone, or in a verb that is written by hand. */
  readonly verb?: DocumentVerb<Output>;
}

/** A calculation of whatever kind. */
export type AnyCalculation = Calculation<unknown, keyof EnginePorts>;

/** Calculations by name. */
export type Registry = Readonly<Record<string, AnyCalculation>>;

/** A calculation as a value, with the type of its answer; what it is lent is what it needs. */
export const defineCalculation = <Output, Port extends keyof EnginePorts = never>(
  calculation: Calculation<Output, Port>,
): Calculation<Output, Port> => calculation;

/** What a calculation answers. */
export type AnswerOf<One> = One extends { readonly load: () => Promise<infer Code> }
  ? Code extends (...asked: never[]) => infer Output
    ? Awaited<Output>
    : never
  : never;
