/** A square sparse matrix by columns: entries of column j stand at `starts[j]` to `starts[j + 1] - 1`. */
export interface SparseMatrix {
  readonly n: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** One entry: row, column, value. */
export type Entry = readonly [row: number, column: number, value: number];

/** Matrix of the entries given; entries of one place are added. */
export function sparseOf(n: number, entries: readonly Entry[]): SparseMatrix {
  const sorted = [...entries].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  const merged: [number, number, number][] = [];
  for (const [row, column, value] of sorted) {
    const last = merged.at(-1);
    if (last && last[0] === row && last[1] === column) last[2] += value;
    else merged.push([row, column, value]);
  }
  const starts = new Int32Array(n + 1);
  for (const [, column] of merged) starts[column + 1]!++;
  for (let j = 0; j < n; j++) starts[j + 1]! += starts[j]!;
  return {
    n,
    starts,
    rows: Int32Array.from(merged, ([row]) => row),
    values: Float64Array.from(merged, ([, , value]) => value),
  };
}

/** The matrix with rows and columns exchanged: its columns are the rows of the one given. */
export function transposed({ n, starts, rows, values }: SparseMatrix): SparseMatrix {
  const heads = new Int32Array(n + 1);
  for (const row of rows) heads[row + 1]!++;
  for (let i = 0; i < n; i++) heads[i + 1]! += heads[i]!;
  const next = heads.slice();
  const columns = new Int32Array(rows.length);
  const turned = new Float64Array(rows.length);
  for (let j = 0; j < n; j++)
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const at = next[rows[k]!]!++;
      columns[at] = j;
      turned[at] = values[k]!;
    }
  return { n, starts: heads, rows: columns, values: turned };
}

/** A x. */
export function timesSparse({ n, starts, rows, values }: SparseMatrix, x: ArrayLike<number>): Float64Array {
  const product = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const factor = x[j]!;
    if (factor !== 0)
      for (let k = starts[j]!; k < starts[j + 1]!; k++) product[rows[k]!]! += values[k]! * factor;
  }
  return product;
}
