import { InputError } from '../../foundation/errors.ts';

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

/** Shape of the metal in an upright cylinder of the furnace's diameter. */
export interface MeltShape {
  readonly depth_m: number;
  /** Free surface per volume [1/m]. */
  readonly areaToVolume_per_m: number;
  /** Wetted wall and bottom per volume [1/m]. */
  readonly wallToVolume_per_m: number;
}

/**
 * Depth, free surface and wetted wall of `mass_kg` of metal of `density` [kg/m3]: V = m/rho, A = pi d^2/4, h = V/A;
 * A/V = 1/h, wall/V = 4/d + 1/h. Throws InputError outside what the furnace can melt.
 */
export function meltShape(furnace: Furnace, mass_kg: number, density: number): MeltShape {
  refuseMass(furnace, mass_kg);
  const depth_m = mass_kg / density / ((Math.PI * furnace.diameter_m ** 2) / 4);
  return {
    depth_m,
    areaToVolume_per_m: 1 / depth_m,
    wallToVolume_per_m: 4 / furnace.diameter_m + 1 / depth_m,
  };
}

/** Throws InputError when the furnace can not melt `mass_kg`. */
export function refuseMass(furnace: Furnace, mass_kg: number): void {
  if (mass_kg >= furnace.minimum_kg && mass_kg <= furnace.capacity_kg) return;
  throw new InputError(`${furnace.id} can not melt ${mass_kg} kg`, {
    value: mass_kg,
    unit: 'kg',
    allowed: `${furnace.minimum_kg} to ${furnace.capacity_kg} kg`,
    cure: 'take another furnace, or split the heat',
  });
}
