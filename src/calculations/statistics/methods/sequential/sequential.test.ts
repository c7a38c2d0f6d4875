import { describe, expect, it } from 'vitest';
import { fillUniform, streamKey } from '../../../../foundation/numerics/random.ts';
import { binomialLines } from '../../../../foundation/statistics/sequential/sprt-binomial.ts';
import {
  exponentialLines,
  exponentialOc,
} from '../../../../foundation/statistics/sequential/sprt-exponential.ts';
import { runMethod } from '../../registry.ts';

const RISKS = { p1: 0.05, p2: 0.3, alpha: 0.1, beta: 0.1 };

describe('binomial SPRT', () => {
  it("keeps Wald's bound of the risks: 4000 runs at p1 and at p2 (seed 51)", () => {
    const reject = (p: number): number => {
      let rejected = 0;
      for (let i = 0; i < 4000; i++) {
        const u = fillUniform(streamKey(51, `sprt/${p}`), new Float64Array(400), i * 400);
        const results = Array.from(u, (value) => (value < p ? 1 : 0));
        if (runMethod('sprtBinomialRun', { ...RISKS, results }).quantities.decision === 'reject') rejected++;
      }
      return rejected / 4000;
    };
    // alpha/(1-beta) and beta/(1-alpha) bound the actual risks.
    expect(reject(0.05)).toBeLessThan(0.1 / 0.9 + 0.015);
    expect(1 - reject(0.3)).toBeLessThan(0.1 / 0.9 + 0.015);
  });
  it('swapping the hypotheses and risks mirrors the lines', () => {
    const lines = binomialLines(RISKS);
    const mirrored = binomialLines({ p1: 0.7, p2: 0.95, alpha: 0.1, beta: 0.1 });
    expect(mirrored.slope).toBeCloseTo(1 - lines.slope, 12);
    expect(mirrored.rejectIntercept).toBeCloseTo(-lines.acceptIntercept, 12);
  });
  it('goes on while it must', () => {
    expect(runMethod('sprtBinomialRun', { ...RISKS, results: [0, 1, 0] }).quantities).toMatchObject({
      decision: 'continue',
      decisionIndex: null,
      n: 3,
    });
  });
});

describe('exponential SPRT', () => {
  const risks = { theta0: 1000, theta1: 500, alpha: 0.1, beta: 0.1 };
  it('better parts are accepted oftener and sooner (2000 runs each, seed 52)', () => {
    const lines = exponentialLines(risks);
    const at = (theta: number) => exponentialOc(lines, theta, { replicates: 2000, seed: 52 });
    expect(at(2000).accept).toBeGreaterThan(at(1000).accept);
    expect(at(1000).accept).toBeGreaterThan(at(500).accept);
    expect(at(4000).meanFailures).toBeLessThan(at(1000).meanFailures);
  });
  it('decides by the lines: no failure to 2198 h accepts, 2197 h goes on', () => {
    const decision = (time: number, failures: number): unknown =>
      runMethod('sprtExponential', { ...risks, time, failures }).quantities.decision;
    expect([decision(2198, 0), decision(2197, 0), decision(100, 4), decision(1000, 3)]).toEqual([
      'accept',
      'continue',
      'reject',
      'continue',
    ]);
  });
});
