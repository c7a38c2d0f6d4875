import type { PlanInput } from '../../documents/heats/plan.ts';
import { findGrade } from '../../metal/alloy/catalogue.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import type { Facts } from '../facts.ts';
import type { ChargePart, Material } from '../heats/heat-route.ts';

/** The metal that a heat finds in its crucible as a part of its charge: by its contents, else at the nominal ones of its grade. */
export function skullPart(
  skull: PlanInput['heats'][number]['skull'],
  { grades }: Pick<Facts, 'grades'>,
): ChargePart | null {
  if (!skull) return null;
  const { gradeId, mass_kg, composition_wtpct = {}, sd_wtpct, balance } = skull;
  const contents =
    gradeId === undefined
      ? { composition_wtpct, ...(sd_wtpct ? { sd_wtpct } : {}), ...(balance ? { balance } : {}) }
      : nominal(gradeId, grades);
  return {
    material: { id: 'skull', price_usd_per_kg: 0, ...contents },
    mass_kg,
    chargeMaterial: null,
  };
}

function nominal(gradeId: string, grades: Facts['grades']): Pick<Material, 'composition_wtpct' | 'balance'> {
  const grade = findGrade(grades, gradeId);
  const named = entriesOf(grade.nominal).filter(([element]) => element !== grade.balance);
  return {
    composition_wtpct: Object.fromEntries(
      named.map(([element, content]) => [element, Number((content * 100).toPrecision(12))]),
    ),
    balance: grade.balance,
  };
}
