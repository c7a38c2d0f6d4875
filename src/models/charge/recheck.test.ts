import { expect, it } from 'vitest';
import type { ChargeProblem } from './problem.ts';
import { keepsCounts } from './recheck.ts';
import { heat, material, specification } from './testing/problems.ts';

const lot = (id: string) =>
  material(id, { Ni: 50 }, { balance: 'Fe', price_usd_per_kg: 1, available_kg: 100 });
const bought = material('Ni', { Ni: 99 }, { balance: 'Fe', price_usd_per_kg: 15 });
const SKULL = { ...lot('skull'), onlyIn: 'H-1' };
const problem = (more: object): ChargeProblem => ({
  materials: [lot('A'), lot('B'), bought, SKULL],
  heats: [heat(specification({ Ni: [40, 60] }, { balance: 'Fe' }), more)],
});
const charge = (...places: number[]) => places.map((place) => ({ material: place, mass_kg: 1 }));

it('counts materials and lots against what a heat may hold, and not what is in the crucible anyway', () => {
  expect(keepsCounts(problem({}), charge(0, 1, 2, 3))).toBe(true);
  expect(keepsCounts(problem({ maxMaterials: 2 }), charge(0, 1, 3))).toBe(true);
  expect(keepsCounts(problem({ maxMaterials: 2 }), charge(0, 1, 2))).toBe(false);
  expect(keepsCounts(problem({ maxLots: 2 }), charge(0, 1, 2))).toBe(true);
  expect(keepsCounts(problem({ maxLots: 1 }), charge(0, 1))).toBe(false);
});
