/** What a heat uses beside metal, with the unit that it is recorded in. */
export const HEAT_USES = {
  energy: 'kWh',
  argon: 'm3',
  /** Crucible, lining and its repairs. */
  refractory: 'kg',
  electrode: 'kg',
  labour: 'h',
  /** Hours in which the furnace was held by the heat. */
  furnace: 'h',
  analyses: 'pieces',
} as const;

export type HeatUse = keyof typeof HEAT_USES;

export const HEAT_USE_NAMES = Object.keys(HEAT_USES) as [HeatUse, ...HeatUse[]];

/** Words of an item on a page. */
export const HEAT_USE_WORDS: Readonly<Record<HeatUse, string>> = {
  energy: 'electricity of the furnaces',
  argon: 'argon',
  refractory: 'crucible and lining',
  electrode: 'electrode',
  labour: 'labour',
  furnace: 'furnace hours',
  analyses: 'analyses',
};

/** Amounts of a heat, each in its unit of `HEAT_USES`. */
export type UsedAmounts = Readonly<Partial<Record<HeatUse, number>>>;
