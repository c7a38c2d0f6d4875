import type { PlanInput } from '../../documents/heats/plan.ts';
import { percent } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import type { ChargeProblem } from '../../models/charge/problem.ts';
import { type DistributionTables, rowFor, tableOf } from '../../models/refining/distribution-table/data.ts';

/** Share of an element from which on its loss is told [1]: a smaller one is inside what windows allow for. */
const TOLD_LOSS = 0.1;

/**
 * Elements that a heat must hold and an ordinary vacuum induction melt loses, where nothing in the document speaks of that loss:
 * neither a route nor an account. Then the contents are those of the charge. Shares kept are those of the distribution tables [1].
 */
export function meltLosses(
  { heats, materials }: PlanInput,
  problem: ChargeProblem,
  tables: DistributionTables | undefined,
): Assumption[] {
  if (!tables) return [];
  const table = tableOf(tables, 'vacuum-induction');
  return heats.flatMap(({ id, route, routes, rareEarth, lostToOxygen = {} }, h) => {
    if (route || routes || rareEarth) return [];
    const lost = entriesOf(problem.heats[h]!.specification.limits).flatMap(([element, { min = 0 }]) => {
      const kept = rowFor(table, element)?.retained ?? 1;
      const isTold = element in lostToOxygen || materials.some(({ recovery }) => recovery?.[element]);
      return min > 0 && kept < 1 - TOLD_LOSS && !isTold ? [{ element, kept }] : [];
    });
    if (lost.length === 0) return [];
    const names = lost.map(({ element }) => element).join(', ');
    const shares = lost.map(({ element, kept }) => `${percent(kept, 0)} of its ${element}`).join(', ');
    return [
      {
        kind: 'melt-loss' as const,
        what: `${id} must hold ${names}, and a vacuum induction melt keeps about ${shares}: this plan charges no more for that. Plan it with a route`,
        value: 1,
        unit: 'kg/kg kept',
        source: `no route is planned; shares kept: data/${tables.file}`,
      },
    ];
  });
}
