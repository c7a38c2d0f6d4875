import { type Distribution, momentsOf, quantileOf } from '../../foundation/numerics/distribution.ts';
import { streamKey, uniform } from '../../foundation/numerics/random.ts';
import { distributionOf } from './distribution.ts';
import type { Reader } from './reader.ts';

/** An uncertain input: its name in the seed tree, and what is known of it. */
export interface Uncertain {
  /** Draws belong to this name: the same name has the same draws wherever it is compared. */
  readonly name: string;
  readonly distribution: Distribution;
  /** Nobody measured or published it. */
  readonly assumed: boolean;
}

/** Value of an uncertain input in one draw. */
export const drawOf = ({ name, distribution }: Uncertain, seed: number | string, draw: number): number =>
  distribution.kind === 'fixed'
    ? distribution.value
    : quantileOf(distribution, uniform(streamKey(seed, name), draw));

/** All draws of an uncertain input. */
export function drawsOf(
  { name, distribution }: Pick<Uncertain, 'name' | 'distribution'>,
  seed: number | string,
  count: number,
): Float64Array {
  if (distribution.kind === 'fixed') return new Float64Array(count).fill(distribution.value);
  const key = streamKey(seed, name);
  return Float64Array.from({ length: count }, (_, draw) => quantileOf(distribution, uniform(key, draw)));
}

/** The value to compute with where nothing is drawn: the median of a lognormal, else the mean. */
export const pointOf = (distribution: Distribution): number =>
  distribution.kind === 'lognormal'
    ? Math.exp(distribution.mu)
    : (momentsOf(distribution).mean ?? quantileOf(distribution, 0.5));

/** A number of the inputs: bare, or an object with a distribution and where it comes from. */
export function uncertainIn(reader: Reader, field: string, name: string): Uncertain {
  const written = reader.raw(field);
  if (typeof written !== 'object' || written === null)
    return { name, distribution: { kind: 'fixed', value: reader.number(field) }, assumed: false };
  const inner = reader.inner(field);
  const assumed = inner.has('assumed') ? inner.flag('assumed', false) : false;
  for (const word of ['source', 'unit', 'date']) if (inner.has(word)) inner.text(word);
  return { name, distribution: distributionOf(inner), assumed };
}
