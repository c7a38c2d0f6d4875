import { describe, expect, it } from 'vitest';
import type { ChargeProblem } from '../problem.ts';
import { heat, material, specification } from '../testing/problems.ts';
import { brokenRules, failedCheck } from './why-not.ts';

const problem: ChargeProblem = {
  materials: [
    material('gates', { Cr: 20 }, { balance: 'Ni', available_kg: 900, minimumIfUsed_kg: 300 }),
    material('bars', { Cr: 24 }, { balance: 'Ni', available_kg: 900, item_kg: 50 }),
    material('Ni', { Ni: 100 }),
  ],
  heats: [heat(specification({ Cr: [19, 21] }, { balance: 'Ni' }), { maxMaterials: 2 })],
};
const charge = (...kg: readonly number[]) => kg.map((mass_kg, i) => ({ material: i, mass_kg }));

describe('why a cheaper charge is not the plan', () => {
  it('names what it breaks and by how much, the furthest first', () => {
    // 15.6 % Cr, a third material, a bit of a lot, and a part of a bar
    expect(brokenRules(problem, [charge(100, 566.6666666, 333.3333334)])).toMatch(
      /^100 kg of gates, at least 300 kg when used, 3 materials in .*, 11.3 pieces of bars, 1 more$/,
    );
    expect(brokenRules(problem, [charge(900, 100)])).toBe('');
  });

  it('names the limits that fail on the draws, how often, what is expected there, and what is required', () => {
    const [limit] = [{ elements: ['Cr' as const], min: 0.19, max: 0.21 }];
    const count = { passes: 800, samples: 1000, failures: [{ limit, side: 'max' as const, fails: 200 }] };
    const of = { problem, lines: charge(750, 250), confidence: 0.95 };
    expect(failedCheck(count as never, of)).toBe(
      'it may not be used, it fails the conformance check: 800 of 1000 drawn heats pass, 80.0 % where 95.0 % is required; Cr above 21 wt% in 20.0 % (expected 21 wt%)',
    );
  });
});
