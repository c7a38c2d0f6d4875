import { type CostLine, type CostVariance, costVariance } from '../../calculations/heats/cost-variance.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { idOf, type Subject } from '../../metal/alloy/words.ts';

/** What the metal of a heat was to cost and what it did, lot by lot. */
export interface HeatCost {
  readonly lines: readonly CostLine[];
  readonly variance: CostVariance;
  /** False: the plan did not record its prices, so those of today stand in for them. */
  readonly pricesRecorded: boolean;
}

/**
 * Cost of the metal of a heat, planned against actual at the prices given [USD/kg]; null for a heat that was planned without
 * metal, or that has a lot without a price.
 */
export function heatCost(heat: HeatState, priceOf: (from: Subject) => number | null): HeatCost | null {
  const planned = Object.entries(heat.planned_g) as [Subject, number][];
  if (planned.length === 0) return null;
  const charged = weighed(heat, (one) => one === null);
  const added = weighed(heat, (one) => one !== null);
  const subjects = [...new Set([...planned.map(([from]) => from), ...charged.keys(), ...added.keys()])];
  const lines = subjects.map((from) => {
    const price = priceOf(from);
    const known = heat.planned_usd_per_kg?.[from] ?? null;
    return price === null
      ? null
      : {
          id: idOf(from),
          planned_kg: (heat.planned_g[from] ?? 0) / 1000,
          charged_kg: (charged.get(from) ?? 0) / 1000,
          added_kg: (added.get(from) ?? 0) / 1000,
          planned_usd_per_kg: known,
          actual_usd_per_kg: price,
        };
  });
  const all = lines.filter((line) => line !== null);
  if (all.length < lines.length) return null;
  return {
    lines: all,
    variance: costVariance(all, {
      wanted_kg: heat.target.mass_g === null ? null : heat.target.mass_g / 1000,
      out_kg: heat.output_g === null ? null : heat.output_g / 1000,
    }),
    pricesRecorded: heat.planned_usd_per_kg !== undefined,
  };
}

/** Grams charged by source, of the charges of one sort. */
function weighed(
  { charges }: HeatState,
  isOf: (addition: HeatState['charges'][number]['addition']) => boolean,
): ReadonlyMap<Subject, number> {
  const grams = new Map<Subject, number>();
  for (const { addition, portions } of charges)
    if (isOf(addition))
      for (const { from, mass_g } of portions) grams.set(from, (grams.get(from) ?? 0) + mass_g);
  return grams;
}
