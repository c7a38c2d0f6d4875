import type { Bath } from '../bath.ts';
import { massOf } from '../bath.ts';
import { chemistryAt } from '../bath-kinetics/conditions.ts';
import { type Layout, layoutOf } from '../bath-kinetics/layout.ts';
import { populationsOf } from '../bath-kinetics/populations.ts';
import { createWork, pointAt, type Work, weigh } from '../bath-kinetics/work.ts';
import { createExchange } from '../exchange.ts';
import { properties } from './refining-data.ts';

/** A work space that stands at the only sample of a bath, weighed, nothing around it. The bath that was given is not changed. */
export function workOn(
  { elements, dissolved, ...given }: Bath,
  temperature_K: number,
): { readonly work: Work; readonly layout: Layout } {
  const populations = populationsOf(elements, properties);
  const particles = new Float64Array(populations.length);
  const bath = { ...given, elements, populations, particles, dissolved: Float64Array.from(dissolved) };
  const mass_kg = massOf(bath)[0]!;
  const fractions = dissolved.map((kg) => kg / mass_kg);
  const basis = { elements, populations, fractions, mass_kg, temperature_K: null, extrapolate: false };
  const layout = layoutOf(basis, properties);
  const work = createWork(layout, chemistryAt(basis, layout, properties, temperature_K));
  work.kept = new Float64Array(layout.n);
  work.open = new Float64Array(1);
  work.vapour = new Float64Array(1);
  work.streams = new Float64Array(3);
  pointAt(work, bath, createExchange(elements, 1), 0);
  weigh(work);
  return { work, layout };
}
