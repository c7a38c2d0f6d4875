import type { Facts } from '../../calculations/facts.ts';
import { routeSettings } from '../../calculations/route/settings.ts';
import type { SimulateInput } from '../../documents/heats/simulate.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import { latestLeaks } from '../../foundation/quantity/leak.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import type { Furnace } from '../../metal/plant/furnace.ts';

type Route = SimulateInput['route'];

export const LEAK = 'leak_Pa_m3_per_s';
const UNIT = 'Pa m3/s';

/** A route with the leak-up rates that were measured before a heat, and which rate counts. */
export interface RouteWithLeak {
  readonly route: Route;
  readonly assumed: readonly Assumption[];
}

/**
 * The route with the rates that were measured before the heat in place of those of the plan, each in the first operation
 * of its furnace. `keepGiven`: a rate that the route states stays, because whoever predicts stated it.
 */
export function withMeasuredLeak(
  heat: HeatState,
  route: Route,
  { facts, keepGiven = false }: { readonly facts: Facts; readonly keepGiven?: boolean },
): RouteWithLeak {
  const steps = [...route];
  for (const { furnace: id, leak_Pa_m3_per_s } of latestLeaks(heat.leaks ?? [])) {
    const furnace = facts.plant.furnaces.find((one) => one.id === id);
    const at = furnace ? firstStepOf(furnace, route, facts) : -1;
    const step = steps[at];
    if (!step || (keepGiven && step.settings?.[LEAK] !== undefined)) continue;
    steps[at] = { ...step, settings: { ...step.settings, [LEAK]: leak_Pa_m3_per_s } };
  }
  return { route: steps, assumed: leakAssumed(heat, facts) };
}

/** Which leak-up rates predictions of a heat take: measured ones, else that of plant.json with the cure. */
export function leakAssumed(heat: HeatState, { plant }: Pick<Facts, 'plant'>): Assumption[] {
  const measured = latestLeaks(heat.leaks ?? []);
  const planned = plant.furnaces.find(({ id }) => id === heat.furnace);
  const open = planned && measured.every(({ furnace }) => furnace !== planned.id) ? [planned] : [];
  return [
    ...measured.map(({ furnace, leak_Pa_m3_per_s: value, happenedAt }) => ({
      what: `leak-up rate of ${furnace}`,
      value,
      unit: UNIT,
      source: `measured before the heat on ${happenedAt.slice(0, 10)}`,
    })),
    ...open.map(({ id, leak_Pa_m3_per_s: value }) => ({
      what: `leak-up rate of ${id}`,
      value,
      unit: UNIT,
      source: `plant.json, unless the plan states another: nobody measured it before this heat`,
    })),
  ];
}

/** Place of the first simulated operation of a furnace that has a leak; -1 where the route has none. */
const firstStepOf = ({ kind }: Furnace, route: Route, facts: Facts): number =>
  route.findIndex(
    ({ operation, fidelity }) =>
      operation === kind &&
      fidelity !== 'table' &&
      routeSettings(facts, operation).operations.some(({ settings }) =>
        settings.some(({ name }) => name === LEAK),
      ),
  );
