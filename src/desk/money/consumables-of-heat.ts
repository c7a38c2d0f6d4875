import type { Route } from '../../calculations/heats/heat-route.ts';
import type { HeatFootprintAnswer } from '../../documents/heats/heat-footprint.ts';
import type { SimulateOutput } from '../../documents/heats/simulate.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import {
  HEAT_USE_NAMES,
  HEAT_USE_WORDS,
  HEAT_USES,
  type UsedAmounts,
} from '../../foundation/quantity/heat-use.ts';
import { liningOf } from '../../metal/plant/lining.ts';
import type { TaskContext } from '../context.ts';

type Consumable = HeatFootprintAnswer['consumables'][number];

/** What the furnace models say of a heat, besides its energy. */
export interface ModelledHeat {
  readonly route: Route;
  readonly exchange: SimulateOutput['exchange'];
}

/**
 * What a heat uses besides metal and electricity: hours under power of each operation, lining that its metal dissolved, slag, its share of a
 * lining, and argon with all other refractories. Each says whether it is measured, modelled or assumed.
 */
export function consumablesOf(
  heat: Pick<HeatState, 'furnace' | 'used'>,
  modelled: ModelledHeat | null,
  { product_kg, context }: { readonly product_kg: number; readonly context: Pick<TaskContext, 'compute'> },
): Consumable[] {
  const { plant, footprints } = context.compute.facts();
  const lining = heat.furnace === undefined ? undefined : liningOf(plant.linings, heat.furnace);
  const practice = footprints.operations.get('consumables');
  const { used = {} } = heat;
  return [
    ...recordedOf(used),
    ...(modelled ? ofModels(modelled, used) : []),
    ...(lining && used.refractory === undefined
      ? [
          {
            what: `share of lining ${lining.id} (${lining.material})`,
            amount: 1 / lining.maximumHeats,
            unit: 'linings',
            basis: 'assumed' as const,
            on: `${lining.maximumHeats} heats of a lining, plant.json`,
          },
        ]
      : []),
    ...(practice && (used.argon === undefined || used.refractory === undefined)
      ? [
          {
            what:
              used.argon === undefined && used.refractory === undefined
                ? 'argon, refractories, crucible'
                : 'argon, refractories, crucible: practice of all, of which some is recorded',
            amount: (practice.value * product_kg) / 1000,
            unit: 'kg CO2e',
            basis: 'assumed' as const,
            on: practice.source,
          },
        ]
      : []),
  ];
}

const HOUR_S = 3600;

/** What meters and sheets say, besides electricity. */
const recordedOf = ({ energy: _, ...used }: UsedAmounts): Consumable[] =>
  HEAT_USE_NAMES.flatMap((item) => {
    const amount = item === 'energy' ? undefined : used[item];
    return amount === undefined
      ? []
      : [
          {
            what: HEAT_USE_WORDS[item],
            amount,
            unit: HEAT_USES[item],
            basis: 'measured' as const,
            on: 'what the ledger records of the heat',
          },
        ];
  });

function ofModels({ route, exchange }: ModelledHeat, { furnace }: UsedAmounts): Consumable[] {
  const held = (furnace === undefined ? route : []).flatMap(({ operation, settings }): Consumable[] => {
    const time_s = settings?.time_s;
    return typeof time_s === 'number'
      ? [
          {
            what: `${operation}: hours held`,
            amount: time_s / HOUR_S,
            unit: 'h',
            basis: 'assumed',
            on: 'settings of the planned route; the energy by operation holds its power',
          },
        ]
      : [];
  });
  const slag = route.flatMap(({ operation, settings }): Consumable[] => {
    const kg = settings?.slag_kg;
    return typeof kg === 'number'
      ? [
          {
            what: `${operation}: slag`,
            amount: kg,
            unit: 'kg',
            basis: 'assumed',
            on: 'settings of the planned route',
          },
        ]
      : [];
  });
  const dissolved = exchange.reduce((sum, { to, kg }) => sum + (to === 'wall' && kg < 0 ? -kg : 0), 0);
  const taken = exchange.reduce((sum, { to, kg }) => sum + (to === 'wall' && kg > 0 ? kg : 0), 0);
  const ofWall = (what: string, amount: number): Consumable => ({
    what,
    amount,
    unit: 'kg',
    basis: 'modelled',
    on: 'exchange with the wall in the furnace models',
  });
  return [
    ...held,
    ...slag,
    ...(dissolved > 0 ? [ofWall('lining dissolved into the metal', dissolved)] : []),
    ...(taken > 0 ? [ofWall('metal that the lining took up', taken)] : []),
  ];
}
