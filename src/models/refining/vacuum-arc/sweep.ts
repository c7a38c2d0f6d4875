import { InputError } from '../../../foundation/errors.ts';
import { type Bath, massOf, totalKg } from '../bath.ts';
import type { Stage } from '../bath-kinetics/stages.ts';
import type { LimitRow } from '../operation.ts';

/** Share of an ingot's section that lies in a skin [1]: 1 - (1 - 2 t/D)^2. */
export const skinShare = (skin_m: number, diameter_m: number): number =>
  skin_m >= diameter_m / 2 ? 1 : 1 - (1 - (2 * skin_m) / diameter_m) ** 2;

/** Share of the particles that the flow of a pool sweeps to the side [1]: 1 - exp(-v X). */
export const sweptShare = (pool: Stage, velocity_m_per_s: number): number =>
  -Math.expm1(-velocity_m_per_s * pool.exposure_s_per_m);

/** Depth turned off [m]; throws InputError when nothing of the ingot would be left. */
export function refuseDeep(turned_m: number, diameter_m: number): number {
  if (turned_m < diameter_m / 2) return turned_m;
  throw new InputError(
    `turning ${turned_m} m off an ingot of ${diameter_m.toPrecision(3)} m diameter leaves no metal`,
    {
      path: 'turned_m',
      value: turned_m,
      unit: 'm',
      allowed: `less than ${(diameter_m / 2).toPrecision(3)} m`,
      cure: 'state the depth of the cut, on the radius',
    },
  );
}

/** Content bound in particles from which a row about the side is worth reading [ppm]. */
const SHOWN_PPM = 0.1;

/** What oxygen and nitrogen in particles do across the ingot: the skin holds what the pool swept there. */
export function sweptRows(
  bath: Bath,
  at: { readonly swept: number; readonly skin: number; readonly turned_m: number },
): LimitRow[] {
  const totals = totalKg(bath);
  const mass = massOf(bath);
  const n = bath.elements.length;
  const ratio = (at.swept / at.skin + 1 - at.swept) / (1 - at.swept);
  return (['O', 'N'] as const).flatMap((element): LimitRow[] => {
    const e = bath.elements.indexOf(element);
    if (e < 0) return [];
    let bound = 0;
    let dissolved = 0;
    for (let s = 0; s < bath.samples; s++) {
      const content = (bath.dissolved[s * n + e]! / mass[s]!) * 1e6;
      dissolved += content / bath.samples;
      bound += ((totals[s * n + e]! / mass[s]!) * 1e6 - content) / bath.samples;
    }
    if (bound < SHOWN_PPM) return [];
    return [
      {
        element,
        limitedBy: `particles (${bound.toFixed(1)} ppm): nothing removes them. The pool sweeps them to the side, where the skin held ${ratio.toPrecision(2)} times as many as the inside before turning`,
        floor_ppm: dissolved,
        lever:
          at.turned_m > 0
            ? 'a deeper cut off the ingot (turned_m), a cleaner electrode'
            : 'turning the ingot (turned_m), a cleaner electrode',
      },
    ];
  });
}
