import { windowsOf } from '../../calculations/plan/windows.ts';
import type { ChargeConformance } from '../../documents/heats/charge-conformance.ts';
import type { WeighedCharge } from '../../documents/heats/heats.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { InputError } from '../../foundation/errors.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { basisOfCharge, type ChargeBasis, chargeDocument, checkOn } from '../planning/check-charge.ts';
import { chargedSd_g, weighingsIn } from './weighed-heat.ts';

/** Certificate of the weights that were booked; null for a charge that is not all lots, or a lot without analysis. */
export const asCharged = async (heat: HeatState, context: TaskContext): Promise<ChargeConformance | null> =>
  (await checkedAsWeighed(heat, context))?.checked ?? null;

interface Checked {
  readonly checked: ChargeConformance;
  readonly basis: ChargeBasis;
}

/** The certificate of the weights that were booked, and what it rests on. */
async function checkedAsWeighed(heat: HeatState, context: TaskContext): Promise<Checked | null> {
  if (heat.inputs.length === 0 || heat.inputs.some(({ from }) => !from.startsWith('lot:'))) return null;
  const byLot = new Map<string, number>();
  for (const { from, mass_g } of heat.inputs) byLot.set(idOf(from), (byLot.get(idOf(from)) ?? 0) + mass_g);
  try {
    const weighings = weighingsIn(await context.store.history(heat.subject), 'heat.charged');
    const { scales } = context.compute.facts().plant;
    const charge = [...byLot].map(([lot, mass_g]) => {
      const sd_g = chargedSd_g({ lot, mass_g }, weighings, scales);
      return { lot, mass_g, ...(sd_g === undefined ? {} : { sd_g }) };
    });
    const basis = await basisOfCharge(heat, charge, context);
    return basis && { checked: await checkOn(basis, context), basis };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/**
 * What the charge of a heat comes to as it was weighed, late additions included, element by element beside the window that it must
 * meet; null for a charge that is not all lots, or a lot without analysis. Contents are those after the route of the plan.
 */
export async function weighedCharge(heat: HeatState, context: TaskContext): Promise<WeighedCharge | null> {
  const found = await checkedAsWeighed(heat, context);
  if (found === null) return null;
  const { checked, basis } = found;
  const document = chargeDocument(heat, { ...basis, charged_g: heat.input_g }, context);
  const { charged, refined } = checked.composition_wtpct;
  return {
    ...checked,
    isRefined: heat.route !== null,
    elements: entriesOf(windowsOf(document, context.compute.facts())).map(([element, { min, max }]) => {
      const content = refined[element] ?? 0;
      return {
        element,
        charged_wtpct: charged[element] ?? 0,
        refined_wtpct: content,
        ...(min === undefined ? {} : { min_wtpct: min }),
        ...(max === undefined ? {} : { max_wtpct: max }),
        is:
          min !== undefined && content < min
            ? 'below'
            : max !== undefined && content > max
              ? 'above'
              : 'inside',
      };
    }),
  };
}
