import { ownValue } from '../../../foundation/quantity/own-value.ts';
import {
  type ChainFlow,
  type ChainFlows,
  type ChainPlan,
  chainFlows,
  sumOf,
} from '../../../models/lifecycle/chain/chain.ts';
import type { Quantities } from '../../method/quantities.ts';
import { chainPlanIn } from '../chain/read-plan.ts';
import type { LifecycleMethod } from '../method.ts';

export const chain: LifecycleMethod = {
  name: 'chain',
  title:
    'metal from the mine through alloy, heat, part and service and back, by year, element, grade, form and region',
  formula:
    'heat = sum parts b; charge_e = heat x_e / y_e; returns used = min(returns and what waits, room, r charge); alloy_e = charge_e - used x_e; mined_e = (alloy_e / a_e - refined_e) / m_e; old parts by the cohorts of `stock`',
  source: 'mass balance over the cohort models; docs/theory/chain.md',
  comparedWith: 'the loop of the same shares 1e-12; balance of every step, element and year 1e-12',
  refuses:
    'yields above 1, fates above 1 together, a grade or region that is not there, a negative inflow of parts',
  inputs: {
    years: 'number of years, or a label for each',
    unit: 'of the amounts',
    regions: 'names; the first is where the metal is melted; default home',
    grades:
      'list of {name, composition: {Ni: share}, meltYield: number or {Ni: share, other: share}, mostReturns, servesDowngraded: [Ni]}',
    classes:
      'list of {name, grade, heatPerPart, machining, endOfLife, retiredIn: {region: share}} with inflow or stock, lifetimes and all else of `stock`',
    machining: 'of a class: {returned, downgraded, refined}; the rest is lost',
    endOfLife:
      'of a class: the same shares, or a list of them, each with a cause and a region where it is not for all',
    mining: 'metal over what is mined: number or {Ni: share, other: share}',
    alloying: 'alloy over metal, likewise',
    refining: 'metal over what goes to the refinery, likewise; what is not stated is lost',
    minedIn: '{Ni: {region: share}, other: {region: share}}; default all in the first region',
    year: 'place of the year whose flows are listed, from 0; default the last',
    every: 'true lists the flows of all years with all their dimensions',
  },
  run(reader) {
    const plan = chainPlanIn(reader);
    const result = chainFlows(plan);
    const year = reader.number('year', {
      whole: true,
      min: 0,
      max: plan.years - 1,
      fallback: plan.years - 1,
      because: 'the last year',
    });
    const every = reader.flag('every', false);
    return {
      quantities: {
        unit: reader.text('unit', 'unit'),
        ...summaryOf(plan, result),
        flows: pictureOf(result.flows, year),
        ...(every
          ? { everyFlow: result.flows.map((flow) => ({ ...flow, amounts: [...flow.amounts] })) }
          : {}),
        balanceError: result.balanceError,
      },
      notes: notesOf(plan, result),
    };
  },
};

/** Series by element and by part; shares are of the charge. */
function summaryOf(plan: ChainPlan, { flows, stocks }: ChainFlows): Quantities {
  const home = plan.regions[0];
  const series = (is: (flow: ChainFlow) => boolean): Record<string, number[]> =>
    Object.fromEntries(
      plan.elements.map((element) => [
        element,
        [...sumOf(flows, (one) => one.element === element && is(one))],
      ]),
    );
  const held = (at: string): Record<string, number[]> =>
    Object.fromEntries(
      plan.elements.map((element) => [
        element,
        Array.from({ length: plan.years }, (_, t) =>
          stocks.reduce(
            (sum, one) => sum + (one.at === at && one.element === element ? one.amounts[t]! : 0),
            0,
          ),
        ),
      ]),
    );
  const charge = series(({ to }) => to === 'heat');
  const again = series(
    ({ from, to }) => (from === 'returns' && to === 'heat') || (from === 'refinery' && to === 'metal'),
  );
  const ratio = (a: Record<string, number[]>): Record<string, number[]> =>
    Object.fromEntries(
      Object.entries(a).map(([element, list]) => [
        element,
        list.map((kg, t) => {
          const charged = ownValue(charge, element)?.[t] ?? 0;
          return charged > 0 ? kg / charged : 0;
        }),
      ]),
    );
  return {
    charge,
    virgin: series(({ from, to }) => from === 'mine' && to === 'metal'),
    imported: series(({ from, to, region }) => from === 'mine' && to === 'metal' && region !== home),
    secondaryShare: ratio(again),
    lost: series(({ to }) => to === 'lost'),
    lesserAlloy: series(({ to }) => to === 'lesser alloy'),
    inService: held('service'),
    returnsWaiting: held('returns'),
    partsInService: Object.fromEntries(plan.classes.map(({ name, cohorts }) => [name, [...cohorts.stock]])),
    leavingService: Object.fromEntries(
      plan.classes.map(({ name, ways }) => [
        name,
        Object.fromEntries(ways.map(({ cause, outflow }) => [cause, [...outflow]])),
      ]),
    ),
  };
}

/** Flows of one year between the steps, by element: what a picture shows. */
function pictureOf(flows: readonly ChainFlow[], year: number) {
  const found = new Map<string, { from: string; to: string; amounts: Record<string, number> }>();
  for (const { from, to, element, amounts } of flows) {
    if (amounts[year] === 0) continue;
    const key = `${from}\u0000${to}`;
    const one = found.get(key) ?? { from, to, amounts: {} };
    one.amounts[element] = (ownValue(one.amounts, element) ?? 0) + amounts[year]!;
    found.set(key, one);
  }
  return [...found.values()];
}

function notesOf(plan: ChainPlan, { stocks }: ChainFlows): string[] {
  const open = plan.grades
    .map(({ name, composition }) => ({
      name,
      sum: Object.values(composition).reduce((all, one) => all + one, 0),
    }))
    .filter(({ sum }) => sum < 1 - 1e-6)
    .map(
      ({ name, sum }) => `${name}: ${(100 * (1 - sum)).toFixed(1)} % of it is no element that is followed`,
    );
  const waits = stocks.some(({ at, amounts }) => at === 'returns' && amounts.at(-1)! > 0);
  return [
    ...open,
    ...(waits ? ['more comes back than the heats can take: returns wait for later years'] : []),
  ];
}
