import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox } from './philox.ts';
import { fillNormal, fillUniform, standardNormal, streamKey, uniform } from './random.ts';

const hex = (words: Uint32Array): string[] => Array.from(words, (w) => w.toString(16).padStart(8, '0'));

describe('Philox4x32-10', () => {
  it('matches the known-answer vectors of Random123', () => {
    const out = new Uint32Array(4);
    philox(0, 0, 0, 0, 0, 0, out);
    expect(hex(out)).toEqual(['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']);
    const ones = 0xffffffff;
    philox(ones, ones, ones, ones, ones, ones, out);
    expect(hex(out)).toEqual(['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd']);
    philox(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, out);
    expect(hex(out)).toEqual(['d16cfe09', '94fdcceb', '5001e420', '24126ea1']);
  });
});

describe('streams', () => {
  it('a sample depends on nothing but seed, name and number (seed 5)', () => {
    const key = streamKey(42, 'recovery/La');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 40 }), fc.integer({ min: 1, max: 9 }), (first, count) => {
        const u = fillUniform(key, new Float64Array(count), first);
        const z = fillNormal(key, new Float64Array(count), first);
        for (let i = count - 1; i >= 0; i--) {
          expect(u[i]).toBe(uniform(key, first + i));
          expect(z[i]).toBe(standardNormal(key, first + i));
        }
      }),
      { seed: 5, numRuns: 200 },
    );
  });
  it('the stream survives structuredClone and JSON', () => {
    const key = streamKey('plan-7', 'lab:A/XRF/Cr');
    expect(uniform(structuredClone(key), 3)).toBe(uniform(key, 3));
    expect(uniform(JSON.parse(JSON.stringify(key)), 3)).toBe(uniform(key, 3));
  });
  it('other seeds and other names give other streams, also where their texts join alike', () => {
    const first = (seed: number | string, name: string): number => uniform(streamKey(seed, name), 0);
    const values = new Set<number>();
    for (let seed = 0; seed < 100; seed++)
      for (let name = 0; name < 100; name++) values.add(first(seed, `n${name}`));
    expect(values.size).toBe(10000);
    expect(first('1:2', '3')).not.toBe(first('1', '2:3'));
    expect(first(1, 'x')).toBe(first('1', 'x'));
    expect(first(1, 'x')).not.toBe(first(1, 'x\u0000'));
  });
  it('frozen: the first numbers of (1, "frozen") never change', () => {
    const key = streamKey(1, 'frozen');
    expect([uniform(key, 0), uniform(key, 1), standardNormal(key, 0)]).toMatchInlineSnapshot(`
      [
        0.9834830751013143,
        0.012043801578362712,
        1.7622060569874949,
      ]
    `);
  });
  it('refuses a seed that is no number', () => {
    expect(() => streamKey(Number.NaN, 'x')).toThrow(/seed/);
  });
});

describe('moments of 1e6 numbers within 4 standard errors', () => {
  const n = 1_000_000;
  it('uniform: mean 1/2, variance 1/12, lag-1 correlation 0', () => {
    const u = fillUniform(streamKey(20261124, 'moments'), new Float64Array(n));
    let sum = 0;
    let square = 0;
    let lag = 0;
    for (let i = 0; i < n; i++) {
      const d = u[i]! - 0.5;
      sum += d;
      square += d * d;
      if (i > 0) lag += d * (u[i - 1]! - 0.5);
      if (u[i]! <= 0 || u[i]! >= 1) throw new Error(`outside (0,1): ${u[i]}`);
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(square / n - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / n));
    expect(Math.abs(lag / n)).toBeLessThan((4 * (1 / 12)) / Math.sqrt(n));
  });
  it('normal: mean 0, variance 1, kurtosis 3, pair product 0', () => {
    const z = fillNormal(streamKey(20261124, 'moments'), new Float64Array(n));
    let sum = 0;
    let square = 0;
    let fourth = 0;
    let pair = 0;
    for (let i = 0; i < n; i++) {
      const x = z[i]!;
      sum += x;
      square += x * x;
      fourth += x ** 4;
      if (i % 2 === 1) pair += x * z[i - 1]!;
    }
    expect(Math.abs(sum / n)).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(square / n - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(fourth / n - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
    expect(Math.abs(pair / (n / 2))).toBeLessThan(4 / Math.sqrt(n / 2));
  });
});
