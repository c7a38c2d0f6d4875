import type { SimulateInput } from '../../documents/heats/simulate.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { Assumption } from '../../foundation/quantity/sourced.ts';
import { furnaceLogOf, plannedRoute } from './known-heat.ts';

type Route = SimulateInput['route'];

/** A route with the settings that were logged, and what of them is not known. */
export interface LoggedRoute {
  readonly route: Route;
  readonly assumed: readonly Assumption[];
  /** Settings that a recorder told. */
  readonly recorded: readonly string[];
}

/**
 * The operations of a heat as they ran: each that its furnace log tells in the place of the planned one, the others as planned; null for a
 * heat without a log, or whose log tells only what a table tells. Across a gap the straight line is taken, which is an assumption.
 */
export function loggedRoute(heat: Pick<HeatState, 'id' | 'log' | 'route'>): LoggedRoute | null {
  const log = furnaceLogOf(heat);
  if (!log) return null;
  const planned = plannedRoute(heat);
  const route = planned ? inPlace(planned, log.route) : log.route;
  if (!route) return null;
  const { settings = [] } = log.recorded ?? {};
  const operation = log.route[0]!.operation;
  return {
    route,
    recorded: settings.map(({ setting }) => setting),
    assumed: settings.flatMap(({ setting, tag, gaps }) =>
      gaps.map(({ from_s, to_s, why }) => ({
        what: `${operation}.${setting}`,
        value: 'straight line',
        unit: '',
        source: `${tag} was not recorded from minute ${minute(from_s)} to ${minute(to_s)} (${why}); furnace log, record ${heat.log!.seq}`,
      })),
    ),
  };
}

const minute = (time_s: number): string => (time_s / 60).toFixed(1);

/** The planned operations, those that were logged in their place; what was logged where the plan has no such operation; null where tables tell all of it. */
function inPlace(planned: Route, logged: Route): Route | null {
  const route = [...planned];
  let [from, isMoved] = [0, false];
  for (const step of logged) {
    const at = route.findIndex(({ operation }, i) => i >= from && operation === step.operation);
    if (at < 0) return logged;
    from = at + 1;
    const own = route[at]!;
    // a table of yields knows no settings
    if (own.fidelity === 'table' && step.fidelity === undefined) continue;
    route[at] = { ...own, ...step };
    isMoved = true;
  }
  return isMoved ? route : null;
}
