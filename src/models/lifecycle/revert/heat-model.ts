import type { TrampLoop } from './tramp.ts';

/** What a route does to one element of its charge. */
export interface HeatResponse {
  /** Content of the product over that of the charge, of what the charge brings [1]. */
  readonly retained: number;
  /** What the route itself adds, lining and atmosphere included [ppm of the product]. */
  readonly gainedPpm: number;
  /** 5 and 95 % points of the product's content at the content asked for [ppm]. */
  readonly range: readonly [p05: number, p95: number];
  /** Product over charge. */
  readonly yield: number;
  readonly energy_kWh_per_kg: number;
}

/**
 * What the life cycle asks of the furnaces: the response of an element around a content of the charge [ppm]. The
 * calculations answer with the furnace models, so that no retained fraction is typed twice.
 */
export type HeatModel = (element: string, aroundPpm: number) => HeatResponse;

/** The loop of a tramp element through such a heat: removal eta = 1 - retained, pick-up p = gained / retained. */
export function loopThroughHeat(
  { retained, gainedPpm }: Pick<HeatResponse, 'retained' | 'gainedPpm'>,
  { virginPpm, revertShare }: Pick<TrampLoop, 'virginPpm' | 'revertShare'>,
): TrampLoop {
  return { virginPpm, revertShare, removalFraction: 1 - retained, pickupPpmPerHeat: gainedPpm / retained };
}
