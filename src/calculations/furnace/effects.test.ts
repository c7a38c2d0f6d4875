import { expect, it } from 'vitest';
import { ownName } from '../../models/refining/discrepancy/own-factor.ts';
import type { Parameter } from '../../models/refining/parameters.ts';
import { agedBy, atAge, covarianceAtAge, designOf, effectsOf } from './effects.ts';

const named = (name: string): Parameter => ({
  name,
  what: name,
  unit: '1',
  central: 1,
  spread: 0.3,
  law: 'lognormal',
  source: 'test',
  confidence: 'assumption',
});
const parameters = [
  named('gamma:Pb'),
  named('vacuum-induction/kMelt'),
  named(ownName('vacuum-induction', 'O')),
  named(ownName('vacuum-induction', 'Pb')),
];

it('lets the factor of oxygen age with the lining, where linings of more than one age were seen', () => {
  expect(effectsOf(parameters, new Set([4]))).toEqual({ parameters, ageing: [] });
  const effects = effectsOf(parameters, new Set([1, 2]));
  expect(effects.ageing).toEqual([2]);
  expect(designOf(effects)).toEqual({
    effects: 5,
    vary: [false, true, true, true, false],
    structural: [false, false, true, true, true],
  });
});

it('moves mean and covariance of a heat by the age of its lining', () => {
  const effects = effectsOf(parameters, new Set([1, 2]));
  const x = agedBy(10);
  expect(x).toBeGreaterThan(0);
  expect([...atAge(effects, [1, 2, 3, 4, 5], 10)]).toEqual([1, 2, 3 + 5 * x, 4]);
  expect([...atAge(effects, [1, 2, 3, 4, 5], null)]).toEqual([1, 2, 3, 4]);
  // effects, and one number behind them, apart but for the factor and its ageing
  const width = 6;
  const covariance = new Float64Array(width * width);
  for (let i = 0; i < width; i++) covariance[i * width + i] = i + 1;
  covariance[2 * width + 4] = covariance[4 * width + 2] = -0.5;
  const out = covarianceAtAge(effects, covariance, { age: 10, rest: 1 });
  expect(out).toHaveLength(25);
  expect(out[2 * 5 + 2]).toBeCloseTo(3 - 2 * x * 0.5 + 5 * x * x, 12);
  expect(out[4 * 5 + 4]).toBe(6);
  expect(out[2 * 5 + 3]).toBe(0);
});
