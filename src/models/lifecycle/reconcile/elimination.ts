/** Constraints linearised about a point: rows over scaled columns, with what each is off by. */
export interface Linear {
  /** One row of slopes for each constraint: unknown columns first, then measured ones. */
  readonly rows: Float64Array[];
  readonly residuals: Float64Array;
  readonly unknown: number;
  readonly measured: number;
}

/** Constraints after elimination of what was not measured. */
export interface Eliminated {
  /** What ties measured quantities to each other: independent rows with what they are off by. */
  readonly redundant: readonly { readonly row: Float64Array; readonly residual: number }[];
  /** Unknown k = -(residual + row . change of measured), where the constraints determine it. */
  readonly solved: ReadonlyMap<number, { readonly row: Float64Array; readonly residual: number }>;
  /** Rows that say 0 = residual, with the constraints they combine. */
  readonly contradictions: readonly { readonly constraints: readonly number[]; readonly residual: number }[];
}

/** An entry below this share of the largest of its row counts as zero. */
const NOTHING = 1e-9;

/** Gauss-Jordan elimination with the largest pivot of each column: first the unknown columns, then the measured ones. */
export function eliminate({ rows: given, residuals: off, unknown, measured }: Linear): Eliminated {
  const m = given.length;
  const columns = unknown + measured;
  const rows = given.map((row) => Float64Array.from(row));
  const residuals = Float64Array.from(off);
  const origin = rows.map((_, i) => Float64Array.from({ length: m }, (__, k) => (k === i ? 1 : 0)));
  rows.forEach((row, i) => {
    const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    if (largest > 0) scale(i, 1 / largest);
  });
  function scale(i: number, by: number): void {
    for (const vector of [rows[i]!, origin[i]!]) for (let k = 0; k < vector.length; k++) vector[k]! *= by;
    residuals[i]! *= by;
  }
  const pivots: number[] = [];
  for (let column = 0; column < columns && pivots.length < m; column++) {
    const at = pivots.length;
    let best = at;
    for (let i = at + 1; i < m; i++)
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[best]![column]!)) best = i;
    if (!(Math.abs(rows[best]![column]!) > NOTHING)) continue;
    for (const list of [rows, origin]) [list[at], list[best]] = [list[best]!, list[at]!];
    [residuals[at], residuals[best]] = [residuals[best]!, residuals[at]!];
    scale(at, 1 / rows[at]![column]!);
    for (let i = 0; i < m; i++) {
      const factor = rows[i]![column]!;
      if (i === at || factor === 0) continue;
      for (let k = 0; k < columns; k++) rows[i]![k]! -= factor * rows[at]![k]!;
      for (let k = 0; k < m; k++) origin[i]![k]! -= factor * origin[at]![k]!;
      residuals[i]! -= factor * residuals[at]!;
      rows[i]![column] = 0;
    }
    pivots.push(column);
  }
  const solved = new Map<number, { row: Float64Array; residual: number }>();
  const redundant: { row: Float64Array; residual: number }[] = [];
  pivots.forEach((column, i) => {
    const one = { row: rows[i]!.subarray(unknown), residual: residuals[i]! };
    if (column >= unknown) redundant.push(one);
    else if (isAlone(rows[i]!, column, unknown)) solved.set(column, one);
  });
  const contradictions = Array.from({ length: m - pivots.length }, (_, k) => pivots.length + k)
    .filter((i) => Math.abs(residuals[i]!) > NOTHING)
    .map((i) => ({
      residual: residuals[i]!,
      constraints: [...origin[i]!.keys()].filter((k) => Math.abs(origin[i]![k]!) > NOTHING),
    }));
  return { redundant, solved, contradictions };
}

/** Whether a row holds no other unknown than its own. */
const isAlone = (row: Float64Array, column: number, unknown: number): boolean => {
  for (let k = 0; k < unknown; k++) if (k !== column && Math.abs(row[k]!) > NOTHING) return false;
  return true;
};
