import { readable } from '../../foundation/quantity/format.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { refinedMass } from './charge-conformance.ts';
import type { PlanContext } from './context.ts';
import { type HeatResult, takenBy } from './one-heat.ts';

/** Part of the ordered mass that the linearisation of a furnace may be off by without a word [1]. */
const SAME_MASS = 0.005;

/**
 * That the charge of a plan makes another mass through its furnaces than was ordered: the plan adds it up in the linearisation that it ended
 * with, and around the charge itself the furnaces may melt more or less away. A heat with trims is added up when it is trimmed.
 */
export function shortMass(
  { input, facts, problem }: PlanContext,
  result: HeatResult,
  h: number,
): Assumption[] {
  const { option } = result.plan;
  if (result.recourse || !option) return [];
  const made_kg = refinedMass(input, takenBy(result), { facts, heat: h, route: option.id });
  const { id, mass_kg } = problem.heats[h]!;
  if (Math.abs(made_kg / mass_kg - 1) <= SAME_MASS) return [];
  return [
    {
      kind: 'short-mass',
      what: `refined metal of ${id}, of ${readable(mass_kg)} kg ordered`,
      value: Number(made_kg.toFixed(1)),
      unit: 'kg',
      source: 'the furnace model around this charge; the plan itself adds up the mass that was ordered',
    },
  ];
}
