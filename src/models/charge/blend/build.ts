import type { ContentEnds } from '../content-ends.ts';
import type { ChargeProblem } from '../problem.ts';
import type { ModelBuilder } from './linear-model.ts';
import type { BlendColumn, BlendRow } from './model.ts';

/** A blend while its columns and rows are added. */
export interface Build {
  readonly problem: ChargeProblem;
  readonly loose: boolean;
  readonly contentColumns: boolean;
  readonly aggregate: boolean;
  readonly builder: ModelBuilder;
  readonly columns: BlendColumn[];
  readonly rows: BlendRow[];
  readonly ends: readonly ContentEnds[];
  readonly total_kg: number;
}

/** Scale of a row whose limit is zero [kg/kg]: 1 ppm. */
export const ZERO_SCALE = 1e-6;

/** Index of a new row with its meaning. */
export function addRow(
  build: Build,
  row: BlendRow,
  bounds: { name: string; lower: number; upper: number },
): number {
  build.rows.push(row);
  return build.builder.row(bounds.name, bounds.lower, bounds.upper);
}
