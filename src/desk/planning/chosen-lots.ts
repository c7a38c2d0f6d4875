import type { Facts } from '../../calculations/facts.ts';
import type { HeatOrder } from '../../documents/contract/plan-fields.ts';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { cureBy, InputError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

type Chosen = Pick<HeatOrder, 'lots'>;
type Material = PlanInput['materials'][number];

/** The lots that an order may take. Throws InputError for a lot that is not there, with the nearest, and for a choice that leaves none. */
export function chosenLots<Lot extends { readonly id: string; readonly free_g: number }>(
  lots: readonly Lot[],
  { lots: choice }: Chosen,
): readonly Lot[] {
  if (choice === undefined) return lots;
  const { without = [], only, atMost_kg = {}, atLeast_kg = {} } = choice;
  const byId = new Map(lots.map((lot) => [lot.id, lot]));
  const named = {
    without,
    only: only ?? [],
    atMost_kg: Object.keys(atMost_kg),
    atLeast_kg: Object.keys(atLeast_kg),
  };
  for (const [field, ids] of Object.entries(named))
    for (const id of ids) if (!byId.has(id)) throw notOffered(id, { field, offered: [...byId.keys()] });
  const left = lots.filter(({ id }) => !without.includes(id) && (only?.includes(id) ?? true));
  for (const [id, least] of Object.entries(atLeast_kg)) {
    const most = Math.min(byId.get(id)!.free_g / 1000, ownValue(atMost_kg, id) ?? Number.POSITIVE_INFINITY);
    if (left.some((lot) => lot.id === id) && least <= most) continue;
    throw new InputError(`lot ${id} cannot give ${least} kg`, {
      path: `lots.atLeast_kg.${id}`,
      value: least,
      unit: 'kg',
      allowed: left.some((lot) => lot.id === id)
        ? `at most ${most} kg`
        : 'a lot that the order does not leave out',
      cure: 'ask for less, or for another lot',
    });
  }
  if (left.length > 0) return left;
  throw new InputError('the choice of lots leaves none', {
    path: 'lots',
    allowed: [...byId.keys()].slice(0, 20).join(', '),
    cure: 'leave fewer lots out',
  });
}

/** Heat from whose mass on the least pieces of `data/forms.json` hold in full [kg]. */
const FULL_HEAT_KG = 500;

/** Least amount of a lot that is worth a box in a heat, where nobody wants less [kg]. */
export const leastPieceOf = (form: string, mass_kg: number, { forms }: Pick<Facts, 'forms'>): number =>
  (forms.get(form)?.leastPiece_kg ?? 0) * Math.min(1, mass_kg / FULL_HEAT_KG);

/** The material as the order wants it: not more, not less, no small pieces. */
export function asChosen(material: Material, { lots: choice = {} }: Chosen, usual_kg: number): Material {
  const { atMost_kg = {}, atLeast_kg = {}, minPiece_kg = usual_kg } = choice;
  const [most, least] = [ownValue(atMost_kg, material.id), ownValue(atLeast_kg, material.id)];
  const available = Math.min(
    material.available_kg ?? Number.POSITIVE_INFINITY,
    most ?? Number.POSITIVE_INFINITY,
  );
  return {
    ...material,
    ...(Number.isFinite(available) ? { available_kg: available } : {}),
    ...(least === undefined ? {} : { required_kg: least }),
    // a lot that holds less is used up or left
    ...(minPiece_kg === 0 ? {} : { minimumIfUsed_kg: Math.min(minPiece_kg, available) }),
  };
}

function notOffered(
  id: string,
  { field, offered }: { readonly field: string; readonly offered: readonly string[] },
): InputError {
  return new InputError(`"${id}" is no cleared lot with free metal`, {
    path: `lots.${field}`,
    value: id,
    allowed: `a cleared and free lot of the owner; the nearest are ${nearestWords(id, offered).join(', ')}`,
    ...cureBy('correct the name, or leave it out', 'yard/list-lots'),
  });
}
