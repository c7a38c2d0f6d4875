import { readable } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { isWhole } from '../../models/charge/confident/try-charge.ts';
import type { HeatResult } from './one-heat.ts';

/**
 * That the charge of a plan makes another mass through its furnaces than was ordered, by the drawn heats of its conformance check: where
 * none was found that makes it. A heat with trims is added up when it is trimmed.
 */
export function shortMass({ plan, recourse }: Pick<HeatResult, 'plan' | 'recourse'>): Assumption[] {
  const { conformance } = plan;
  if (recourse || !conformance || isWhole(conformance)) return [];
  const { id, mass_kg } = plan.problem.heats[0]!;
  return [
    {
      kind: 'short-mass',
      what: `refined metal of ${id}, of ${readable(mass_kg)} kg ordered`,
      value: Number((conformance.made * mass_kg).toFixed(1)),
      unit: 'kg',
      source: 'the drawn heats of the conformance check; no charge that makes the ordered mass was found',
    },
  ];
}
