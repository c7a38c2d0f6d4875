import { type CholeskyFactor, cholesky, timesLower } from '../../foundation/numerics/cholesky.ts';
import { variationOf } from '../../foundation/numerics/mixed-effects.ts';
import { fillNormal, standardNormal, streamKey, uniform } from '../../foundation/numerics/random.ts';
import { atAge, liningAge } from '../furnace/effects.ts';
import { contentsOf, type ParametricHeat, type Points, type Wanted } from '../furnace/parametric-heat.ts';
import type { Fit } from './fit.ts';

/** A heat to come, drawn from what is known of the furnace. */
export interface Predicted {
  /** Contents [ppm] of what was asked: `contents[s * wanted.length + r]`; scatter of readings included, but not at time 0. */
  readonly contents: Float64Array;
  readonly samples: number;
}

/** Members of a prediction: the 5 and 95 % points then rest on 25 each. */
const MEMBERS = 500;

/** Answers contents of a heat to come; what it is asked at the same times rests on one run. */
export type HeatToCome = (wanted: readonly Wanted[]) => Predicted;

/**
 * A heat to come (docs/theory/calibration.md, equation 7): parameters from the posterior with the variation
 * between heats on top, the melt from its own spread, what was not calibrated from its prior, through the model.
 */
export function heatToCome(
  heat: ParametricHeat,
  {
    fit,
    seed,
    samples = MEMBERS,
  }: { readonly fit: Fit; readonly seed: number | string; readonly samples?: number },
): HeatToCome {
  const { points, deltas } = drawMembers(heat, { fit, seed, samples });
  const contentsIn = contentsOf({ ...heat, published: heat.facts.discrepancies }, points);
  return (wanted) => {
    const contents = contentsIn(wanted);
    wanted.forEach(({ at_s }, r) => {
      if (at_s === 0) return;
      const stream = streamKey(seed, `next/scatter/${r}`);
      for (let s = 0; s < samples; s++) {
        const at = s * wanted.length + r;
        contents[at] = Math.max(0, contents[at]! * (1 + deltas[s]! * standardNormal(stream, s)));
      }
    });
    return { contents, samples };
  };
}

interface Members {
  readonly points: Points;
  /** Scatter of readings by member [1]. */
  readonly deltas: Float64Array;
}

/** Points drawn from the posterior of a fit, one variation and one melt each. */
function drawMembers(
  heat: ParametricHeat,
  { fit, seed, samples }: { readonly fit: Fit; readonly seed: number | string; readonly samples: number },
): Members {
  const { parameters, settled, design, components } = fit;
  const p = parameters.length;
  const effects = design.effects;
  const q = p + settled.length;
  const width = q + heat.uncertain.length;
  const age = liningAge(heat);
  const values = new Float64Array(samples * width);
  const deltas = new Float64Array(samples);
  const factors = new Map<number, CholeskyFactor>();
  const which = streamKey(seed, 'next/scales');
  const normals = Array.from({ length: width + effects }, (_, i) =>
    fillNormal(streamKey(seed, `next/${i}`), new Float64Array(samples)),
  );
  for (let s = 0; s < samples; s++) {
    const k = chosen(components, uniform(which, s));
    const component = components[k]!;
    const { mean, covariance, delta } = component;
    const factor = factors.get(k) ?? cholesky(covariance, effects);
    factors.set(k, factor);
    const away = timesLower(
      factor,
      Float64Array.from({ length: effects }, (_, j) => normals[j < p ? j : width + j]![s]!),
    );
    const common = atAge(
      fit,
      away.map((value, j) => value + mean[j]!),
      age,
    );
    for (let j = 0; j < p; j++)
      values[s * width + j] = common[j]! + variationOf(design, component, j) * normals[width + j]![s]!;
    for (let i = q; i < width; i++) values[s * width + i] = normals[i]![s]!;
    deltas[s] = delta;
  }
  return { points: { parameters: [...parameters, ...settled], samples, values, othersSeed: seed }, deltas };
}

function chosen(components: readonly { readonly weight: number }[], u: number): number {
  let sum = 0;
  for (let k = 0; k < components.length; k++) {
    sum += components[k]!.weight;
    if (u < sum) return k;
  }
  return components.length - 1;
}
