import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import { writtenWtpct } from '../../foundation/quantity/fractions.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { type Catalogue, findGrade } from '../../metal/alloy/catalogue.ts';
import { type ElementSymbol, entriesOf } from '../../metal/alloy/element.ts';
import type { ChargeMaterial } from '../../models/charge/problem.ts';
import { materialOf } from '../target/material.ts';

type GivenHeat = PlanInput['heats'][number];

/** Class of metal left in a crucible: neither a return that is chosen nor an addition. */
export const SKULL_CLASS = 'skull';
/** A grade's window as standard deviations: real heats fill it to three on each side (assumption) [1]. */
const DEVIATIONS_IN_WINDOW = 6;

/**
 * The skull in the crucible of a heat as a material that this heat takes whole, for nothing. Known by its grade only, it
 * has the nominal contents and scatters over the windows. Throws InputError for a skull that says neither or both, or
 * is heavier than the heat.
 */
export function skullOf(
  heat: GivenHeat,
  of: { readonly grades: Catalogue; readonly path: string; readonly assumed: Assumption[] },
): ChargeMaterial[] {
  const { skull } = heat;
  if (!skull) return [];
  const path = `${of.path}.skull`;
  if ((skull.gradeId === undefined) === (skull.composition_wtpct === undefined))
    throw new InputError(
      `${heat.id}: the skull states ${skull.gradeId === undefined ? 'neither its grade nor its contents' : 'both its grade and its contents'}`,
      {
        path,
        allowed: 'one of gradeId and composition_wtpct',
        cure: 'state one of the two',
      },
    );
  if (skull.mass_kg >= heat.target.mass_kg)
    throw new InputError(`${heat.id}: a skull of ${skull.mass_kg} kg leaves no room for a heat`, {
      path: `${path}.mass_kg`,
      value: skull.mass_kg,
      unit: 'kg',
      allowed: `less than ${heat.target.mass_kg} kg`,
      cure: 'correct the mass of the skull or of the heat',
    });
  const { gradeId, mass_kg, ...contents } = skull;
  const stated = gradeId === undefined ? contents : ofGrade(gradeId, of.grades, `${path}.gradeId`);
  if (gradeId !== undefined)
    of.assumed.push({
      what: `${heat.id}: contents of the skull of ${gradeId}`,
      value: 'nominal, standard deviation a sixth of each window',
      unit: 'wt%',
      source: 'house default; skull.composition_wtpct sets them',
    });
  const material = materialOf(
    {
      id: `skull in ${heat.id}`,
      composition_wtpct: stated.composition_wtpct ?? {},
      ...(stated.sd_wtpct ? { sd_wtpct: stated.sd_wtpct } : {}),
      ...(stated.balance ? { balance: stated.balance } : {}),
      price_usd_per_kg: 0,
      available_kg: mass_kg,
      required_kg: mass_kg,
      lotClass: SKULL_CLASS,
    },
    path,
  );
  return [{ ...material, onlyIn: heat.id }];
}

function ofGrade(gradeId: string, grades: Catalogue, path: string) {
  const grade = findGrade(grades, gradeId, path);
  const composition_wtpct: Partial<Record<ElementSymbol, number>> = {};
  const sd_wtpct: Partial<Record<ElementSymbol, number>> = {};
  for (const [element, content] of entriesOf(grade.nominal)) {
    if (element === grade.balance) continue;
    composition_wtpct[element] = writtenWtpct(content);
    const limit: { readonly min?: number; readonly max?: number } = grade.limits[element] ?? {};
    const { min = 0, max } = limit;
    if (max !== undefined) sd_wtpct[element] = ((max - min) / DEVIATIONS_IN_WINDOW) * 100;
  }
  return { composition_wtpct, sd_wtpct, balance: grade.balance };
}
