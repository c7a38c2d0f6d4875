import type { PlanInput } from '../../documents/heats/plan.ts';
import { InputError } from '../../foundation/errors.ts';
import type { SimulateFacts } from '../route/facts.ts';
import type { PlanFacts } from '../target/context.ts';
import { type RouteOption, type RouteRun, routeOptionOf } from './refining.ts';

/** What the furnaces need to know. Throws InputError when the facts lack it. */
export function furnacesOf(facts: PlanFacts): SimulateFacts {
  const { version, distributionTables, linings, discrepancies, properties, materialById } = facts;
  if (!distributionTables || !linings || !properties || !materialById)
    throw new InputError('a plan with a route needs the data of the furnaces', {
      path: 'heats',
      cure: 'leave the route out',
    });
  return {
    ...{ version, distributionTables, linings, properties, materialById },
    ...(discrepancies ? { discrepancies } : {}),
  };
}

/** The route of a heat, or the routes it may take; none without a furnace. Throws InputError for both at once. */
function routeOptionsOf(input: PlanInput, index: number, facts: PlanFacts): RouteOption[] {
  const { route, routes } = input.heats[index]!;
  const path = `heats[${index}]`;
  if (route && routes)
    throw new InputError('a heat has either a route or routes to choose from', {
      path: `${path}.routes`,
      cure: 'put the route among the routes',
    });
  if (route) return [routeOptionOf(route, furnacesOf(facts), { id: 'route', path: `${path}.route` })];
  return (routes ?? []).map((one, k) =>
    routeOptionOf(one.route, furnacesOf(facts), {
      id: one.id,
      path: `${path}.routes[${k}].route`,
      ...(one.fixed_usd === undefined ? {} : { fixed_usd: one.fixed_usd }),
      ...(one.usd_per_kg === undefined ? {} : { usd_per_kg: one.usd_per_kg }),
    }),
  );
}

/** What the furnaces of a heat are run with; null where it has no route. Throws as `routeOptionsOf`. */
export function routeRunOf(
  input: PlanInput,
  index: number,
  { facts, seed, control }: Pick<RouteRun, 'seed' | 'control'> & { readonly facts: PlanFacts },
): RouteRun | null {
  const options = routeOptionsOf(input, index, facts);
  if (options.length === 0) return null;
  const { target, removalCredit = [], calibrated } = input.heats[index]!;
  return {
    ...{ facts: furnacesOf(facts), options, mass_kg: target.mass_kg, seed, removalCredit, control },
    calibrated,
  };
}
