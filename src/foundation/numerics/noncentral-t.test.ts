import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gaussLegendre, integrate } from './gauss-legendre.ts';
import {
  noncentralTNoncentrality,
  noncentralTQuantile,
  noncentralTUpper,
  stirlingError,
} from './noncentral-t.ts';
import { normalQuantile } from './normal.ts';
import { studentTQuantile, studentTUpper } from './student-t.ts';

interface Truth {
  readonly factors: readonly (readonly [n: number, content: number, confidence: number, k: number])[];
  readonly probabilities: readonly (readonly [
    t: number,
    df: number,
    noncentrality: number,
    probability: number,
  ])[];
}
const truth: Truth = JSON.parse(
  readFileSync(new URL('./__fixtures__/noncentral-t.json', import.meta.url), 'utf8'),
);

const factor = (n: number, content: number, confidence: number): number =>
  noncentralTQuantile(confidence, { df: n - 1, noncentrality: normalQuantile(content) * Math.sqrt(n) }) /
  Math.sqrt(n);

describe('noncentral t', () => {
  it('tolerance factors n = 2..2000 equal 40-digit quadrature to 1e-12 relative', () => {
    expect(truth.factors.length).toBe(84);
    for (const [n, content, confidence, k] of truth.factors) {
      const error = Math.abs(factor(n, content, confidence) / k - 1);
      expect(error, `n ${n}, content ${content}, confidence ${confidence}`).toBeLessThan(1e-12);
    }
  });
  it('has no step at noncentrality 37.62, where R 4.5 jumps by 0.0012', () => {
    const ks = [258, 260, 262, 264, 266].map((n) => factor(n, 0.99, 0.95));
    const second = ks.slice(2).map((k, i) => k - 2 * ks[i + 1]! + ks[i]!);
    for (const bend of second) expect(Math.abs(bend)).toBeLessThan(2e-5);
  });
  it('probabilities equal 40-digit quadrature to 2e-14', () => {
    for (const [t, df, noncentrality, probability] of truth.probabilities) {
      expect(
        Math.abs(noncentralTUpper(t, { df, noncentrality }) - (1 - probability)),
        `t ${t}, df ${df}, delta ${noncentrality}`,
      ).toBeLessThan(2e-14);
    }
  });
  it('noncentrality zero is the central t, also far out and for negative t', () => {
    for (const t of [-30, -2, 0, 0.1, 3, 50])
      expect(Math.abs(noncentralTUpper(t, { df: 6, noncentrality: 0 }) - studentTUpper(t, 6))).toBeLessThan(
        1e-14,
      );
    for (const n of [2, 3, 20, 500, 2000])
      expect(
        Math.abs(factor(n, 0.5, 0.95) / (studentTQuantile(0.95, n - 1) / Math.sqrt(n)) - 1),
      ).toBeLessThan(1e-12);
  });
  it('the noncentrality of a probability inverts the quantile', () => {
    for (const df of [1, 5, 40, 900])
      for (const delta of [-3, 0.2, 8])
        for (const p of [0.02, 0.5, 0.95]) {
          const t = noncentralTQuantile(p, { df, noncentrality: delta });
          expect(Math.abs(noncentralTNoncentrality(t, df, p) - delta)).toBeLessThan(1e-10);
        }
  });
  it('a factor takes under 0.2 ms of processor time', () => {
    for (let n = 2; n < 200; n++) factor(n, 0.9, 0.95);
    const start = process.cpuUsage();
    for (let n = 2; n < 1002; n++) factor(n, 0.99, 0.95);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000 / 1000).toBeLessThan(0.2);
  });
  it('refuses a probability of one and fewer than one degree of freedom', () => {
    expect(() => noncentralTQuantile(1, { df: 5, noncentrality: 1 })).toThrow(/probability/);
    expect(() => noncentralTNoncentrality(1, 5, 0)).toThrow(/probability/);
    expect(() => noncentralTUpper(1, { df: 0.5, noncentrality: 1 })).toThrow(/degrees of freedom/);
  });
  it("Stirling's error is one function across its two branches, and 1/(12 a) far out", () => {
    expect(Math.abs(stirlingError(10 - 1e-9) - stirlingError(10))).toBeLessThan(1e-12);
    expect(stirlingError(1e6)).toBeCloseTo(1 / 12e6, 16);
  });
});

describe('Gauss-Legendre', () => {
  it('five points match Abramowitz and Stegun table 25.4', () => {
    const { nodes, weights } = gaussLegendre(5);
    expect(nodes[4]).toBeCloseTo(0.906179845938664, 14);
    expect(nodes[3]).toBeCloseTo(0.538469310105683, 14);
    expect(weights[4]).toBeCloseTo(0.236926885056189, 14);
    expect(weights[2]).toBeCloseTo(0.568888888888889, 14);
  });
  it('n points are exact up to degree 2n - 1 and not above', () => {
    const error = (degree: number): number =>
      Math.abs(integrate((x) => x ** degree, [0, 1], { order: 6 }) * (degree + 1) - 1);
    expect(error(11)).toBeLessThan(1e-14);
    expect(error(12)).toBeGreaterThan(1e-9);
  });
});
