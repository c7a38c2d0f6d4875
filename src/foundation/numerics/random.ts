import { InputError } from '../errors.ts';
import { philox } from './philox.ts';

/**
 * One stream of random numbers: everything but the sample number. Plain words, so that a worker gets the same stream.
 * `key` is the Philox key, `branch` the upper half of its counter: together 128 bits hashed from (seed, name).
 */
export interface StreamKey {
  readonly key: readonly [number, number];
  readonly branch: readonly [number, number];
}

/** Bit of counter word 1 that keeps normals off the blocks the uniforms of the same stream use. */
const NORMAL_LANE = 0x80000000;
const TWO_32 = 2 ** 32;
const scratch = new Uint32Array(4);

/**
 * Stream of the pair (seed, name): counter-based, so the value of a sample depends on nothing else, neither order
 * nor the number of workers. A numeric seed equals its text: 7 and "7" are one stream.
 * The 128 bits are a Philox4x32-10 chain (CBC) over the length-prefixed UTF-8 text.
 * Throws InputError for a seed that is not finite.
 */
export function streamKey(seed: number | string, name: string): StreamKey {
  if (typeof seed === 'number' && !Number.isFinite(seed)) {
    throw new InputError(`seed ${seed} is not a finite number`, { path: 'seed', value: String(seed) });
  }
  const seedText = String(seed);
  const bytes = new TextEncoder().encode(`${seedText.length}:${seedText}:${name}`);
  const words = new Uint32Array(4 * (Math.floor(bytes.length / 16) + 1));
  bytes.forEach((byte, i) => {
    words[i >> 2]! |= byte << (8 * (i & 3));
  });
  const state = new Uint32Array([bytes.length, 0, 0, 0]);
  for (let at = 0; at < words.length; at += 4) {
    philox(
      state[0]! ^ words[at]!,
      state[1]! ^ words[at + 1]!,
      state[2]! ^ words[at + 2]!,
      state[3]! ^ words[at + 3]!,
      HASH_KEY_0,
      HASH_KEY_1,
      state,
    );
  }
  return { key: [state[0]!, state[1]!], branch: [state[2]!, state[3]!] };
}

/** Words of pi (Random123 `kat_vectors`): an arbitrary fixed key for hashing stream names. */
const HASH_KEY_0 = 0xa4093822;
const HASH_KEY_1 = 0x299f31d0;

/** Uniform number of `sample` (0, 1, 2 ... 2^53-1) in the open interval (0, 1), a multiple of 2^-53 (zero becomes 2^-54). */
export function uniform(key: StreamKey, sample: number): number {
  block(key, Math.floor(sample / 2), 0);
  return sample % 2 === 0 ? open(scratch[0]!, scratch[1]!) : open(scratch[2]!, scratch[3]!);
}

/**
 * Standard normal number of `sample`. Box-Muller: z_2k = sqrt(-2 ln u) cos(2 pi v), z_2k+1 = sqrt(-2 ln u) sin(2 pi v)
 * with (u, v) the two uniforms of block k. Independent of `uniform` of the same stream. |z| <= 8.65.
 */
export function standardNormal(key: StreamKey, sample: number): number {
  block(key, Math.floor(sample / 2), NORMAL_LANE);
  const radius = Math.sqrt(-2 * Math.log(open(scratch[0]!, scratch[1]!)));
  const angle = 2 * Math.PI * open(scratch[2]!, scratch[3]!);
  return radius * (sample % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
}

/** Fills `out` with `uniform(key, first + i)`; returns `out`. Two numbers per Philox block. */
export function fillUniform(key: StreamKey, out: Float64Array, first = 0): Float64Array {
  const end = out.length;
  let i = 0;
  if (first % 2 === 1 && end > 0) out[i++] = uniform(key, first);
  let counter = (first + i) / 2;
  for (; i < end; i += 2, counter++) {
    block(key, counter, 0);
    out[i] = open(scratch[0]!, scratch[1]!);
    if (i + 1 < end) out[i + 1] = open(scratch[2]!, scratch[3]!);
  }
  return out;
}

/** Fills `out` with `standardNormal(key, first + i)`; returns `out`. */
export function fillNormal(key: StreamKey, out: Float64Array, first = 0): Float64Array {
  const end = out.length;
  let i = 0;
  if (first % 2 === 1 && end > 0) out[i++] = standardNormal(key, first);
  let counter = (first + i) / 2;
  for (; i < end; i += 2, counter++) {
    block(key, counter, NORMAL_LANE);
    const radius = Math.sqrt(-2 * Math.log(open(scratch[0]!, scratch[1]!)));
    const angle = 2 * Math.PI * open(scratch[2]!, scratch[3]!);
    out[i] = radius * Math.cos(angle);
    if (i + 1 < end) out[i + 1] = radius * Math.sin(angle);
  }
  return out;
}

function block(stream: StreamKey, counter: number, lane: number): void {
  const high = Math.floor(counter / TWO_32) | lane;
  philox(counter, high, stream.branch[0], stream.branch[1], stream.key[0], stream.key[1], scratch);
}

function open(high: number, low: number): number {
  const bits = (high >>> 5) * 67108864 + (low >>> 6);
  return (bits === 0 ? 0.5 : bits) / 9007199254740992;
}
