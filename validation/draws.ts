import { streamKey, uniform } from '../src/foundation/numerics/random.ts';
import type { Drawn, Ranges } from './comparison.ts';

/** Seed of every draw of the report. */
export const SEED = 'validation';

/** Draw `j` of every assumed input of a set: one stream per set and input, so that a new input moves no other. */
export function drawInputs(set: string, ranges: Ranges, j: number): Drawn {
  const drawn: Record<string, number | string> = {};
  for (const [name, range] of Object.entries(ranges)) {
    const u = uniform(streamKey(SEED, `${set}/${name}`), j);
    if ('words' in range) drawn[name] = range.words[Math.floor(u * range.words.length)]!;
    else if (range.scale === 'log') drawn[name] = range.low * (range.high / range.low) ** u;
    else drawn[name] = range.low + (range.high - range.low) * u;
  }
  return drawn as Drawn;
}

/** The middle of every assumed input: geometric on a logarithmic scale, the first of words. */
export function middleInputs(ranges: Ranges): Drawn {
  const drawn: Record<string, number | string> = {};
  for (const [name, range] of Object.entries(ranges)) {
    if ('words' in range) drawn[name] = range.words[0]!;
    else
      drawn[name] = range.scale === 'log' ? Math.sqrt(range.low * range.high) : (range.low + range.high) / 2;
  }
  return drawn as Drawn;
}
