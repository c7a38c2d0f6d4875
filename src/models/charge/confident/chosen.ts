import type { Blend } from '../blend/model.ts';
import type { LinearModel } from '../solver.ts';

/** Whole numbers of a plan of one heat, by material: what holds when the furnace or the guard is seen anew. */
export interface WholeNumbers {
  /** Pieces charged, of materials that come in whole pieces. */
  readonly pieces: ReadonlyMap<number, number>;
  /** Whether a material is used at all, where that counts. */
  readonly used: ReadonlyMap<number, boolean>;
  /** Whether a drum is emptied, where a rest is not allowed. */
  readonly emptied: ReadonlyMap<number, boolean>;
}

/** The whole numbers of a point of a model. */
export function wholeNumbersOf(full: Blend, x: Float64Array): WholeNumbers {
  const pieces = new Map<number, number>();
  const used = new Map<number, boolean>();
  const emptied = new Map<number, boolean>();
  full.columns.forEach(({ kind, material, whole }, j) => {
    if (!whole) return;
    const value = Math.round(x[j]!);
    if (kind === 'charge') pieces.set(material, value);
    if (kind === 'use') used.set(material, value === 1);
    if (kind === 'empty') emptied.set(material, value === 1);
  });
  return { pieces, used, emptied };
}

/**
 * The aggregated model of a problem (`buildBlend` with `aggregate`) at whole numbers: whole pieces are fixed, what is
 * not used is fixed at nothing, what is used keeps its least amount, drums are emptied or keep their rest, counts are
 * met. One heat.
 */
export function chosenModel(aggregated: Blend, { pieces, used, emptied }: WholeNumbers): LinearModel {
  const { model, problem } = aggregated;
  const lower = model.lower.slice();
  const upper = model.upper.slice();
  aggregated.columns.forEach((column, j) => {
    if (column.kind !== 'charge') return;
    const isUsed = used.get(column.material);
    const least_kg = problem.materials[column.material]!.minimumIfUsed_kg ?? 0;
    if (column.whole) {
      lower[j] = pieces.get(column.material) ?? 0;
      upper[j] = lower[j]!;
    } else if (isUsed === false) upper[j] = 0;
    else if (isUsed) lower[j] = least_kg / column.size;
    const drum = emptied.get(column.material);
    const { available_kg, leaveAtLeast_kg = 0 } = problem.materials[column.material]!;
    if (drum) lower[j] = available_kg / column.size;
    else if (drum === false) upper[j] = Math.min(upper[j]!, (available_kg - leaveAtLeast_kg) / column.size);
  });
  const rowUpper = model.rowUpper.map((bound, i) =>
    aggregated.rows[i]!.kind === 'count' ? Number.POSITIVE_INFINITY : bound,
  );
  return { ...model, integrality: null, lower, upper, rowUpper };
}
