import type { PlanOutput } from '../../documents/heats/plan.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import { meanFractions } from '../../metal/alloy/composition.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import type { ChargeMaterial, ChargeProblem } from '../../models/charge/problem.ts';

type Missing = NonNullable<PlanOutput['missing']>[number];

/** A need that is covered but for this part of it is rounding [1]. */
const COVERED = 0.999;

/**
 * Metal that a heat needs and no charge can bring, the largest lack first [kg]: too little of everything, an element of which all
 * materials together hold less than the minimum asks, or one that no material holds enough of. What furnaces add is not counted as lacking.
 * Empty where mass and minima leave a charge open.
 */
function missingOf({ materials, heats }: ChargeProblem): Missing[] {
  return heats.flatMap(({ id, mass_kg, specification, refining }) => {
    const here = materials
      .filter(({ onlyIn, available_kg }) => (onlyIn === undefined || onlyIn === id) && available_kg > 0)
      .map((one) => ({ contents: meanFractions(one.composition), kg: metalOf(one) }));
    const metal = sumOf(here, ({ kg }) => kg);
    const gained = refining?.gained;
    const lacking = entriesOf(specification.limits).flatMap(([element, { min = 0 } = {}]): Missing[] => {
      if (min <= 0 || (gained?.[element] ?? 0) > 0) return [];
      const needs_kg = min * mass_kg;
      const has_kg = sumOf(here, ({ contents, kg }) => (contents[element] ? contents[element] * kg : 0));
      const richest = Math.max(0, ...here.map(({ contents }) => contents[element] ?? 0));
      if (has_kg >= needs_kg * COVERED && richest >= min * COVERED) return [];
      return [{ heat: id, element, needs_kg, has_kg, least_wtpct: 100 * min, richest_wtpct: 100 * richest }];
    });
    return [
      ...(metal < mass_kg * COVERED ? [{ heat: id, needs_kg: mass_kg, has_kg: metal }] : []),
      ...lacking.sort((a, b) => lackOf(b) - lackOf(a)),
    ];
  });
}

/** What a plan says of it; nothing where nothing lacks. */
export function withMissing(problem: ChargeProblem): Pick<PlanOutput, 'missing'> {
  const missing = missingOf(problem);
  return missing.length > 0 ? { missing } : {};
}

const metalOf = ({ available_kg, metalYield }: ChargeMaterial): number => available_kg * metalYield;

const lackOf = ({ needs_kg, has_kg }: Missing): number => needs_kg - Math.min(has_kg, needs_kg);
