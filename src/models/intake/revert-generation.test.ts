import { expect, it } from 'vitest';
import { meanGeneration } from './revert-generation.ts';

it('the generation of a charge is the mass-weighted mean', () => {
  const charge = [
    { mass_kg: 600, generation: 2 },
    { mass_kg: 400, generation: 0 },
  ];
  expect(meanGeneration(charge)).toBeCloseTo(1.2, 12);
});

it('refuses no mass and a negative generation', () => {
  expect(() => meanGeneration([])).toThrow(/no mass/);
  expect(() => meanGeneration([{ mass_kg: 1, generation: -1 }])).toThrow(/negative/);
});
