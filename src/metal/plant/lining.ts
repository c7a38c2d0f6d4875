/** One heat that a lining has seen. */
export interface LiningHeat {
  readonly heatId: string;
  readonly gradeId: string;
}

/** The wall of a furnace between two relinings: its campaign. */
export interface Lining {
  readonly id: string;
  readonly furnaceId: string;
  /** Material by the words of the furnace settings, such as `MgO` or `CaO`. */
  readonly material: string;
  /** Heats that the plant allows before it relines. */
  readonly maximumHeats: number;
  /** Heats since the lining was new, oldest first. */
  readonly heats: readonly LiningHeat[];
}
