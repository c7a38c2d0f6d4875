import {
  type FootprintOrder,
  footprintOfHeat,
  type HeatFootprint,
} from '../../calculations/heats/footprint.ts';
import type { PlanInput } from '../../documents/plan.ts';
import { entriesOf } from '../../metal/alloy/element.ts';
import type { TaskContext } from '../context.ts';

/** Operation of a heat whose plan named no route (assumption). */
export const USUAL_ROUTE = ['vacuum-induction'];

/** A lot of a charge: null material = nobody analysed it, or it is a remelted object. */
export interface ChargedMaterial {
  readonly id: string;
  readonly mass_kg: number;
  readonly originClass: string | null;
  readonly material: PlanInput['materials'][number] | null;
}

/** Greenhouse-gas footprint of a charge through a route of this plant; what is not virgin brings no burden. */
export function footprintOfCharge(
  charge: readonly ChargedMaterial[],
  {
    product_kg,
    operations,
    energy_kWh,
    used,
  }: Pick<FootprintOrder, 'product_kg' | 'energy_kWh' | 'used'> & { readonly operations: readonly string[] },
  { compute }: Pick<TaskContext, 'compute'>,
): HeatFootprint {
  const { footprints, plant } = compute.facts();
  const charged_kg = charge.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  return footprintOfHeat(
    {
      product_kg,
      energy_kWh,
      ...(used ? { used } : {}),
      grid: plant.sites[0]?.region ?? 'EU',
      operations: operations.map((name) => ({ name, mass_kg: charged_kg })),
      lines: charge.map(({ id, mass_kg, originClass, material }) => ({
        id,
        mass_kg,
        origin: originClass === 'virgin' ? 'virgin' : 'return',
        contents: material ? contentsOf(material) : {},
      })),
    },
    footprints,
  );
}

/** Contents of a material [kg/kg], its balance by difference. */
function contentsOf({ composition_wtpct, balance }: PlanInput['materials'][number]) {
  const known = entriesOf(composition_wtpct);
  const rest = known.reduce((sum, [, wtpct]) => sum - wtpct, 100);
  return Object.fromEntries([
    ...known.map(([element, wtpct]) => [element, wtpct / 100]),
    ...(balance ? [[balance, rest / 100]] : []),
  ]);
}
