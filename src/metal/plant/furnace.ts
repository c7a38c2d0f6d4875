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
  /** Metal that stays behind at each pour and comes into the next heat [kg/kg of the heat]. */
  readonly skull_kg_per_kg: number;
}
