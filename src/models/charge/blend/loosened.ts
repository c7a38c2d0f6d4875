import type { ChargeProblem } from '../problem.ts';
import type { LinearModel } from '../solver.ts';
import { buildBlend } from './blend.ts';
import type { Blend } from './model.ts';

/**
 * The linear model of a problem that differs from that of a blend in a few stocks, or in limits and shares of one heat: the
 * blend's own rows and columns with other bounds, in their own scale. null where more than bounds would change (whole numbers, aims,
 * shares of the charge, columns or rows that come or go): then it has to be built.
 */
export function loosenedModel(blend: Blend, problem: ChargeProblem): LinearModel | null {
  if (blend.model.integrality !== null || problem.heats.length !== blend.problem.heats.length) return null;
  const changed = problem.heats.flatMap((heat, h) => (heat === blend.problem.heats[h] ? [] : [h]));
  if (problem.materials === blend.problem.materials)
    return changed.length === 1 ? withLimits(blend, problem, changed[0]!) : null;
  return changed.length === 0 ? withStocks(blend, problem) : null;
}

/** The model with other stocks; everything else of the materials is as it was. */
function withStocks(
  { model, rows, columns, problem: before }: Blend,
  problem: ChargeProblem,
): LinearModel | null {
  if (problem.materials.length !== before.materials.length) return null;
  const stocks = new Map<number, number>();
  for (const [i, material] of problem.materials.entries()) {
    const { available_kg } = material;
    const was = before.materials[i]!;
    if (material === was) continue;
    const isStockAlone = Object.entries(material).every(
      ([key, value]) => key === 'available_kg' || was[key as keyof typeof was] === value,
    );
    if (!isStockAlone || was.leaveAtLeast_kg !== undefined || available_kg < was.available_kg) return null;
    stocks.set(i, available_kg);
  }
  const [upper, rowUpper] = [model.upper.slice(), model.rowUpper.slice()];
  columns.forEach(({ kind, material, size }, j) => {
    const stock = stocks.get(material);
    if (kind === 'charge' && stock !== undefined) upper[j] = stock / size;
  });
  rows.forEach(({ kind, material = -1, scale }, i) => {
    const stock = stocks.get(material);
    if (kind === 'available' && stock !== undefined) rowUpper[i] = stock / scale;
  });
  return { ...model, upper, rowUpper };
}

/** The model with other limits and shares of one heat, as that heat alone has them. */
function withLimits(blend: Blend, problem: ChargeProblem, h: number): LinearModel | null {
  const { model, rows, columns } = blend;
  const heat = problem.heats[h]!;
  if (heat.aim || heat.shares.some((share) => share.of === 'charge')) return null;
  const alone = buildBlend({ ...problem, heats: [heat] });
  const names = (of: Blend, at: number): string =>
    of.columns
      .flatMap(({ kind, heat }, j) => (kind === 'charge' && heat === at ? [of.model.columnNames[j]] : []))
      .join();
  if (names(alone, 0) !== names({ ...blend, columns }, h)) return null;
  const own = new Map(
    alone.rows.flatMap((row, i) => (row.heat === 0 ? [[alone.model.rowNames[i]!, i]] : [])),
  );
  const [rowLower, rowUpper] = [model.rowLower.slice(), model.rowUpper.slice()];
  let count = 0;
  for (const [i, row] of rows.entries()) {
    if (row.heat !== h) continue;
    const k = own.get(model.rowNames[i]!);
    if (k === undefined) return null;
    count++;
    const scale = alone.rows[k]!.scale / row.scale;
    rowLower[i] = alone.model.rowLower[k]! * scale;
    rowUpper[i] = alone.model.rowUpper[k]! * scale;
  }
  return count === own.size ? { ...model, rowLower, rowUpper } : null;
}
