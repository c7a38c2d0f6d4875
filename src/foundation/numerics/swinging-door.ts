/** A value at a time, in units of the caller. */
export interface Knot {
  readonly at: number;
  readonly value: number;
}

/**
 * Thins readings in the order of their time to knots: the straight lines between these pass each reading within the tolerance [unit of the
 * value]. From each knot the cone of lines is kept that pass all readings since within it; a reading that leaves no such line puts a knot at
 * the reading before, on the line that is nearest to that one (swinging door, Bristol, US 4,669,097; with the cone, so that the bound is strict, and with
 * knots beside the readings, so that noise within the tolerance makes none). One pass, constant memory.
 */
export class SwingingDoor {
  readonly #tolerance: (value: number) => number;
  #knot: Knot | undefined;
  #last: Knot | undefined;
  #low = Number.NEGATIVE_INFINITY;
  #high = Number.POSITIVE_INFINITY;

  constructor(tolerance: (value: number) => number) {
    this.#tolerance = tolerance;
  }

  /** The knot that a later reading makes known; undefined while one line passes all readings since the last knot. */
  take(at: number, value: number): Knot | undefined {
    const [knot, last] = [this.#knot, this.#last];
    this.#last = { at, value };
    if (!knot || !last) {
      this.#knot = this.#last;
      return this.#knot;
    }
    const within = this.#tolerance(value);
    const low = Math.max(this.#low, (value - within - knot.value) / (at - knot.at));
    const high = Math.min(this.#high, (value + within - knot.value) / (at - knot.at));
    if (low <= high) {
      this.#low = low;
      this.#high = high;
      return undefined;
    }
    const made = this.#onLine(knot, last);
    this.#knot = made;
    this.#low = (value - within - made.value) / (at - made.at);
    this.#high = (value + within - made.value) / (at - made.at);
    return made;
  }

  /** The knot at the last reading, where there is none yet; the next reading begins anew. */
  end(): Knot | undefined {
    const [knot, last] = [this.#knot, this.#last];
    const open = knot && last && last.at > knot.at ? this.#onLine(knot, last) : undefined;
    this.#knot = undefined;
    this.#last = undefined;
    this.#low = Number.NEGATIVE_INFINITY;
    this.#high = Number.POSITIVE_INFINITY;
    return open;
  }

  /** The point at the time of a reading that is nearest to it on a line of the cone. */
  #onLine(knot: Knot, { at, value }: Knot): Knot {
    const slope = (value - knot.value) / (at - knot.at);
    const taken = Math.min(Math.max(slope, this.#low), this.#high);
    return { at, value: knot.value + taken * (at - knot.at) };
  }
}
