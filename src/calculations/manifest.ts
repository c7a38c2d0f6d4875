import { hashOf } from '../foundation/quantity/canonical.ts';

/** Version of this program; a test holds it equal to package.json. */
export const CODE_VERSION = 'remelt 0.1.0';

/** Seed of a document that names none. */
export const DEFAULT_SEED = 1;

/** What a result rests on: enough to repeat it. Extra keys (solver, samples, options) are the calculation's own. */
export interface Manifest {
  /** SHA-256 of the canonical JSON of the input document. */
  readonly inputHash: string;
  readonly code: string;
  /** SHA-256 over all data files, plant overrides included. */
  readonly data: string;
  readonly seed: number | string;
  readonly [extra: string]: unknown;
}

/** Manifest of a computed result. `extra` must hold `seed`; anything else there is carried as it is. */
export function manifestOf(
  input: unknown,
  facts: { readonly version: string },
  extra: { readonly seed: number | string; readonly [key: string]: unknown },
): Manifest {
  return { inputHash: hashOf(input), code: CODE_VERSION, data: facts.version, ...extra };
}
