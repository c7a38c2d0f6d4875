import type { Order } from '../api/client.ts';
import type { BestSoFar } from './use-planning.ts';

/** How far the masses of a charge may move while it is checked [1]. */
const LEEWAY = 0.02;

/** The order that plans a charge that was found: these lots alone, each near its mass. */
export function orderOfBest({ order, charge }: Pick<BestSoFar, 'order' | 'charge'>): Order {
  // what is left in the crucible comes into the heat in any case
  const lots = charge.filter(({ lot }) => lot !== `skull in ${String(order.heat)}`);
  const around = (factor: number): Record<string, number> =>
    Object.fromEntries(lots.map(({ lot, mass_kg }) => [lot, Number((mass_kg * factor).toFixed(3))]));
  return {
    ...order,
    lots: {
      only: lots.map(({ lot }) => lot),
      atLeast_kg: around(1 - LEEWAY),
      atMost_kg: around(1 + LEEWAY),
      minPiece_kg: 0,
    },
  };
}
