/** A plant of known cost, and how cost grows with size. */
export interface Capacity {
  readonly cost: number;
  readonly capacity: number;
  /** Exponent of the capacity; 0.6 where nothing better is known. */
  readonly exponent: number;
  /** Largest single unit that is built; a larger plant has several of equal size. */
  readonly largestUnit?: number;
}

/** A plant of another size. */
export interface ScaledPlant {
  readonly cost: number;
  readonly units: number;
  /** Exponent that the whole step amounts to: towards 1 as units are multiplied. */
  readonly effectiveExponent: number;
}

/**
 * Cost of a plant of another capacity: C2 = C1 (Q2/Q1)^n for one unit; above the largest unit N equal ones,
 * C2 = N C1 (Q2/(N Q1))^n (economy of numbers).
 */
export function scaledCost(known: Capacity, capacity: number): ScaledPlant {
  const units = known.largestUnit === undefined ? 1 : Math.ceil(capacity / known.largestUnit - 1e-9);
  const ratio = capacity / known.capacity;
  const cost = units * known.cost * (ratio / units) ** known.exponent;
  return {
    cost,
    units,
    effectiveExponent: ratio === 1 ? known.exponent : Math.log(cost / known.cost) / Math.log(ratio),
  };
}
