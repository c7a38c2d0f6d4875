export const FURNACE_KINDS = [
  'vacuum-induction',
  'electron-beam',
  'electroslag',
  'vacuum-arc',
  'cleaning',
] as const;
export type FurnaceKind = (typeof FURNACE_KINDS)[number];

/** A furnace as the plant owns it. What happens in it is told by models/refining. */
export interface Furnace {
  readonly id: string;
  readonly siteId: string;
  readonly kind: FurnaceKind;
  /** Masses that it can melt [kg]. */
  readonly minimum_kg: number;
  readonly capacity_kg: number;
  /** Inner diameter of crucible, mould or hearth [m]. */
  readonly diameter_m: number;
  /** Lowest pressure reached with the melt inside [Pa]. */
  readonly pressure_Pa: number;
  /** Air leak with the pumps shut off [Pa m3/s]. */
  readonly leak_Pa_m3_per_s: number;
  /** Leak above which no heat is begun [Pa m3/s]; absent = none is set. */
  readonly leakLimit_Pa_m3_per_s?: number;
  /** Inside of the crucible up to its rim [m3]; absent = reckoned from the capacity. */
  readonly crucible_m3?: number;
  /** Loads in which a charge may go in, at most. */
  readonly mostLoads?: number;
  /** Largest share of turnings in a charge [kg/kg]; absent = none is set. */
  readonly mostTurnings?: number;
  /** Metal that stays behind at each pour and comes into the next heat [kg/kg of the heat]. */
  readonly skull_kg_per_kg: number;
}
