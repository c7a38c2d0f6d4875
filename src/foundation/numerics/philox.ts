/**
 * Philox4x32-10, a counter-based generator: 128 random bits from a 128-bit counter and a 64-bit key.
 * Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), section 3.3.
 * Compared with the three known-answer vectors of Random123 (`kat_vectors`): equal in every bit.
 */

/** Multipliers of the two lanes, split into 16-bit halves for the high product, and the Weyl constants of the key. */
const M0 = 0xd2511f53;
const M0_HIGH = 0xd251;
const M0_LOW = 0x1f53;
const M1 = 0xcd9e8d57;
const M1_HIGH = 0xcd9e;
const M1_LOW = 0x8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/**
 * Writes the four words of the block with counter (c0, c1, c2, c3) and key (k0, k1) to `out`. Words are taken modulo 2^32.
 * Seven positional words: an options object here would be allocated for every pair of random numbers.
 */
export function philox(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(x0, M0_HIGH, M0_LOW);
    const low0 = Math.imul(x0, M0);
    const high1 = multiplyHigh(x2, M1_HIGH, M1_LOW);
    const low1 = Math.imul(x2, M1);
    x0 = high1 ^ x1 ^ key0;
    x1 = low1;
    x2 = high0 ^ x3 ^ key1;
    x3 = low0;
    key0 = (key0 + WEYL_0) | 0;
    key1 = (key1 + WEYL_1) | 0;
  }
  out[0] = x0;
  out[1] = x1;
  out[2] = x2;
  out[3] = x3;
}

/** Upper 32 bits of the 64-bit product of x and the word (bHigh, bLow). */
function multiplyHigh(x: number, bHigh: number, bLow: number): number {
  const xHigh = x >>> 16;
  const xLow = x & 0xffff;
  const lowHigh = Math.imul(xLow, bHigh);
  const highLow = Math.imul(xHigh, bLow);
  const carry = (Math.imul(xLow, bLow) >>> 16) + (lowHigh & 0xffff) + (highLow & 0xffff);
  return (Math.imul(xHigh, bHigh) + (lowHigh >>> 16) + (highLow >>> 16) + (carry >>> 16)) | 0;
}
