import { expect, it } from 'vitest';
import type { PlanInput } from '../../documents/heats/plan.ts';
import { dataFacts } from '../testing/data-facts.ts';
import { problemOf } from './problem.ts';
import { shortMass } from './short-mass.ts';

const facts = dataFacts();
const input = {
  format: 'remelt-plan/1',
  materials: [
    { id: 'Ni', composition_wtpct: {}, balance: 'Ni', price_usd_per_kg: 17, available_kg: 900 },
    { id: 'Cr', composition_wtpct: {}, balance: 'Cr', price_usd_per_kg: 9, available_kg: 900 },
  ],
  heats: [
    {
      id: 'H-1',
      target: { mass_kg: 400, limits_wtpct: { Cr: { min: 18, max: 22 } } },
      route: [{ operation: 'vacuum-induction', fidelity: 'table' }],
    },
  ],
} as unknown as PlanInput;
const { problem } = problemOf(input, facts.grades, facts.distributionTables);

/** What is said of a charge of so much metal. */
const saidOf = (kg: number, more: object = {}) =>
  shortMass(
    { input, facts, problem } as never,
    {
      recourse: null,
      plan: {
        problem,
        option: { id: 'route' },
        solution: { lines: [0.8 * kg, 0.2 * kg].map((mass_kg, material) => ({ material, mass_kg })) },
        ...more,
      },
    } as never,
    0,
  );

it('says what a charge makes through its furnaces where that is not the mass that was ordered', () => {
  const [said] = saidOf(300);
  expect(said).toMatchObject({
    kind: 'short-mass',
    what: 'refined metal of H-1, of 400 kg ordered',
    unit: 'kg',
  });
  const made = Number(said!.value);
  // less than was charged, by what the melt loses
  expect(made).toBeGreaterThan(280);
  expect(made).toBeLessThan(300);
  const whole = (300 * 400) / made;
  expect(saidOf(whole)).toEqual([]);
  expect(saidOf(1.004 * whole)).toEqual([]);
  expect(saidOf(1.006 * whole)).toHaveLength(1);
});

it('says nothing of a charge without a route', () => {
  expect(saidOf(300, { option: null })).toEqual([]);
});
