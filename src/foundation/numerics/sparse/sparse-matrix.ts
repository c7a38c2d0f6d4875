/** A square sparse matrix by columns: entries of column j stand at `starts[j]` to `starts[j + 1] - 1`. */
export interface SparseMatrix {
  readonly n: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly values: Float64Array;
}

/** One entry: row, column, value. */
export type Entry = readonly [row: number, column: number, value: number];

/** Matrix of the entries given; entries of one place are added in the order given. Rows rise within a column. */
export function sparseOf(n: number, entries: readonly Entry[]): SparseMatrix {
  const rows = new Int32Array(entries.length);
  const values = new Float64Array(entries.length);
  const next = new Int32Array(n + 1);
  for (const [, column] of entries) next[column + 1]!++;
  for (let j = 0; j < n; j++) next[j + 1]! += next[j]!;
  const starts = next.slice();
  for (const [row, column, value] of entries) {
    const at = next[column]!++;
    rows[at] = row;
    values[at] = value;
  }
  // Turned twice, the rows of each column are in order, entries of one place beside each other as they were given.
  return merged(transposed(transposed({ n, starts, rows, values })));
}

/** The matrix with entries of one place, which stand beside each other, added. */
function merged({ n, starts, rows, values }: SparseMatrix): SparseMatrix {
  const heads = new Int32Array(n + 1);
  let end = 0;
  for (let j = 0; j < n; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      if (end > heads[j]! && rows[end - 1] === rows[k]) values[end - 1]! += values[k]!;
      else {
        rows[end] = rows[k]!;
        values[end++] = values[k]!;
      }
    }
    heads[j + 1] = end;
  }
  return { n, starts: heads, rows: rows.slice(0, end), values: values.slice(0, end) };
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
