import type { UsePlan } from '../../calculations/heats/heat-account.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { sumOf } from '../../foundation/numerics/sum.ts';
import type { TaskContext } from '../context.ts';
import { plannedRoute } from '../heat/known-heat.ts';
import { USUAL_ROUTE } from '../money/heat-footprint.ts';

/** What is planned beside the metal of a heat: the rates of the plant, and electricity by practice of its route. */
export function usePlanOf(heat: HeatState, { compute }: Pick<TaskContext, 'compute'>): UsePlan {
  const { footprints, plant } = compute.facts();
  const route = plannedRoute(heat)?.map(({ operation }) => operation) ?? USUAL_ROUTE;
  const perTonne = sumOf(route, (operation) => footprints.operations.get(operation)?.value ?? 0);
  return { rates: plant.rates, practice_kWh_per_kg: perTonne / 1000 };
}

/** Metal that was wanted of a heat, else what came out of it [kg]. */
export const wantedKg = ({ target, output_g }: HeatState): number => (target.mass_g ?? output_g ?? 0) / 1000;
