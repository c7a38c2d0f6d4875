import { InputError } from '../../../foundation/errors.ts';
import type { Assumption } from '../../../foundation/quantity/sourced.ts';
import type { Schedule } from '../schedule.ts';
import { constant, valueAt } from '../schedule.ts';
import { isGiven } from '../settings.ts';

/** Ways to say how much surface the metal shows; an empty schedule was not given. */
export interface GivenGeometry {
  readonly areaToVolume_per_m: Schedule;
  readonly surfaceArea_m2: Schedule;
  readonly meltDiameter_m: Schedule;
  readonly meltDepth_m: Schedule;
}

/** Free surface and wall per volume [1/m] and depth [m]; the surface may change over time. */
export interface Geometry {
  readonly areaToVolume: Schedule;
  readonly wallToVolume: number;
  readonly depth_m: number;
  readonly assumed: readonly Assumption[];
}

/**
 * Geometry of a melt in an upright cylinder. Area per volume first, else area, diameter or depth; what is missing
 * comes from mass and density, at last from a cylinder as deep as wide. Wall: mantle and bottom; a width
 * that is not known is taken equal to the depth, so that mass does not enter where the surface per volume is given.
 * Throws InputError for a surface of zero or less.
 */
export function geometryOf(
  given: GivenGeometry,
  melt: { readonly mass_kg: number; readonly density_kg_per_m3: number },
  operation: string,
): Geometry {
  const volume = melt.mass_kg / melt.density_kg_per_m3;
  const diameter = isGiven(given.meltDiameter_m) ? valueAt(given.meltDiameter_m, 0) : null;
  const depth = isGiven(given.meltDepth_m) ? valueAt(given.meltDepth_m, 0) : null;
  if (isGiven(given.areaToVolume_per_m)) {
    return shape(given.areaToVolume_per_m, { diameter, depth }, []);
  }
  if (isGiven(given.surfaceArea_m2)) {
    const perVolume = {
      at_s: given.surfaceArea_m2.at_s,
      value: given.surfaceArea_m2.value.map((area) => area / volume),
    };
    return shape(perVolume, { diameter, depth }, []);
  }
  const width =
    diameter ??
    (depth === null ? Math.cbrt((4 * volume) / Math.PI) : Math.sqrt((4 * volume) / (Math.PI * depth)));
  const perVolume = (Math.PI * width ** 2) / 4 / volume;
  const assumed: Assumption[] =
    diameter === null && depth === null
      ? [
          {
            what: `${operation}.areaToVolume_per_m`,
            value: Number(perVolume.toPrecision(4)),
            unit: '1/m',
            source: `derived: upright cylinder as deep as wide, ${melt.density_kg_per_m3} kg/m3`,
          },
        ]
      : [];
  return shape(constant(perVolume), { diameter: width, depth }, assumed);
}

interface Shape {
  readonly diameter: number | null;
  readonly depth: number | null;
}

function shape(perVolume: Schedule, { diameter, depth }: Shape, assumed: readonly Assumption[]): Geometry {
  const first = valueAt(perVolume, 0);
  if (!(first > 0) && perVolume.value.every((value) => value <= 0)) {
    throw new InputError('the melt has no free surface', {
      path: 'areaToVolume_per_m',
      value: first,
      unit: '1/m',
      allowed: 'above 0',
    });
  }
  const deep = depth ?? 1 / Math.max(first, 1e-9);
  const wide = diameter ?? deep;
  return {
    areaToVolume: perVolume,
    wallToVolume: 4 / wide + 1 / deep,
    depth_m: deep,
    assumed,
  };
}
