import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { quantileSorted } from '../../../metal/alloy/ensemble.ts';
import type { Columns } from '../judge.ts';
import { type Cone, deviationAt, type Shape, type Shapes, shapeKey } from './cones.ts';

/** Tail probability at which a distribution is held against the normal one [1]. */
const TAIL = 0.01;
/** Shapes are believed within these bounds: a hundredth part of two thousand draws is twenty. */
const BELIEVED = { least: 0.8, most: 3 };
/** Limits further away than this many standard deviations keep the normal shape. */
const FAR = 8;

/**
 * How skewed each uncertain limit is, and how far its linear spread falls short, from draws of the refined metal: the
 * distance of the 1 % quantile from the mean of the plan over that of a normal distribution with the plan's standard deviation.
 * A limit far away stays as it is. `tail` is the probability of that quantile, `least` the smallest shape believed.
 */
export function shapesOf(
  cones: readonly Cone[],
  x: Float64Array,
  columns: Columns,
  { tail, least }: { tail: number; least: number } = { tail: TAIL, least: BELIEVED.least },
): Shapes {
  const shapes = new Map<string, Shape>();
  const reach = normalQuantile(1 - tail);
  for (const cone of cones) {
    const deviation = deviationAt(cone, x);
    const slack = Math.min(cone.upper - x[cone.content]!, x[cone.content]! - cone.lower);
    if (deviation <= 0 || slack > FAR * deviation) continue;
    const values = totals(cone, columns);
    if (values.length === 0) continue;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const sorted = values.sort();
    const normal = reach * deviation * cone.scale;
    const ratio = (distance: number): number => Math.min(BELIEVED.most, Math.max(least, distance / normal));
    shapes.set(shapeKey(cone.limit), {
      min: ratio(mean - quantileSorted(sorted, tail)),
      max: ratio(quantileSorted(sorted, 1 - tail) - mean),
    });
  }
  return shapes;
}

function totals(cone: Cone, columns: Columns): Float64Array {
  const parts = cone.limit.elements.flatMap((element) => columns.get(element) ?? []);
  const first = parts[0];
  if (!first) return new Float64Array(0);
  return first.map((_, s) => parts.reduce((sum, part) => sum + part[s]!, 0));
}
