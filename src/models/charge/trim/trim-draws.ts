import { fillNormal, streamKey } from '../../../foundation/numerics/random.ts';

/** Standard normals of what is uncertain about a trim, by branch and name; each stream is drawn once, however many amounts are tried on it. */
export interface TrimDraws {
  readonly samples: number;
  /** One number per sample; the caller leaves them as they are. */
  readonly normals: (branch: string, name: string) => Float64Array;
}

/** The draws of a seed. */
export function trimDraws(seed: number | string, samples: number): TrimDraws {
  const drawn = new Map<string, Float64Array>();
  return {
    samples,
    normals: (branch, name) => {
      const stream = `${branch}/${name}`;
      const known = drawn.get(stream) ?? fillNormal(streamKey(seed, stream), new Float64Array(samples));
      drawn.set(stream, known);
      return known;
    },
  };
}
