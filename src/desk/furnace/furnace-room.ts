import { ROOM_SHARE } from '../../calculations/sample/bath-sample.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { Plant } from '../../metal/plant/site.ts';

/** What a furnace takes beyond the metal in it. */
export interface FurnaceRoom {
  readonly furnace: string;
  readonly capacity_kg: number;
  /** Undefined where the metal comes to its rated capacity, or nearly: the calculation then takes its own share of the melt [kg]. */
  readonly room_kg: number | undefined;
}

/**
 * Room that the furnace of a heat has beyond its metal [kg]; undefined where neither log, charge nor plan names one of the plant. A rated
 * capacity is a whole number and no brim: a melt up to it still takes the usual share (`ROOM_SHARE`, an assumption).
 */
export function roomOfFurnace(
  heat: Pick<HeatState, 'furnace' | 'log'>,
  mass_kg: number,
  { furnaces }: Pick<Plant, 'furnaces'>,
): FurnaceRoom | undefined {
  const named = heat.log?.furnace ?? heat.furnace;
  const found = furnaces.find(({ id }) => id === named);
  if (!found) return undefined;
  const { id: furnace, capacity_kg } = found;
  const free_kg = capacity_kg - mass_kg;
  return { furnace, capacity_kg, room_kg: free_kg > ROOM_SHARE * mass_kg ? free_kg : undefined };
}
