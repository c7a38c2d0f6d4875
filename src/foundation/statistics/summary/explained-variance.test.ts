import { describe, expect, it } from 'vitest';
import { fillNormal, streamKey } from '../../numerics/random.ts';
import { twoPiece } from '../../numerics/two-piece.ts';
import { explainedByGroup, explainedVariance } from './explained-variance.ts';

const normals = (name: string): Float64Array => fillNormal(streamKey(1, name), new Float64Array(4000));
const [a, b, c, other] = [normals('a'), normals('b'), normals('c'), normals('other')] as const;

describe('shares of a variance', () => {
  // y = 3a + b^2 - 1 + a c: Var 9 + 2 + 1; first-order shares 9/12, 2/12, 0.
  const at = (x: Float64Array, y: Float64Array, z: Float64Array) =>
    x.map((one, i) => 3 * one + y[i]! ** 2 - 1 + one * z[i]!);
  const result = at(a!, b!, c!);
  it('finds what each input explains, curved or not, and nothing where only a product acts', () => {
    expect(explainedVariance(a!, result).share).toBeCloseTo(9 / 12, 1);
    expect(explainedVariance(b!, result).share).toBeCloseTo(2 / 12, 1);
    expect(explainedVariance(c!, result).share).toBeLessThan(0.03);
    expect(explainedVariance(new Float64Array(4000), result).share).toBe(0);
  });
  it('says where the ends of an input lead', () => {
    const { atLow, atHigh } = explainedVariance(a!, result);
    expect(atHigh - atLow).toBeCloseTo(3 * 2 * 1.755, 0);
  });
  it('gives a group with its product what neither has alone', () => {
    expect(explainedByGroup(result, at(a!, other!, c!))).toBeCloseTo(10 / 12, 1);
    expect(explainedByGroup(result, result)).toBe(1);
  });
});

describe('a number with its 5 and 95 % points', () => {
  it('passes through all three, on both laws', () => {
    const spread = { value: 10, low: 8, high: 16 };
    expect([-1.6448536269514722, 0, 1.6448536269514722].map((z) => twoPiece(spread, z))).toEqual([8, 10, 16]);
    expect(twoPiece({ ...spread, law: 'lognormal' }, -1.6448536269514722)).toBeCloseTo(8, 12);
    expect(twoPiece({ ...spread, law: 'lognormal' }, 1.6448536269514722)).toBeCloseTo(16, 12);
    expect(twoPiece({ value: 7 }, 3)).toBe(7);
  });
});
