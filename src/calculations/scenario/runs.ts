import { CancelledError } from '../../foundation/errors.ts';
import { breathe, type Control } from '../control.ts';
import type { Chain, StepAnswer, Values } from './chain.ts';
import type { Drawn, Evaluate } from './sensitivity.ts';

/** A number of the results in one draw. */
export type ResultReader = (values: Values, answers: ReadonlyMap<string, StepAnswer>) => number;

/** Draws between two breaths: an interrupt is heard within them. */
const CHUNK = 5;

/** Draws done and their results, one list for each result; fewer than asked for where it was stopped. */
export interface Run {
  readonly done: number;
  readonly lists: readonly Float64Array[];
}

/** What a run over all draws needs. */
export interface RunOrder {
  readonly chain: Chain;
  readonly parameters: readonly Drawn[];
  readonly read: readonly ResultReader[];
  readonly control: Control;
}

/** Runs the chain over `draws` of its parameters. A stop ends it early; what is done is kept. */
export async function runOver(
  { chain, parameters, read, control }: RunOrder,
  {
    draws,
    of,
    changed,
    seen,
    onDraw,
  }: {
    readonly draws: number;
    readonly of: (one: Drawn) => Float64Array;
    /** Parameters whose draws are not those of the first set. */
    readonly changed?: ReadonlySet<string> | undefined;
    readonly seen?: (answers: ReadonlyMap<string, StepAnswer>) => void;
    readonly onDraw?: (done: number) => void;
  },
): Promise<Run> {
  const lists = read.map(() => new Float64Array(draws));
  const columns = parameters.map((one) => [one.name, of(one)] as const);
  for (let draw = 0; draw < draws; draw++) {
    if (draw % CHUNK === 0) {
      onDraw?.(draw);
      await breathe();
      if (control.signal?.aborted) return { done: draw, lists: lists.map((one) => one.slice(0, draw)) };
    }
    const values: Record<string, number> = {};
    for (const [name, column] of columns) values[name] = column[draw]!;
    const answers = chain.run(values, { draw, changed });
    read.forEach((one, r) => {
      lists[r]![draw] = one(values, answers);
    });
    seen?.(answers);
  }
  return { done: draws, lists };
}

/** Runs of the sensitivity: a stop ends them by CancelledError, because half an index says nothing. */
export const evaluatorOf =
  (order: RunOrder, draws: number, onDraw: (done: number) => void): Evaluate =>
  async (second) => {
    const changed = new Set(order.parameters.filter(second).map(({ name }) => name));
    const of = (one: Drawn): Float64Array => (changed.has(one.name) ? one.b : one.a);
    const { done, lists } = await runOver(order, { draws, of, changed, onDraw });
    if (done < draws) throw new CancelledError();
    return lists;
  };
