/** A lot of a heat; masses in kg, prices in USD/kg. */
export interface CostLine {
  readonly id: string;
  readonly planned_kg: number;
  /** Charged as planned, heavier or lighter. */
  readonly charged_kg: number;
  /** Added to the melt beyond the plan. */
  readonly added_kg: number;
  /** What a kilogram was counted at when the heat was planned; null = it was not in the plan. */
  readonly planned_usd_per_kg: number | null;
  readonly actual_usd_per_kg: number;
}

export interface CostVariance {
  /** Cost of the metal of the plan, and of what went in [USD]. */
  readonly planned_usd: number;
  readonly actual_usd: number;
  /** What the plan would have cost for the metal that came out [USD]; before that is known, for what was charged. */
  readonly flexed_usd: number;
  /** Why actual and flexed differ [USD]; the four add up to the difference. */
  readonly price_usd: number;
  readonly mix_usd: number;
  readonly yield_usd: number;
  readonly additions_usd: number;
}

/**
 * Cost of the metal of a heat, planned against actual. With planned masses m and prices p, charged M and P, and w = metal out
 * over metal wanted: price = sum M (P - p); mix = sum (M - m sum M / sum m) p; yield = (sum M / sum m - w) sum m p; additions
 * = what was added beyond the plan at its price. `out_kg` null = nothing came out yet, the yield is then as planned. Leaves out
 * melting, labour and what revert fetches.
 */
export function costVariance(
  lines: readonly CostLine[],
  { wanted_kg, out_kg }: { readonly wanted_kg: number | null; readonly out_kg: number | null },
): CostVariance {
  const total = (of: (line: CostLine) => number): number => lines.reduce((sum, line) => sum + of(line), 0);
  const priceOf = (line: CostLine): number => line.planned_usd_per_kg ?? line.actual_usd_per_kg;
  const planned_usd = total((line) => line.planned_kg * priceOf(line));
  const [planned_kg, charged_kg] = [total((line) => line.planned_kg), total((line) => line.charged_kg)];
  const scale = planned_kg === 0 ? 0 : charged_kg / planned_kg;
  const made = out_kg === null || wanted_kg === null || wanted_kg === 0 ? scale : out_kg / wanted_kg;
  return {
    planned_usd,
    actual_usd: total((line) => (line.charged_kg + line.added_kg) * line.actual_usd_per_kg),
    flexed_usd: planned_usd * made,
    price_usd: total((line) => line.charged_kg * (line.actual_usd_per_kg - priceOf(line))),
    mix_usd: total((line) => (line.charged_kg - line.planned_kg * scale) * priceOf(line)),
    yield_usd: (scale - made) * planned_usd,
    additions_usd: total((line) => line.added_kg * line.actual_usd_per_kg),
  };
}
