import type { LinearModel, Solution, Solver } from '../solver.ts';
import { ModelBuilder } from './linear-model.ts';
import type { Blend } from './model.ts';

/** How the small linear models of a conflict are solved. */
export interface ElasticOptions {
  readonly solver: Solver;
  readonly signal?: AbortSignal | undefined;
}

/** Seconds per linear solve while looking for a conflict: these models are small. */
export const STEP_S = 5;
/** A stretch below this [row unit] is rounding. */
export const STRETCH = 1e-7;

/** Rows that every mixture obeys by being one: the parts add up to the whole. Asking for less is a cure of its own. */
export const structure = (blend: Blend): Set<number> =>
  new Set(blend.rows.flatMap((row, i) => (row.kind === 'mass' ? [i] : [])));
/** Places of the rows that may give way: all but those of `hard` and the sums of parts. */
export const softRows = (blend: Blend, hard: ReadonlySet<number> = new Set()): number[] =>
  blend.rows.flatMap((row, i) => (row.kind === 'mass' || hard.has(i) ? [] : [i]));

/** A row and the row units by which it gives way: positive raises its maximum, negative lowers its minimum. */
export interface Move {
  readonly row: number;
  readonly by: number;
}

export interface Elastic {
  readonly total: number;
  readonly stretched: readonly number[];
  readonly solution: Solution;
}

/** Least total stretch [row units] when `rows` may stretch, `hard` hold and all others are left out. */
export async function stretch(
  blend: Blend,
  of: { hard: ReadonlySet<number>; rows: readonly number[] },
  options: ElasticOptions,
): Promise<Elastic> {
  const { model, slackOf } = elasticModel(blend, of);
  const solution = await options.solver.solve(model, { timeLimit_s: STEP_S }, options.signal);
  if (solution.status !== 'optimal') return { total: Number.POSITIVE_INFINITY, stretched: [], solution };
  const stretched = of.rows.filter((i) => slackOf.get(i)!.some((j) => solution.x[j]! > STRETCH));
  return { total: solution.objective!, stretched, solution };
}

/** The charge columns without cost, the rows asked for, and a slack column for each way a soft row can stretch. */
function elasticModel(
  blend: Blend,
  of: { hard: ReadonlySet<number>; rows: readonly number[] },
): { model: LinearModel; slackOf: ReadonlyMap<number, readonly number[]> } {
  const { model } = blend;
  const builder = new ModelBuilder(`${model.name} elastic`);
  const soft = new Set(of.rows);
  const place = new Map<number, number>();
  blend.rows.forEach((_, i) => {
    if (soft.has(i) || of.hard.has(i))
      place.set(i, builder.row(model.rowNames[i]!, model.rowLower[i]!, model.rowUpper[i]!));
  });
  model.cost.forEach((_, j) => {
    const column = builder.column(model.columnNames[j]!, 0, {
      lower: model.lower[j]!,
      upper: model.upper[j]!,
    });
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++) {
      const row = place.get(model.indices[k]!);
      if (row !== undefined) builder.put(row, column, model.values[k]!);
    }
  });
  const slackOf = new Map<number, number[]>();
  for (const i of of.rows) {
    const slacks: number[] = [];
    for (const [bound, sign] of [
      [model.rowUpper[i]!, -1],
      [model.rowLower[i]!, 1],
    ] as const) {
      if (!Number.isFinite(bound) || of.hard.has(i)) continue;
      const slack = builder.column(`stretch ${model.rowNames[i]}`, 1);
      builder.put(place.get(i)!, slack, sign);
      slacks.push(slack);
    }
    slackOf.set(i, slacks);
  }
  return { model: builder.build(), slackOf };
}

/** Row units by which a row has to move: positive raises the maximum, negative lowers the minimum. */
export function signedStretch(blend: Blend, row: number, solution: Solution): number {
  let activity = 0;
  blend.model.cost.forEach((_, j) => {
    for (let k = blend.model.starts[j]!; k < blend.model.starts[j + 1]!; k++) {
      if (blend.model.indices[k] === row) activity += blend.model.values[k]! * solution.x[j]!;
    }
  });
  const over = activity - blend.model.rowUpper[row]!;
  return over > 0 ? over : activity - blend.model.rowLower[row]!;
}
