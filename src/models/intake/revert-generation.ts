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
      throw new InputError('mass and generation can not be negative', {
        value: Math.min(mass_kg, generation),
      });
    mass += mass_kg;
    sum += mass_kg * generation;
  }
  if (mass === 0) throw new InputError('no mass to take a generation of', { path: 'parts' });
  return sum / mass;
}

/** Generation [1] of the metal a heat gives: melting makes every part one generation older. */
export const generationAfterMelting = (parts: readonly GenerationPart[]): number => meanGeneration(parts) + 1;

/**
 * Generation [1] that returns settle at when a heat always takes the share r of its own returns and virgin metal:
 * G = r G + 1, so G = 1/(1 - r). 60 % returns: 2.5.
 */
export function settledGeneration(returnShare: number): number {
  if (!(returnShare >= 0 && returnShare < 1))
    throw new InputError(`return share ${returnShare}`, { value: returnShare, allowed: '0 to below 1' });
  return 1 / (1 - returnShare);
}
