import { InputError } from '../../foundation/errors.ts';

/** A part of a charge or a lot and how often its metal was melted before, mass-weighted [1]. */
export interface GenerationPart {
  readonly mass_kg: number;
  /** 0 = virgin metal. */
  readonly generation: number;
}

/** Mass-weighted mean generation of parts [1]: G = sum m G / sum m. Throws InputError without mass. */
export function meanGeneration(parts: readonly GenerationPart[]): number {
  let mass = 0;
  let sum = 0;
  for (const { mass_kg, generation } of parts) {
    if (!(mass_kg >= 0) || !(generation >= 0))
      throw new InputError('mass and generation cannot be negative', {
        value: Math.min(mass_kg, generation),
      });
    mass += mass_kg;
    sum += mass_kg * generation;
  }
  if (mass === 0)
    throw new InputError('the parts have no mass, so their generation is not defined', {
      path: 'parts',
      allowed: 'at least one part with a mass above 0',
      cure: 'state the masses',
    });
  return sum / mass;
}
