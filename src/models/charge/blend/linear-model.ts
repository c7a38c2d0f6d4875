import type { LinearModel } from '../solver.ts';

/** A row to append to a model: sparse coefficients by column. */
export interface ExtraRow {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

/** Collects columns, rows and coefficients in any order and hands them over as one column-compressed model. */
export class ModelBuilder {
  readonly name: string;
  private readonly columnNames: string[] = [];
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly integer: boolean[] = [];
  private readonly rowNames: string[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  /** Per column: its rows, ascending, and its coefficients. */
  private readonly entries: { readonly rows: number[]; readonly values: number[] }[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** Index of a new column. */
  column(
    name: string,
    cost: number,
    bounds: { lower?: number; upper?: number; integer?: boolean } = {},
  ): number {
    this.columnNames.push(name);
    this.cost.push(cost);
    this.lower.push(bounds.lower ?? 0);
    this.upper.push(bounds.upper ?? Number.POSITIVE_INFINITY);
    this.integer.push(bounds.integer ?? false);
    return this.entries.push({ rows: [], values: [] }) - 1;
  }

  /** Upper bound of a column so far. */
  upperOf(column: number): number {
    return this.upper[column]!;
  }

  /** Index of a new row. */
  row(name: string, lower: number, upper: number): number {
    this.rowNames.push(name);
    this.rowLower.push(lower);
    return this.rowUpper.push(upper) - 1;
  }

  /** Adds `value` to the coefficient of a column in a row. */
  put(row: number, column: number, value: number): void {
    if (value === 0) return;
    const { rows, values } = this.entries[column]!;
    let at = rows.length;
    while (at > 0 && rows[at - 1]! > row) at--;
    if (rows[at - 1] === row) values[at - 1] = values[at - 1]! + value;
    else if (at === rows.length) {
      rows.push(row);
      values.push(value);
    } else {
      rows.splice(at, 0, row);
      values.splice(at, 0, value);
    }
  }

  /** The model so far. The builder can go on being used. */
  build(): LinearModel {
    const count = this.entries.reduce((sum, column) => sum + column.rows.length, 0);
    const starts = new Int32Array(this.entries.length + 1);
    const indices = new Int32Array(count);
    const values = new Float64Array(count);
    let at = 0;
    this.entries.forEach((column, j) => {
      indices.set(column.rows, at);
      values.set(column.values, at);
      at += column.rows.length;
      starts[j + 1] = at;
    });
    return {
      name: this.name,
      columnNames: [...this.columnNames],
      cost: Float64Array.from(this.cost),
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
      integrality: this.integer.includes(true) ? Uint8Array.from(this.integer, Number) : null,
      rowNames: [...this.rowNames],
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      starts,
      indices,
      values,
    };
  }
}

/** The model with rows appended (cuts). One pass over the matrix. */
export function withRows(model: LinearModel, extra: readonly ExtraRow[]): LinearModel {
  if (extra.length === 0) return model;
  const columns = model.cost.length;
  const first = model.rowNames.length;
  const added = new Int32Array(columns);
  for (const row of extra) for (const j of row.indices) added[j]!++;
  const starts = new Int32Array(columns + 1);
  for (let j = 0; j < columns; j++) {
    starts[j + 1] = starts[j]! + model.starts[j + 1]! - model.starts[j]! + added[j]!;
  }
  const indices = new Int32Array(starts[columns]!);
  const values = new Float64Array(starts[columns]!);
  // next[j]: where the next entry of column j goes
  const next = new Int32Array(columns);
  for (let j = 0; j < columns; j++) {
    const from = model.starts[j]!;
    const to = model.starts[j + 1]!;
    indices.set(model.indices.subarray(from, to), starts[j]!);
    values.set(model.values.subarray(from, to), starts[j]!);
    next[j] = starts[j]! + to - from;
  }
  extra.forEach((row, k) => {
    row.indices.forEach((j, i) => {
      indices[next[j]!] = first + k;
      values[next[j]!++] = row.values[i]!;
    });
  });
  return {
    ...model,
    rowNames: [...model.rowNames, ...extra.map((row) => row.name)],
    rowLower: concat(
      model.rowLower,
      extra.map((row) => row.lower),
    ),
    rowUpper: concat(
      model.rowUpper,
      extra.map((row) => row.upper),
    ),
    starts,
    indices,
    values,
  };
}

/** The model without its whole-number rules. */
export const relaxed = (model: LinearModel): LinearModel => ({ ...model, integrality: null });

/** The model with its whole-number columns fixed at the whole numbers nearest to `x`: a linear model. */
export function fixedIntegers(model: LinearModel, x: Float64Array): LinearModel {
  if (model.integrality === null) return model;
  const lower = model.lower.slice();
  const upper = model.upper.slice();
  model.integrality.forEach((flag, j) => {
    if (flag) {
      lower[j] = Math.round(x[j]!);
      upper[j] = lower[j]!;
    }
  });
  return { ...model, integrality: null, lower, upper };
}

/** The numbers of a model without its names: enough to evaluate a point. */
export type BareModel = Omit<LinearModel, 'name' | 'columnNames' | 'rowNames'>;

/** A model without what is fixed at nothing, and the way back. */
export interface Reduced {
  readonly full: LinearModel;
  /** The full model, or the full one with rows appended, without the columns that are fixed at nothing. */
  readonly reduce: (model: LinearModel) => LinearModel;
  /** A point of the reduced model as one of the full; nothing from nothing. */
  readonly expand: (x: Float64Array) => Float64Array;
  /** A point of the full model as one of the reduced. */
  readonly shrink: (x: Float64Array) => Float64Array;
}

/**
 * Leaves out the columns that bounds fix at nothing, and the rows that are left without a coefficient and hold so: an
 * integer search without presolve, too, then sees the small model that it is.
 */
export function withoutFixed(full: LinearModel): Reduced {
  const kept = Array.from(full.cost.keys()).filter((j) => full.lower[j] !== 0 || full.upper[j] !== 0);
  return {
    full,
    shrink: (x) => Float64Array.from(kept, (j) => x[j]!),
    reduce: (model) => columnsOf(model, kept).model,
    expand: (x) => {
      if (x.length === 0) return x;
      const all = new Float64Array(full.cost.length);
      kept.forEach((j, k) => {
        all[j] = x[k]!;
      });
      return all;
    },
  };
}

/**
 * The model of some of its columns, all others being nothing, with the places of its rows: those without a coefficient that hold are
 * left out, unless asked for.
 */
export function columnsOf(
  model: LinearModel,
  kept: readonly number[],
  keptRows: readonly number[] = [],
): { readonly model: LinearModel; readonly rows: readonly number[] } {
  const used = new Uint8Array(model.rowNames.length);
  for (const i of keptRows) used[i] = 1;
  for (const j of kept)
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++) used[model.indices[k]!] = 1;
  const rows = Array.from(used.keys()).filter(
    (i) => used[i] === 1 || model.rowLower[i]! > 0 || model.rowUpper[i]! < 0,
  );
  const rowAt = new Int32Array(used.length);
  rows.forEach((i, at) => {
    rowAt[i] = at;
  });
  const starts = new Int32Array(kept.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  kept.forEach((j, at) => {
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++) {
      indices.push(rowAt[model.indices[k]!]!);
      values.push(model.values[k]!);
    }
    starts[at + 1] = indices.length;
  });
  const columns = <T>(of: ArrayLike<T>): T[] => kept.map((j) => of[j]!);
  const small: LinearModel = {
    name: model.name,
    columnNames: columns(model.columnNames),
    cost: Float64Array.from(columns(model.cost)),
    lower: Float64Array.from(columns(model.lower)),
    upper: Float64Array.from(columns(model.upper)),
    integrality: model.integrality && Uint8Array.from(columns(model.integrality)),
    rowNames: rows.map((i) => model.rowNames[i]!),
    rowLower: Float64Array.from(rows, (i) => model.rowLower[i]!),
    rowUpper: Float64Array.from(rows, (i) => model.rowUpper[i]!),
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
  return { model: small, rows };
}

/** A x by row. */
export function rowActivities(model: BareModel, x: Float64Array): Float64Array {
  const out = new Float64Array(model.rowLower.length);
  for (let j = 0; j < x.length; j++) {
    if (x[j] === 0) continue;
    for (let k = model.starts[j]!; k < model.starts[j + 1]!; k++)
      out[model.indices[k]!]! += model.values[k]! * x[j]!;
  }
  return out;
}

/** Largest amount by which a point misses a row, a column bound or a whole number, in the model's own scaled units. */
export function worstViolation(model: BareModel, x: Float64Array): number {
  let worst = 0;
  rowActivities(model, x).forEach((a, i) => {
    worst = Math.max(worst, a - model.rowUpper[i]!, model.rowLower[i]! - a);
  });
  x.forEach((v, j) => {
    worst = Math.max(worst, v - model.upper[j]!, model.lower[j]! - v);
    if (model.integrality?.[j]) worst = Math.max(worst, Math.abs(v - Math.round(v)));
  });
  return worst;
}

/** cost . x */
export const objectiveOf = (model: BareModel, x: Float64Array): number =>
  x.reduce((sum, v, j) => sum + v * model.cost[j]!, 0);

function concat(a: Float64Array, b: readonly number[]): Float64Array {
  const out = new Float64Array(a.length + b.length);
  out.set(a);
  out.set(b, a.length);
  return out;
}
