import type { HeatUse } from '../../foundation/quantity/heat-use.ts';

/** What a unit of an item costs the plant, and how much of it a tonne of metal is planned with. */
export interface UseRate {
  readonly item: HeatUse;
  readonly usd_per_unit: number;
  /** Day that the rate holds for. */
  readonly on: string;
  /** Planned for a tonne that comes out; absent = nothing is planned. */
  readonly planned_per_t?: number | undefined;
  readonly source: string;
  readonly confidence: string;
}
