import { NOT_KNOWN, type Stated } from '../../documents/economics/stated.ts';
import { fillNormal, streamKey } from '../../foundation/numerics/random.ts';
import { twoPiece } from '../../foundation/numerics/two-piece.ts';

/** Bounds that a drawn number is cut off at. */
export type Bounds = readonly [least: number, most: number];

/** One draw of everything that is stated, or the stated values themselves. */
export interface Pick {
  /** The number of a place of the document. */
  readonly number: (stated: Stated, path: string, bounds?: Bounds) => number;
  /** A standard normal of its own: of a price in a year, of an outcome. `confidence` says what kind of not knowing it is. */
  readonly normal: (name: string, confidence: string, measure?: string) => number;
  /** True where no price to come is drawn: each stays what it is expected to be. */
  readonly expected?: boolean;
}

/** What was drawn under a name, for the search for drivers. */
export interface Drawn {
  readonly name: string;
  readonly confidence: string;
  readonly measure?: string;
  readonly normals: Float64Array;
}

/** The stated values themselves. */
export const CENTRAL: Pick = { number: ({ value }) => value, normal: () => 0, expected: true };

/** Shares and chances. */
export const SHARE: Bounds = [0, 1];
/** Amounts of money and metal. */
export const AMOUNT: Bounds = [0, Number.POSITIVE_INFINITY];

/**
 * Draws of stated numbers by their place in the document: the same place has the same draws in every variant, and the order in
 * which numbers are asked for does not matter.
 */
export class Sampler {
  readonly samples: number;
  readonly #seed: number | string;
  readonly #drawn = new Map<string, Drawn>();
  readonly #others = new Map<string, Float64Array>();

  constructor(seed: number | string, samples: number) {
    this.#seed = seed;
    this.samples = samples;
  }

  /** Draw `s`. With `others` everything that is known, read or measured is drawn anew; what is assumed stays. */
  draw(s: number, { others = false }: { readonly others?: boolean } = {}): Pick {
    const normal = (name: string, confidence: string, measure?: string): number => {
      const drawn = this.#column(name, confidence, measure);
      return others && !NOT_KNOWN.has(confidence) ? this.#otherColumn(name)[s]! : drawn.normals[s]!;
    };
    return {
      number: (stated, path, [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]) => {
        if (stated.low === undefined || stated.low === stated.high) return stated.value;
        const value = twoPiece(stated, normal(path, stated.confidence, stated.measure));
        return Math.min(most, Math.max(least, value));
      },
      normal,
    };
  }

  /** Everything that was asked for. */
  drawn(): readonly Drawn[] {
    return [...this.#drawn.values()];
  }

  #column(name: string, confidence: string, measure?: string): Drawn {
    const known = this.#drawn.get(name);
    if (known) return known;
    const normals = fillNormal(streamKey(this.#seed, name), new Float64Array(this.samples));
    const made = { name, confidence, normals, ...(measure === undefined ? {} : { measure }) };
    this.#drawn.set(name, made);
    return made;
  }

  #otherColumn(name: string): Float64Array {
    const known = this.#others.get(name);
    if (known) return known;
    const made = fillNormal(streamKey(this.#seed, `${name}/others`), new Float64Array(this.samples));
    this.#others.set(name, made);
    return made;
  }
}
