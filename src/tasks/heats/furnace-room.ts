import type { HeatState } from '../../evidence/ledger/state.ts';
import type { Plant } from '../../metal/plant/site.ts';

/** What a furnace takes beyond the metal in it. */
export interface FurnaceRoom {
  readonly furnace: string;
  readonly capacity_kg: number;
  /** Zero where it is full [kg]. */
  readonly room_kg: number;
}

/** Room that the furnace of a heat has beyond its metal [kg]; undefined where neither log, charge nor plan names one of the plant. */
export function roomOfFurnace(
  heat: Pick<HeatState, 'furnace' | 'log'>,
  mass_kg: number,
  { furnaces }: Pick<Plant, 'furnaces'>,
): FurnaceRoom | undefined {
  const named = heat.log?.furnace ?? heat.furnace;
  const found = furnaces.find(({ id }) => id === named);
  return (
    found && {
      ...{ furnace: found.id, capacity_kg: found.capacity_kg },
      room_kg: Math.max(0, found.capacity_kg - mass_kg),
    }
  );
}
