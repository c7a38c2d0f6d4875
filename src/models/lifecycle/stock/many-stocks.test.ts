import { describe, expect, it } from 'vitest';
import { fillUniform, streamKey } from '../../../foundation/numerics/random.ts';
import { type Lifetime, scaledLifetime, survivalAt } from '../lifetime/lifetime.ts';
import { stockQuantiles } from './many-stocks.ts';

const SHARES = [0, 0.05, 0.5, 0.95, 1];

/** Every draw summed on its own, every year sorted. */
function byEveryDraw(inflow: Float64Array, lifetimes: readonly Lifetime[]): number[][] {
  const stocks = lifetimes.map((lifetime) =>
    Array.from(inflow, (_, t) => {
      let sum = 0;
      for (let c = 0; c <= t; c++) sum += inflow[c]! * survivalAt(lifetime, t - c);
      return sum;
    }),
  );
  const years = [...inflow.keys()];
  const sorted = years.map((t) => stocks.map((row) => row[t]!).sort((a, b) => a - b));
  return SHARES.map((p) => years.map((t) => sorted[t]![Math.round(p * (lifetimes.length - 1))]!));
}

const plain = (rows: readonly Float64Array[]): number[][] => rows.map((row) => [...row]);
const uniforms = (name: string, count: number): Float64Array =>
  fillUniform(streamKey(11, name), new Float64Array(count));

const KINDS: readonly Lifetime[] = [
  { kind: 'fixed', mean: 9 },
  { kind: 'normal', mean: 9, sd: 4 },
  { kind: 'folded-normal', mean: 6, sd: 8 },
  { kind: 'lognormal', mu: 2, sigma: 0.7 },
  { kind: 'weibull', shape: 2.5, scale: 9 },
];

describe('stockQuantiles', () => {
  it.each(KINDS)('is that of every draw to the last bit for a scaled $kind lifetime', (lifetime) => {
    const inflow = uniforms('inflow', 43);
    const lifetimes = [...uniforms('factor', 101)].map((u) => scaledLifetime(lifetime, 0.4 + u));
    expect(plain(stockQuantiles(inflow, lifetimes, SHARES))).toEqual(byEveryDraw(inflow, lifetimes));
  });
  it('ranks every year by itself where lives cross, and where an inflow is negative', () => {
    const shapes = uniforms('shape', 101);
    const crossing = [...uniforms('scale', 101)].map((u, d) => ({
      kind: 'weibull' as const,
      shape: 0.7 + 4 * shapes[d]!,
      scale: 5 + 6 * u,
    }));
    const scaled = crossing.map(({ scale }) => ({ kind: 'weibull' as const, shape: 2.5, scale }));
    const inflow = uniforms('inflow', 43);
    const withdrawn = inflow.map((amount, t) => (t % 9 === 4 ? -amount : amount));
    for (const [given, lifetimes] of [
      [inflow, crossing],
      [withdrawn, scaled],
      [withdrawn, crossing],
    ] as const)
      expect(plain(stockQuantiles(given, lifetimes, SHARES))).toEqual(byEveryDraw(given, lifetimes));
  });
  it.each([1, 2, 3, 4, 5, 7])('sums %i years', (years) => {
    const inflow = uniforms('inflow', years);
    const lifetimes: Lifetime[] = [
      { kind: 'weibull', shape: 1, scale: 2 },
      { kind: 'weibull', shape: 4, scale: 3 },
    ];
    expect(plain(stockQuantiles(inflow, lifetimes, SHARES))).toEqual(byEveryDraw(inflow, lifetimes));
  });
});
