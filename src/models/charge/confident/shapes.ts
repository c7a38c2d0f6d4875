import { normalQuantile } from '../../../foundation/numerics/normal.ts';
import { quantileSorted } from '../../../foundation/statistics/summary/quantiles.ts';
import type { ElementSymbol } from '../../../metal/alloy/element.ts';
import type { Columns } from '../judge.ts';
import { type Cone, deviationAt, type Shape, type Shapes, shapeKey } from './cones.ts';

/** Tail probability at which a distribution is held against the normal one [1]. */
const TAIL = 0.01;
/** Shapes are believed within these bounds: a hundredth part of two thousand draws is twenty. */
const BELIEVED = { least: 0.8, most: 3 };
/** Limits further away than this many standard deviations keep the normal shape. */
const FAR = 8;
/** A mean this near an edge lies at it [row unit]. */
const AT_EDGE = 1e-4;

/**
 * How skewed each uncertain limit is, and how far its linear spread falls short, from draws of the refined metal: the
 * distance of the 1 % quantile from the mean of the plan over that of a normal distribution with the plan's standard deviation.
 * A limit `far` away [standard deviations] stays as it is. `tail` is the probability of that quantile, `least` the smallest shape believed.
 */
export function shapesOf(
  cones: readonly Cone[],
  x: Float64Array,
  columns: Columns,
  { tail, least, far = FAR }: { tail: number; least: number; far?: number } = {
    tail: TAIL,
    least: BELIEVED.least,
  },
): Shapes {
  const shapes = new Map<string, Shape>();
  const reach = normalQuantile(1 - tail);
  for (const cone of cones) {
    const deviation = deviationAt(cone, x);
    const slack = Math.min(cone.upper - x[cone.content]!, x[cone.content]! - cone.lower);
    if (deviation <= 0 || slack > far * deviation) continue;
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

/** A charge: the point of its model, its mean contents in the refined metal [kg/kg], and the z that it keeps. */
interface Kept {
  readonly x: Float64Array;
  readonly refined: Readonly<Partial<Record<ElementSymbol, number>>>;
  readonly z: number;
}

/**
 * Shapes by which a charge just keeps the limits that hold it, and those that it is nearer to than normal laws allow at its z.
 * A model with them leaves the charge where it is. `holds` tells whether a side of a limit holds the charge.
 */
export function shapesKept(
  cones: readonly Cone[],
  { x, refined, z }: Kept,
  holds: (elements: readonly ElementSymbol[], side: 'min' | 'max') => boolean,
): Shapes {
  const shapes = new Map<string, Shape>();
  for (const cone of cones) {
    const { limit, scale, guardShare } = cone;
    const reach = z * deviationAt(cone, x) * scale * guardShare;
    if (reach <= 0) continue;
    const mean = limit.elements.reduce((sum, element) => sum + (refined[element] ?? 0), 0);
    // a mean at the edge of the internal range is held by that edge
    const isInner = (side: 'min' | 'max'): boolean =>
      limit.inner[side] !== limit[side] && Math.abs(mean - limit.inner[side]) < AT_EDGE * scale;
    const ratio = (distance: number, side: 'min' | 'max'): number => {
      const kept = Math.max(0, distance / reach);
      return kept < 1 || (!isInner(side) && holds(limit.elements, side)) ? kept : 1;
    };
    shapes.set(shapeKey(limit), { min: ratio(mean - limit.min, 'min'), max: ratio(limit.max - mean, 'max') });
  }
  return shapes;
}

function totals(cone: Cone, columns: Columns): Float64Array {
  const parts = cone.limit.elements.flatMap((element) => columns.get(element) ?? []);
  const first = parts[0];
  if (!first) return new Float64Array(0);
  return first.map((_, s) => parts.reduce((sum, part) => sum + part[s]!, 0));
}
