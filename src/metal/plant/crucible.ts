import type { Furnace } from './furnace.ts';

/** Density of molten nickel alloys near their melting range [kg/m3] (recalled: 7,400 to 7,800). */
const MOLTEN = 7600;
/** Volume of a crucible over that of the metal it is sold for, and what stays free above a full bath [1] (assumptions). */
const FREEBOARD = 1.25;
const FREE_ABOVE = 1.1;
/** Loads of one heat, through a lock under vacuum (assumption). */
const MOST_LOADS = 20;

/** What a crucible holds. */
export interface Crucible {
  readonly volume_m3: number;
  /** True where the plant does not state the volume: it is reckoned from the capacity. */
  readonly isAssumed: boolean;
  /** Molten metal at most [kg]. */
  readonly molten_kg: number;
  /** Loads in which a charge may go in, at most. */
  readonly mostLoads: number;
}

/** The crucible of a furnace. */
export function crucibleOf({ capacity_kg, crucible_m3, mostLoads = MOST_LOADS }: Furnace): Crucible {
  const volume_m3 = crucible_m3 ?? (capacity_kg * FREEBOARD) / MOLTEN;
  const molten_kg = (volume_m3 * MOLTEN) / FREE_ABOVE;
  return { volume_m3, isAssumed: crucible_m3 === undefined, molten_kg, mostLoads };
}

/** Loads named one by one in words; of more, the first and the last. */
const MOST_NAMED = 4;

/** "3 loads of about 210, 160, 130 kg", "17 loads of about 57 kg first, 12 kg at last". */
export function loadsWords(loads_kg: readonly number[]): string {
  const whole = loads_kg.map((kg) => `${Math.round(kg)} kg`);
  const masses =
    whole.length > MOST_NAMED
      ? `${whole[0]} first, ${whole.at(-1)} at last`
      : [whole.slice(0, -1).join(', '), whole.at(-1)].filter(Boolean).join(' and ');
  return `${whole.length} loads of about ${masses}`;
}

/** Metal of one load, as it lies. */
export interface Loose {
  readonly mass_kg: number;
  /** [kg/m3] */
  readonly bulkDensity: number;
}

/** Volume of loose metal [m3]. */
export const looseVolume = (parts: readonly Loose[]): number =>
  parts.reduce((sum, { mass_kg, bulkDensity }) => sum + mass_kg / bulkDensity, 0);

/**
 * Masses in which a charge goes in [kg]: what lies in the crucible is molten before the next load, which takes the room
 * above it. The parts of the charge are mixed alike in every load; `heel_kg` is molten metal that is there already. At
 * most as many loads as the crucible allows; what is then left out is not in them.
 */
export function loadsOf(
  { volume_m3, mostLoads }: Crucible,
  parts: readonly Loose[],
  heel_kg = 0,
): readonly number[] {
  const total_kg = parts.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  const density = total_kg / looseVolume(parts);
  const loads: number[] = [];
  let [left_kg, molten_m3] = [total_kg, heel_kg / MOLTEN];
  while (left_kg > total_kg * 1e-6 && loads.length < mostLoads) {
    const load_kg = Math.min(left_kg, (volume_m3 - molten_m3) * density);
    if (load_kg <= 0) break;
    loads.push(load_kg);
    left_kg -= load_kg;
    molten_m3 += load_kg / MOLTEN;
  }
  return loads;
}
