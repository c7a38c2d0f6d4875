import { describe, expect, it } from 'vitest';
import { momentsOf } from '../../foundation/statistics/sample.ts';
import { basisOfSample } from './basis/basis-all-methods.ts';
import { attributePlanAcceptance } from './equivalency/attribute-plan-oc.ts';
import { changeInMean } from './equivalency/equivalence-change-in-mean.ts';
import { acceptanceLimits, judgeAgainst } from './equivalency/equivalence-mean-extremum.ts';
import { knownBaselineFactors } from './equivalency/equivalence-mean-extremum-factors.ts';
import { sdRatio } from './equivalency/sd-ratio-bound.ts';
import { proveEquivalence } from './equivalency/tost.ts';
import {
  smallestVariablesPlan,
  variablesPlanAcceptance,
} from './equivalency/variables-plan-unknown-sigma.ts';
import { findingRate } from './inclusions/poisson-rate-per-tonne.ts';
import { gatePowerOf, smallestN } from './power/gate-power.ts';

const X = [137.4, 139.5, 133.2, 142.3, 141.5, 138.7, 135.9, 140.3, 144.1, 136.8];
const reference = momentsOf(X);

describe('the statistics of a programme, called from code', () => {
  it('issues the lower of the single and the heat-aware basis, and says what it rests on', () => {
    const alone = basisOfSample(X);
    const heat = X.map((_, i) => (i < 5 ? 'H1' : 'H2'));
    const aware = basisOfSample(X, { heat });
    expect(alone.anova).toBeUndefined();
    expect(aware.issued.B).toBe(Math.min(alone.issued.B!, aware.anova!.B));
    expect(aware.issued.A).toBe(Math.min(alone.issued.A!, aware.anova!.A));
    expect(alone.diagnostics.map(({ name }) => name)).toEqual(['outliers', 'distribution']);
    expect(aware.diagnostics.at(-1)!.name).toBe('groups alike');
    expect(alone.A.normal).toBeLessThan(alone.B.normal);
    expect(() => basisOfSample([1, 2])).toThrow(/at least 3/);
    expect(() => basisOfSample([1, 2, -3])).toThrow(/above 0/);
    expect(() => basisOfSample([4, 4, 4])).toThrow(/zero variance/);
  });
  it('proves equivalence inside a margin and not for the same difference with a smaller one', () => {
    const candidate = momentsOf(X.map((value) => value + 0.5));
    expect(proveEquivalence({ reference, candidate }, { margin: [-6, 6] }).equivalent).toBe(true);
    expect(proveEquivalence({ reference, candidate }, { margin: [-1, 1] }).equivalent).toBe(false);
    expect(() => proveEquivalence({ reference, candidate }, { margin: [1, -1] })).toThrow(/lower is 1/);
    const flat = { n: 5, mean: 1, sd: 0 };
    expect(() => proveEquivalence({ reference: flat, candidate: flat }, { margin: [-1, 1] })).toThrow(
      /no test is possible, because all values of each sample are equal/,
    );
  });
  it('holds a mean and a scatter against the reference', () => {
    const candidate = { ...reference, mean: reference.mean + 10 };
    expect(changeInMean({ reference, candidate: reference }).pass).toBe(true);
    expect(changeInMean({ reference, candidate }).pass).toBe(false);
    const { ratio, ratioLower, ratioUpper } = sdRatio({ reference, candidate });
    expect(ratio).toBe(1);
    expect(ratioLower * ratioUpper).toBeCloseTo(1, 12);
  });
  it('fails a sample for its minimum alone and for its mean alone', () => {
    const limits = acceptanceLimits({ mean: 100, sd: 2 }, knownBaselineFactors(5, 0.05));
    expect(judgeAgainst(limits, { minimum: 99, mean: 100 }).pass).toBe(true);
    expect(judgeAgainst(limits, { minimum: 90, mean: 100 })).toEqual({
      passMinimum: false,
      passMean: true,
      pass: false,
    });
    expect(judgeAgainst(limits, { minimum: 97, mean: 97 })).toEqual({
      passMinimum: true,
      passMean: false,
      pass: false,
    });
  });
  it('keeps both risks of a variables plan, and the plan (52, 3) of the e-Handbook', () => {
    const risks = { p1: 0.01, p2: 0.06, alpha: 0.05, beta: 0.1 };
    const plan = smallestVariablesPlan(risks);
    expect(variablesPlanAcceptance(plan, 0.01)).toBeCloseTo(0.95, 10);
    expect(variablesPlanAcceptance(plan, 0.06)).toBeLessThanOrEqual(0.1);
    expect(attributePlanAcceptance({ n: 52, c: 3 }, 0.03)).toBeCloseTo(0.93, 3);
  });
  it('counts findings per tonne and the specimens a gate needs', () => {
    expect(findingRate({ findings: 0, mass_t: 3 }).upper).toBeCloseTo(-Math.log(0.05) / 3, 12);
    const plan = {
      statistic: 'zeroFailure',
      trueReliability: 0.999,
      target: 0.9,
      failures: 0,
      confidence: 0.95,
    } as const;
    expect(smallestN(gatePowerOf(plan), 0.9)).toBe(29);
    expect(gatePowerOf(plan)(28)).toBe(0);
  });
});
