import type { EnvelopeOrder } from '../../documents/qualification/envelope.ts';
import { standardNormal, streamKey, uniform } from '../../foundation/numerics/random.ts';
import type { ElementSymbol } from '../../metal/alloy/element.ts';

type Heat = EnvelopeOrder['answer']['heats'][number];
type Materials = EnvelopeOrder['plan']['materials'];

const PPM_PER_WTPCT = 1e4;

/**
 * Draws of the refined contents [ppm] of a planned heat: contents of the charge drawn material by material (normal with
 * `sd_wtpct`, uniform below a detection limit, never below zero), times what the plan expects the furnaces to leave of them.
 */
export function drawnContents(
  heat: Heat,
  materials: Materials,
  { samples, seed }: { readonly samples: number; readonly seed: number | string },
): ReadonlyMap<ElementSymbol, Float64Array> {
  const parts = heat.charge.flatMap(({ id, mass_kg }) => {
    const material = materials.find((one) => one.id === id);
    return material ? [{ material, mass: mass_kg * (material.metal_yield ?? 1) }] : [];
  });
  const total = parts.reduce((sum, { mass }) => sum + mass, 0);
  const elements = new Set(
    parts.flatMap(({ material: { composition_wtpct, below_wtpct = {} } }) => [
      ...(Object.keys(composition_wtpct) as ElementSymbol[]),
      ...(Object.keys(below_wtpct) as ElementSymbol[]),
    ]),
  );
  return new Map(
    [...elements].map((element) => {
      const charged = new Float64Array(samples);
      let mean = 0;
      for (const { material, mass } of parts) {
        const share = mass / total;
        const content = material.composition_wtpct[element];
        const below = content === undefined ? (material.below_wtpct?.[element] ?? 0) : 0;
        const sd = material.sd_wtpct?.[element] ?? 0;
        const key = streamKey(seed, `envelope/${heat.id}/${material.id}/${element}`);
        mean += share * (content ?? below / 2);
        for (let i = 0; i < samples; i++)
          charged[i]! +=
            share *
            Math.max(
              0,
              content === undefined ? below * uniform(key, i) : content + sd * standardNormal(key, i),
            );
      }
      const refined = heat.composition_wtpct.refined[element] ?? 0;
      const kept = mean > 0 ? refined / mean : 0;
      return [element, charged.map((value) => value * kept * PPM_PER_WTPCT)];
    }),
  );
}
