import type { Blend } from './blend.ts';
import type { LinearModel } from './solver.ts';

/**
 * The aggregated model of a problem (`buildBlend` with `aggregate`) at the whole numbers of a point of the full one:
 * whole pieces are fixed, what is not used is fixed at nothing, what is used keeps its least amount, drums are emptied
 * or keep their rest, counts are met. One heat.
 */
export function chosenModel(aggregated: Blend, full: Blend, x: Float64Array): LinearModel {
  const used = new Map<string, boolean>();
  const emptied = new Map<number, boolean>();
  full.columns.forEach((column, j) => {
    if (column.kind === 'empty') emptied.set(column.material, Math.round(x[j]!) === 1);
    if (column.kind === 'use') used.set(`${column.heat}/${column.material}`, Math.round(x[j]!) === 1);
  });
  const { model, problem } = aggregated;
  const lower = model.lower.slice();
  const upper = model.upper.slice();
  aggregated.columns.forEach((column, j) => {
    if (column.kind !== 'charge') return;
    const isUsed = used.get(`${column.heat}/${column.material}`);
    const least_kg = problem.materials[column.material]!.minimumIfUsed_kg ?? 0;
    if (column.whole) {
      lower[j] = Math.round(x[j]!);
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
