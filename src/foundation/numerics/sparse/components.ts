import type { SparseMatrix } from './sparse-matrix.ts';

/**
 * A row for each column such that every pair holds an entry, the diagonal first; -1 for a column that can have none. A
 * matrix with a column without a row is singular whatever its numbers are.
 */
export function pairRows({ n, starts, rows, values }: SparseMatrix): Int32Array {
  const rowOf = new Int32Array(n).fill(-1);
  const columnOf = new Int32Array(n).fill(-1);
  const pair = (row: number, column: number): void => {
    rowOf[column] = row;
    columnOf[row] = column;
  };
  // First what is plainly made: the diagonal, then the only or largest positive entry.
  for (let j = 0; j < n; j++)
    for (let k = starts[j]!; k < starts[j + 1]!; k++) if (rows[k] === j && values[k] !== 0) pair(j, j);
  for (let j = 0; j < n; j++) {
    if (rowOf[j]! >= 0) continue;
    for (let k = starts[j]!; k < starts[j + 1]!; k++)
      if (rowOf[j]! < 0 && values[k]! > 0 && columnOf[rows[k]!]! < 0) pair(rows[k]!, j);
  }
  for (let j = 0; j < n; j++) if (rowOf[j]! < 0) augment(j, { starts, rows, rowOf, columnOf, pair });
  return rowOf;
}

interface Pairing extends Pick<SparseMatrix, 'starts' | 'rows'> {
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  readonly pair: (row: number, column: number) => void;
}

/** Finds a row for column `first` by moving others, breadth first; leaves it without one where there is no way. */
function augment(first: number, { starts, rows, columnOf, rowOf, pair }: Pairing): void {
  const cameFrom = new Map<number, number>();
  const queue = [first];
  for (const column of queue)
    for (let k = starts[column]!; k < starts[column + 1]!; k++) {
      const row = rows[k]!;
      if (cameFrom.has(row)) continue;
      cameFrom.set(row, column);
      if (columnOf[row]! >= 0) {
        queue.push(columnOf[row]!);
        continue;
      }
      let free = row;
      for (;;) {
        const taker = cameFrom.get(free)!;
        const freed = rowOf[taker]!;
        pair(free, taker);
        if (taker === first) return;
        free = freed;
      }
    }
}

/**
 * Loops of a matrix with an entry everywhere on its diagonal: sets of columns that reach each other (Tarjan, without
 * recursion). Column j leads to the rows of its entries; every set comes after the sets it leads to.
 */
export function strongComponents({ n, starts, rows }: SparseMatrix): readonly Int32Array[] {
  const order = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const onStack = new Uint8Array(n);
  const next = starts.slice(0, n);
  const stack = new Int32Array(n);
  const path = new Int32Array(n);
  let [visited, stacked] = [0, 0];
  const found: Int32Array[] = [];
  const enter = (node: number): void => {
    order[node] = low[node] = visited++;
    stack[stacked++] = node;
    onStack[node] = 1;
  };
  for (let root = 0; root < n; root++) {
    if (order[root]! >= 0) continue;
    path[0] = root;
    enter(root);
    for (let depth = 1; depth > 0; ) {
      const node = path[depth - 1]!;
      if (next[node]! < starts[node + 1]!) {
        const to = rows[next[node]!++]!;
        if (order[to]! < 0) {
          enter(to);
          path[depth++] = to;
        } else if (onStack[to]) low[node] = Math.min(low[node]!, order[to]!);
        continue;
      }
      depth--;
      if (depth > 0) low[path[depth - 1]!] = Math.min(low[path[depth - 1]!]!, low[node]!);
      if (low[node] !== order[node]) continue;
      const top = stacked;
      do onStack[stack[--stacked]!] = 0;
      while (stack[stacked] !== node);
      found.push(stack.slice(stacked, top).sort());
    }
  }
  return found;
}
