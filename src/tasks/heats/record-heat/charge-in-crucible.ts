import { chargeFit, type FittedPart } from '../../../calculations/plant/charge-fit.ts';
import type { TaskContext } from '../../../desk/context.ts';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import { InfeasibleError, InputError } from '../../../foundation/errors.ts';
import { idOf } from '../../../metal/alloy/words.ts';

/**
 * Holds the weights of a charge, with what went in before, against the crucible of the heat's furnace, as its plan was
 * held: by mass, and by the volume in which they lie. Throws InputError for a charge that cannot have gone in.
 */
export async function refuseUnfitCharge(
  { charge = [] }: Pick<HeatRecord, 'charge'>,
  heat: HeatState,
  { compute, store }: Pick<TaskContext, 'compute' | 'store'>,
): Promise<void> {
  const facts = compute.facts();
  const furnace = facts.plant.furnaces.find(({ id }) => id === heat.furnace);
  if (!furnace || charge.length === 0 || isBooked(charge, heat)) return;
  const before = heat.inputs.filter(({ from }) => from.startsWith('lot:'));
  const weighed = [
    ...before.map(({ from, mass_g }) => ({ lot: idOf(from), mass_g })),
    ...charge.map(({ lot, actual_g }) => ({ lot, mass_g: actual_g })),
  ];
  const lots = new Map(
    (await store.lots({ ids: weighed.map(({ lot }) => lot) })).map((lot) => [lot.id, lot]),
  );
  const parts = weighed.flatMap(({ lot: id, mass_g }): FittedPart[] => {
    const lot = lots.get(id);
    const stage = facts.chargeMaterials.get(lot?.clearedAs ?? '')?.stage ?? 'charge';
    return lot ? [{ id, mass_kg: mass_g / 1000, form: lot.form, stage }] : [];
  });
  try {
    chargeFit(furnace, parts, { forms: facts.forms, furnaces: facts.plant.furnaces });
  } catch (error) {
    if (!(error instanceof InfeasibleError)) throw error;
    throw new InputError(`heat record: ${error.message}; are the weights right?`, {
      path: 'charge',
      value: parts.reduce((sum, { mass_kg }) => sum + mass_kg, 0),
      unit: 'kg',
      allowed: error.details.map(({ message }) => message).join('; '),
      cure: `correct the weights; where they are right, enter crucible_m3, mostLoads or mostTurnings of ${furnace.id} in plant.json`,
    });
  }
}

/** True for a charge that the heat holds already: a document may be sent again. */
const isBooked = (charge: NonNullable<HeatRecord['charge']>, { charges }: HeatState): boolean =>
  charges.some(
    ({ portions }) =>
      portions.length === charge.length &&
      charge.every(({ lot, actual_g }) =>
        portions.some(({ from, mass_g }) => from === `lot:${lot}` && mass_g === actual_g),
      ),
  );
