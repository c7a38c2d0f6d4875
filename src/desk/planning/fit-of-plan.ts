import type { Facts } from '../../calculations/facts.ts';
import { type ChargeFit, chargeFit, type FittedPart } from '../../calculations/plant/charge-fit.ts';
import type { Equipped } from '../../calculations/plant/route-in-plant.ts';
import { takenHeats } from '../../documents/heats/below-asked.ts';
import type { PlanInput, PlanOutput } from '../../documents/heats/plan.ts';
import type { LotView } from '../../evidence/ledger/store.ts';

/** A plan, its furnace and the lots that were offered to it. */
interface PlanInFurnace {
  readonly equipped: Equipped;
  readonly document: PlanInput;
  readonly output: PlanOutput;
  readonly offered: ReadonlyMap<string, { readonly lot: Pick<LotView, 'form' | 'clearedAs'> }>;
}

/** How the charge of a plan goes into its furnace. Throws InfeasibleError for one that does not fit. */
export function fitOfPlan(
  { equipped: { furnace }, document, output, offered }: PlanInFurnace,
  facts: Facts,
): ChargeFit | null {
  if (!furnace) return null;
  const parts = (takenHeats(output)[0]?.charge ?? []).flatMap(({ id, mass_kg }): FittedPart[] => {
    const lot = offered.get(id)?.lot;
    const stage = facts.chargeMaterials.get(lot?.clearedAs ?? '')?.stage ?? 'charge';
    return lot ? [{ id, mass_kg, form: lot.form, stage }] : [];
  });
  return chargeFit(furnace, parts, {
    forms: facts.forms,
    furnaces: facts.plant.furnaces,
    heel_kg: document.heats[0]?.skull?.mass_kg ?? 0,
  });
}
